import type { ageBands } from '../figures/dimensions';
import { isRecord } from '../is-record';
import type { professions } from '../items/choices';
import type { TeamYear } from './practice';

type Answer = 'yes' | 'no' | '';
type Profession = (typeof professions)[number];
/** What is being entered of a year, as it stands in the fields. */
export interface YearDraft {
  coLocated: Answer;
  where: string;
  free: Answer;
  specialist: Answer;
  gathering: Answer;
  survey: Answer;
  population: string;
  experience: string;
  /** By account. */
  percent: Record<string, string>;
  profession: Record<string, Profession>;
  educated: Record<string, Answer>;
  /** Other low-threshold help in the municipality. */
  others: MeasureDraft[];
  /** By band of age and by gender; left out in drafts that are older than the question. */
  inhabitants?: Record<string, string>;
  source?: string;
}
export interface MeasureDraft {
  name: string;
  positions: string;
  target: string;
  about: string;
}
export const emptyMeasure: MeasureDraft = { name: '', positions: '', target: '', about: '' };
/** So many stand in a year. */
export const mostMeasures = 10;
export const yesAndNo = ['coLocated', 'free', 'specialist', 'gathering', 'survey'] as const;

/** The bands of age and the genders by which public tables count inhabitants; a service that is for grown-ups asks for no younger ones. */
export const countedBands = [
  '16-17',
  '18-24',
  '25-34',
  '35-44',
  '45-54',
  '55-64',
  '65+',
] as const satisfies readonly (typeof ageBands)[number]['band'][];
export const countedGenders = ['woman', 'man'] as const;

const answers: readonly unknown[] = ['yes', 'no', ''];
export const isYearDraft = (value: unknown): value is YearDraft | null =>
  value === null ||
  (isRecord(value) &&
    yesAndNo.every((key) => answers.includes(value[key])) &&
    [value.where, value.population, value.experience].every((one) => typeof one === 'string') &&
    [value.percent, value.profession, value.educated, value.inhabitants ?? {}].every(isRecord) &&
    typeof (value.source ?? '') === 'string' &&
    Array.isArray(value.others) &&
    value.others.every((one) => isRecord(one) && Object.keys(emptyMeasure).every((key) => typeof one[key] === 'string')));

const asAnswer = (value: boolean | null | undefined): Answer => (value == null ? '' : value ? 'yes' : 'no');
const fromAnswer = (answer: Answer | undefined): boolean | null => (answer ? answer === 'yes' : null);

/** The fields as they stood last; empty where nobody has entered anything. */
export function yearDraftOf(known: TeamYear | null): YearDraft {
  const staff = known?.staff ?? [];
  const by = <V>(value: (one: TeamYear['staff'][number]) => V) =>
    Object.fromEntries(staff.map((one) => [one.person, value(one)]));
  return {
    coLocated: asAnswer(known?.coLocated),
    where: known?.where ?? '',
    free: asAnswer(known?.free),
    specialist: asAnswer(known?.specialist),
    gathering: asAnswer(known?.gathering),
    survey: asAnswer(known?.survey),
    population: known?.population == null ? '' : String(known.population),
    experience: known?.experience ?? '',
    inhabitants: Object.fromEntries([
      ...(known?.inhabitants?.age ?? []).map(({ band, count }) => [band, String(count)]),
      ...(known?.inhabitants?.gender ?? []).map(({ gender, count }) => [gender, String(count)]),
    ]),
    source: known?.inhabitants?.source ?? '',
    percent: by(({ percent }) => (percent === null ? '' : String(percent))),
    profession: by(({ profession }) => profession),
    educated: by(({ educated }) => asAnswer(educated)),
    others: (known?.otherMeasures ?? []).map(({ name, positions, target, about }) => ({
      name,
      positions: positions === null ? '' : String(positions / 100).replace('.', ','),
      target,
      about,
    })),
  };
}

/** A whole number as somebody writes it, blanks between the thousands; null: nothing; `undefined`: it is none, or above `most`. */
export function wholeIn(text: string, most: number): number | null | undefined {
  const digits = text.replace(/[\s.]/g, '');
  if (digits === '') return null;
  return /^\d{1,8}$/.test(digits) && Number(digits) <= most ? Number(digits) : undefined;
}

/** Positions as somebody writes them, "1,5", in hundredths; null: nothing; `undefined`: no number. */
export function positionsIn(text: string): number | null | undefined {
  const digits = text.trim().replace(',', '.');
  if (digits === '') return null;
  return /^\d{1,3}(\.\d{1,2})?$/.test(digits) ? Math.round(Number(digits) * 100) : undefined;
}

/** Of inhabitants what was filled in. @returns null: nothing was; `undefined`: a number is none, or nothing says where they are from */
export function inhabitantsIn({ inhabitants = {}, source = '' }: YearDraft): TeamYear['inhabitants'] | null {
  const countOf = (key: string) => wholeIn(inhabitants[key] ?? '', 10_000_000);
  const counts = [...countedBands, ...countedGenders].map(countOf);
  if (counts.includes(undefined)) return undefined;
  if (counts.every((one) => one === null)) return null;
  if (source.trim() === '') return undefined;
  const counted = <K extends string>(keys: readonly K[]) =>
    keys.flatMap((key) => {
      const count = countOf(key);
      return count == null ? [] : [{ key, count }];
    });
  return {
    source: source.trim(),
    age: counted(countedBands).map(({ key, count }) => ({ band: key, count })),
    gender: counted(countedGenders).map(({ key, count }) => ({ gender: key, count })),
  };
}

/** What the fields say of a year. @returns null where a number is none */
export function yearOf(draft: YearDraft, year: number, people: readonly string[]): Omit<TeamYear, 'at'> | null {
  const population = wholeIn(draft.population, 10_000_000);
  const staff = people.map((person) => ({
    person,
    profession: draft.profession[person] ?? 'other',
    percent: wholeIn(draft.percent[person] ?? '', 100),
    educated: fromAnswer(draft.educated[person]),
  }));
  const inhabitants = inhabitantsIn(draft);
  const others = draft.others
    .filter((one) => Object.values(one).some((text) => text.trim() !== ''))
    .map((one) => ({ ...one, positions: positionsIn(one.positions) }));
  if (
    population === undefined ||
    inhabitants === undefined ||
    [...staff.map(({ percent }) => percent), ...others.map(({ positions }) => positions)].includes(undefined)
  )
    return null;
  return {
    year,
    coLocated: fromAnswer(draft.coLocated),
    where: draft.where.trim(),
    free: fromAnswer(draft.free),
    specialist: fromAnswer(draft.specialist),
    gathering: fromAnswer(draft.gathering),
    survey: fromAnswer(draft.survey),
    staff: staff
      .filter(({ person, percent, educated }) => percent !== null || educated !== null || draft.profession[person] !== undefined)
      .map((one) => ({ ...one, percent: one.percent ?? null })),
    population,
    otherMeasures: others.map(({ name, positions, target, about }) => ({
      name: name.trim(),
      positions: positions ?? null,
      target: target.trim(),
      about: about.trim(),
    })),
    experience: draft.experience,
    ...(inhabitants ? { inhabitants } : {}),
  };
}
