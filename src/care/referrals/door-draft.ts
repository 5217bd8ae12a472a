import { isRecord } from '../is-record';
import { genders, gpMayKnow, referralProblems, troubledSince, workStatuses } from '../items/choices';
import type { ItemOf } from '../items/items';

/** What is asked at the door, one a screen, in this order; `measures` is a sitting of questionnaires of its own. */
export const doorQuestions = [
  'problems',
  'age',
  'wish',
  'since',
  'helped',
  'work',
  'needs',
  'reach',
  'gp',
  'who',
  'measures',
] as const;
export type DoorQuestion = (typeof doorQuestions)[number];
/** A question, what else may be the right place, or a last look before it is sent. */
export type DoorStep = DoorQuestion | 'elsewhere' | 'review';

type Fields = Omit<
  ItemOf<'referral'>,
  'id' | 'at' | 'kind' | 'referral' | 'contactAt' | 'way' | 'source' | 'promised' | 'birthYear' | 'place' | 'gp' | 'work'
>;
/** What somebody has answered so far; it is kept as they type. */
export interface DoorDraft extends Fields {
  /** When it was begun, ISO: measures from before belong to something else. */
  begunAt: string;
  step: DoorStep;
  /** They are asked to be called, and no more. */
  short: boolean;
  /** As typed; a year of four digits counts. */
  birthYear: string;
  lives: 'here' | 'other' | null;
  /** Of the places that the team serves, as door.ts names them; empty: not asked, or not said. */
  place: string;
  treated: 'no' | 'yes' | null;
  elsewhere: string;
  onAdvice: 'self' | 'self-gp';
  workStatus: (typeof workStatuses)[number] | null;
  gpName: string;
  gpMayTell: (typeof gpMayKnow)[number] | null;
  called: string;
}

export const newDoorDraft = (begunAt: string): DoorDraft => ({
  begunAt,
  step: 'problems',
  short: false,
  birthYear: '',
  lives: null,
  place: '',
  treated: null,
  elsewhere: '',
  onAdvice: 'self',
  workStatus: null,
  gpName: '',
  gpMayTell: null,
  name: '',
  called: '',
  phone: '',
  problems: [],
  words: '',
  wish: '',
  helped: '',
  times: '',
  reach: {},
  needs: {},
});

const among = <V extends string>(list: readonly V[], value: unknown): V | undefined => list.find((one) => one === value);
const said = (value: unknown): string => (typeof value === 'string' ? value : '');
const flags = <K extends string>(value: unknown, keys: readonly K[]) =>
  Object.fromEntries(keys.flatMap((key) => (isRecord(value) && typeof value[key] === 'boolean' ? [[key, value[key]]] : [])));
const words = <K extends string>(value: unknown, keys: readonly K[]) =>
  Object.fromEntries(keys.flatMap((key) => (isRecord(value) && typeof value[key] === 'string' ? [[key, value[key]]] : [])));

/** Whatever was kept, as far as it can be read; null where nothing was begun. */
export function readDoorDraft(value: unknown): DoorDraft | null {
  if (!isRecord(value) || typeof value.begunAt !== 'string' || Number.isNaN(Date.parse(value.begunAt))) return null;
  const since = among(troubledSince, value.since);
  const gender = among(genders, value.gender);
  return {
    begunAt: value.begunAt,
    step: among<DoorStep>([...doorQuestions, 'elsewhere', 'review'], value.step) ?? 'problems',
    short: value.short === true,
    birthYear: said(value.birthYear),
    place: said(value.place),
    lives: among(['here', 'other'] as const, value.lives) ?? null,
    treated: among(['no', 'yes'] as const, value.treated) ?? null,
    elsewhere: said(value.elsewhere),
    onAdvice: among(['self', 'self-gp'] as const, value.onAdvice) ?? 'self',
    workStatus: among(workStatuses, value.workStatus) ?? null,
    gpName: said(value.gpName),
    gpMayTell: among(gpMayKnow, value.gpMayTell) ?? null,
    name: said(value.name),
    called: said(value.called),
    phone: said(value.phone),
    problems: Array.isArray(value.problems) ? referralProblems.filter((one) => (value.problems as unknown[]).includes(one)) : [],
    words: said(value.words),
    wish: said(value.wish),
    helped: said(value.helped),
    times: said(value.times),
    reach: { ...flags(value.reach, ['call', 'text']), ...words(value.reach, ['not']) },
    needs: { ...flags(value.needs, ['interpreter', 'hearing', 'sight']), ...words(value.needs, ['language', 'other']) },
    ...(since ? { since } : {}),
    ...(gender ? { gender } : {}),
  };
}
