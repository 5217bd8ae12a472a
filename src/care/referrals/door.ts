import type { ItemDraft, ItemOf } from '../items/items';
import { localDate } from '../time/dates';
import { type DoorDraft, type DoorQuestion, type DoorStep, doorQuestions } from './door-draft';

/** Why another place may be the right one. It is said at once, with numbers, and closes nothing. */
export type Guard = 'under-age' | 'other-municipality' | 'treated-elsewhere';
/** What a team says of whom it serves. */
export interface DoorTeam {
  age: number;
}

/** A municipality by its number, and a district of it. */
export type Place = NonNullable<ItemOf<'referral'>['place']>;
export const nameOfPlace = ({ kommune, bydel }: Place): string => [kommune, bydel].filter(Boolean).join(' ');
/** Where somebody lives, of the places that the team serves: as they said, and where there is but one that one. */
function placeIn({ lives, place }: DoorDraft, places: readonly Place[]): Place | undefined {
  if (lives !== 'here') return undefined;
  return places.length === 1 ? places[0] : places.find((one) => nameOfPlace(one) === place);
}

const onlyShort: ReadonlySet<DoorQuestion> = new Set(['problems', 'age', 'who']);
/** The questions that are asked of this person, in their order. */
export const questionsFor = ({ short }: Pick<DoorDraft, 'short'>): readonly DoorQuestion[] =>
  short ? doorQuestions.filter((one) => onlyShort.has(one)) : doorQuestions;

const firstYear = 1900;
/** The year as a number; null where nobody alive was born in it. */
export function birthYearOf({ birthYear }: Pick<DoorDraft, 'birthYear'>, today: string): number | null {
  const year = /^\d{4}$/.test(birthYear.trim()) ? Number(birthYear) : Number.NaN;
  return year >= firstYear && year <= Number(today.slice(0, 4)) ? year : null;
}

/**
 * What speaks for another place. Of somebody's age only the year is known: whoever can have reached the team's age this year counts as having.
 * @param today YYYY-MM-DD
 */
export function guardsOf(draft: DoorDraft, team: DoorTeam, today: string): Guard[] {
  const year = birthYearOf(draft, today);
  return [
    ...(year !== null && Number(today.slice(0, 4)) - year < team.age ? ['under-age' as const] : []),
    ...(draft.lives === 'other' ? ['other-municipality' as const] : []),
    ...(draft.treated === 'yes' ? ['treated-elsewhere' as const] : []),
  ];
}

/** What must be there before one goes on: as little as can be. */
export type Missing = 'problems' | 'birthYear' | 'name' | 'phone';
export function missingIn(question: DoorQuestion, draft: DoorDraft, today: string): Missing[] {
  if (question === 'problems') return draft.problems.length === 0 && draft.words.trim() === '' ? ['problems'] : [];
  if (question === 'age') return birthYearOf(draft, today) === null ? ['birthYear'] : [];
  if (question !== 'who') return [];
  return [
    ...(draft.name.trim() === '' ? ['name' as const] : []),
    ...(/\d(?:\D*\d){7}/.test(draft.phone) ? [] : ['phone' as const]),
  ];
}

/** The screen after this one. @param measured whether the measures have been answered since it was begun */
export function nextStep(draft: DoorDraft, team: DoorTeam, today: string, measured: boolean): DoorStep {
  const { step } = draft;
  if (step === 'age' && guardsOf(draft, team, today).length > 0) return 'elsewhere';
  const asked = questionsFor(draft).filter((one) => one !== 'measures' || !measured);
  const from = step === 'elsewhere' ? 'age' : step;
  const later = from === 'review' ? [] : asked.filter((one) => doorQuestions.indexOf(one) > doorQuestions.indexOf(from));
  return later[0] ?? 'review';
}
/** The screen before it; null before the first. What else may be the right place is passed over on the way back. */
export function previousStep(draft: DoorDraft): DoorStep | null {
  if (draft.step === 'elsewhere') return 'age';
  const asked = questionsFor(draft).filter((one) => one !== 'measures');
  if (draft.step === 'review') return asked.at(-1) ?? null;
  const { step } = draft;
  return asked.findLast((one) => doorQuestions.indexOf(one) < doorQuestions.indexOf(step)) ?? null;
}
/** How far somebody has come: the question before them, of how many. */
export function placeOf(draft: DoorDraft): { n: number; of: number } {
  const asked = questionsFor(draft);
  const { step } = draft;
  if (step === 'review') return { n: asked.length, of: asked.length };
  const index = asked.indexOf(step === 'elsewhere' ? 'age' : step);
  return { n: index < 0 ? asked.length : index + 1, of: asked.length };
}

const kept = (text: string | undefined, most: number): string => (text ?? '').trim().slice(0, most);
const filled = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined && value !== false),
  ) as Partial<T>;

/** What is sent. @param id of the referral; `promised` what the page said when it was sent; `places` that the team serves */
export function referralOf(
  draft: DoorDraft,
  p: { id: string; now: string; promised: { answerBy: string; roster: number } | null; places: readonly Place[] },
): Extract<ItemDraft, { kind: 'referral' }> {
  const today = localDate(p.now);
  const year = birthYearOf(draft, today);
  const needs = filled({
    ...draft.needs,
    language: kept(draft.needs?.language, 40),
    other: kept(draft.needs?.other, 500),
  });
  const called = kept(draft.called, 60);
  const place = placeIn(draft, p.places);
  const elsewhere = draft.treated === 'yes' ? kept(draft.elsewhere, 500) : '';
  return {
    kind: 'referral',
    referral: p.id,
    contactAt: today,
    way: 'door',
    source: draft.onAdvice,
    name: kept(draft.name, 120),
    phone: kept(draft.phone, 30),
    problems: [...draft.problems],
    words: kept(draft.words, 4_000),
    wish: kept(draft.wish, 2_000),
    helped: kept(draft.helped, 2_000),
    times: kept(draft.times, 500),
    reach: filled({ ...draft.reach, not: kept(draft.reach.not, 300) }),
    ...(called ? { called } : {}),
    ...(year === null ? {} : { birthYear: year }),
    ...(place ? { place } : {}),
    ...(draft.gender ? { gender: draft.gender } : {}),
    ...(draft.since ? { since: draft.since } : {}),
    ...(draft.workStatus ? { work: { status: draft.workStatus } } : {}),
    ...(Object.keys(needs).length > 0 ? { needs } : {}),
    ...(draft.gpMayTell ? { gp: { ...filled({ name: kept(draft.gpName, 120) }), mayTell: draft.gpMayTell } } : {}),
    ...(elsewhere ? { elsewhere } : {}),
    ...(p.promised ? { promised: p.promised } : {}),
  };
}
