import type { CaseEntry, CaseState, MemberChange } from '../../src/care/case/state';
import type { CaseContext } from '../../src/care/case-view';
import type { DeskCase } from '../../src/care/desk/reasons';
import { summarise } from '../../src/care/desk/summary';
import type { Item, ItemDraft, ItemOf } from '../../src/care/items/items';
import type { ProgrammeCard } from '../../src/care/programmes/types';
import type { ConfirmedCourses } from '../../src/care/registry/reasons';

/** Builders of cases: who writes what when, in as few words as a test needs. */
export const kari = 'kari-citizen';
export const maja = 'maja-therapist';
export const liv = 'liv-custodian';

let counter = 0;
/** 22 letters, as an id of 16 bytes has. */
export const newId = (): string => `id${String(counter++).padStart(19, '0')}A`;

/** Numbers the entries it is given, so that a test need not. */
export function log(first = 0) {
  let seq = first;
  const write = (author: string, at: string, draft: ItemDraft & { id?: string }): CaseEntry & { item: Item; seq: number } => ({
    seq: seq++,
    author,
    authorRole: author === kari ? 'citizen' : 'staff',
    item: { id: newId(), ...draft, at } as Item,
  });
  return { write, skip: () => seq++ };
}
export const unsent = (entry: CaseEntry): CaseEntry => ({ ...entry, seq: null });

export const joined = (seq: number, at: string): MemberChange => ({
  seq,
  at,
  by: kari,
  added: [kari],
  removed: [],
  kind: 'joined',
});

export function context(me: string, changes: Partial<CaseContext & ConfirmedCourses> = {}): CaseContext & ConfirmedCourses {
  return {
    me,
    members: [
      { account: kari, role: 'citizen' },
      { account: maja, role: 'staff' },
      { account: liv, role: 'staff' },
    ],
    invitation: null,
    refused: {},
    programmes: [sleep],
    ...changes,
  };
}
/** The case as a desk has it. */
export const atDesk = (
  caseRef: string,
  state: CaseState,
  context: CaseContext & ConfirmedCourses,
  integrityWarning: DeskCase['integrityWarning'] = null,
): DeskCase => ({
  caseRef,
  summary: summarise(state, context.programmes),
  context,
  integrityWarning,
});
export const people = [
  { account: maja, name: 'Maja Lie', title: 'psykolog', roles: ['therapist'] },
  { account: liv, name: 'Liv Hagen', title: 'fagleder', roles: ['lead', 'custodian'] },
];

const part = (n: number, screens: string[]): ProgrammeCard['parts'][number] => ({
  id: `p${n}`,
  title: `Del ${n}`,
  goal: '',
  minutes: 20,
  pauseDays: 7,
  screens,
  checkIn: [],
  readyWhen: n === 3 ? { worksheet: 'sleep-diary', entries: 7 } : null,
  homework: [{ id: 'diary', worksheet: 'sleep-diary', times: 7 }],
});
/** A programme of three parts with one guard and one choice that holds. */
export const sleep: ProgrammeCard = {
  id: 'sleep',
  lang: 'nb',
  title: 'Sov bedre',
  version: '1.0.0',
  reviewed: false,
  minAge: 16,
  duration: { parts: 3, weeks: 3, minutesPerPart: [20, 40], minutesPerDay: 10 },
  person: 'Sunniva',
  summary: '',
  forWhom: [],
  talkFirst: [],
  holds: { 'sleep-window': ['p1/health-guard', 'p3/travel-plan'] },
  heldSheets: {},
  guards: [
    { address: 'p1/health-guard', feature: 'sleep-window', kind: 'guard', free: ['none'] },
    { address: 'p3/travel-plan', feature: 'sleep-window', kind: 'choice', holding: ['must'] },
  ],
  about: [],
  parts: [
    part(1, ['welcome', 'two-forces', 'health', 'summary']),
    part(2, ['look-back', 'summary']),
    part(3, ['river', 'summary']),
  ],
};

/** Answers to PHQ-9 or GAD-7 that add up to `total`; PHQ-9's item 9 is `risk`. */
export function answers(instrument: 'phq-9' | 'gad-7', total: number, risk = 0): Extract<ItemDraft, { kind: 'answers' }> {
  const values: Record<string, number> = {};
  const scored = instrument === 'phq-9' ? 8 : 7;
  let left = total - risk;
  for (let i = 1; i <= scored; i++) {
    values[`q${i}`] = Math.min(3, left);
    left -= values[`q${i}`] ?? 0;
  }
  if (instrument === 'phq-9') values.q9 = risk;
  return {
    kind: 'answers',
    instrument,
    version: '1.0.0',
    language: 'nb',
    wording: 'nb',
    startedAt: '2026-03-01T12:00:00Z',
    timeZone: 'Europe/Oslo',
    mode: 'home',
    values,
  };
}
export const message = (text: string): ItemDraft => ({ kind: 'message', text });
export const receipt = (received: number, read = -1): ItemDraft => ({ kind: 'receipt', received, read });
export const progress = (part: string, screen: string, opened: number, finished = false): ItemDraft => ({
  kind: 'progress',
  programme: 'sleep',
  version: '1.0.0',
  part,
  screen,
  opened,
  of: 4,
  skipped: [],
  finished,
});
export const guardAnswer = (address: string, keys: string[]): ItemDraft => ({
  kind: 'block',
  address: `sleep/${address}`,
  version: '1.0.0',
  language: 'nb',
  block: 'guard',
  prompt: '',
  keys,
});
export const diary = (date: string, entry: string, values: Record<string, number | string> = {}): ItemDraft => ({
  kind: 'entry',
  worksheet: 'sleep-diary',
  entry,
  date,
  values,
});
export const assignProgramme: ItemDraft = { kind: 'assign', what: { type: 'programme', programme: 'sleep' } };
export const assignMeasures = (repeat: 'once' | 'weekly', firstDue: string): ItemDraft => ({
  kind: 'assign',
  what: { type: 'questionnaire', instruments: ['phq-9', 'gad-7'], repeat, firstDue },
});

/** Somebody asks for help; `referral` is its id. */
export const asks = (
  referral: string,
  contactAt: string,
  more: Partial<ItemOf<'referral'>> = {},
): Extract<ItemDraft, { kind: 'referral' }> => ({
  kind: 'referral',
  referral,
  contactAt,
  way: 'phone',
  source: 'self',
  name: 'Sander Nilsen',
  phone: '41 22 33 44',
  problems: ['sleep'],
  words: 'Sover nesten ikke.',
  wish: '',
  helped: '',
  times: '',
  reach: {},
  ...more,
});
export const decides = (
  referral: string,
  decision: string,
  more: Partial<ItemOf<'decision'>> = {},
): Extract<ItemDraft, { kind: 'decision' }> => ({
  kind: 'decision',
  decision,
  referral,
  outcome: 'taken-in',
  letter: 'Hei Sander.',
  ...more,
});
