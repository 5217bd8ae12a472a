import { safetyPlanOf } from '../alerts/safety-plan';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { chartView } from '../charts/chart-view';
import { stayingWellOf } from '../discharge/staying-well';
import { documentsOf, documentText, plainText } from '../documents/documents';
import { isRecord } from '../is-record';
import { referralsOf } from '../referrals/referrals';
import { sessionsOf } from '../sessions/sessions';
import { entriesOf } from '../worksheets/worksheets-of';

/** What is looked through, as it is told apart beside a search. */
export const searchKinds = ['message', 'task', 'note', 'letter', 'referral'] as const;
export type SearchKind = (typeof searchKinds)[number];
/** Where somebody's words stand, and what kind of thing that is. `private`: kept by their author alone, in no case. */
export const searchSources = {
  message: 'message',
  welcome: 'message',
  entry: 'task',
  answer: 'task',
  feedback: 'task',
  'next-time': 'task',
  comment: 'task',
  'staying-well': 'task',
  'safety-plan': 'task',
  course: 'task',
  private: 'note',
  triage: 'note',
  supervision: 'note',
  late: 'note',
  session: 'note',
  assessment: 'note',
  discharge: 'note',
  letter: 'letter',
  decision: 'letter',
  referral: 'referral',
} as const satisfies Record<string, SearchKind>;
export type SearchSource = keyof typeof searchSources;

/** Words that somebody has written, as they stand now. */
export interface SearchText {
  source: SearchSource;
  /** Of the thing within its case. */
  id: string;
  /** By its author's clock, ISO. */
  at: string;
  /** Account of whoever wrote it. */
  by: string;
  text: string;
  /** The worksheet, the address in a programme or the letter's template that it belongs to. */
  about?: string;
}

/**
 * What people have written in a case, or in its chart, each thing as it stands now: what was replaced, taken away or erased is not among it.
 * Messages come in the order of the conversation.
 */
export function textsOf(state: CaseState): SearchText[] {
  return [
    ...wordsIn(state),
    ...tasksIn(state),
    ...plansIn(state),
    ...notesIn(state),
    ...lettersIn(state),
    ...referralsIn(state),
  ].filter(({ text }) => text.trim() !== '');
}

function wordsIn(state: CaseState): SearchText[] {
  return [
    ...kept(state, 'welcome').map(
      ({ author: by, item: { id, at, greeting: text } }): SearchText => ({ source: 'welcome', id, at, by, text }),
    ),
    ...kept(state, 'message').map(
      ({ author: by, item: { id, at, text } }): SearchText => ({ source: 'message', id, at, by, text }),
    ),
  ];
}

function tasksIn(state: CaseState): SearchText[] {
  // A later state has the same author: the citizen alone writes entries and answers.
  const authors = new Map(kept(state, 'entry').map(({ author, item }) => [item.entry, author]));
  const entries = [...entriesOf(state).values()].flat().map(
    ({ worksheet: about, entry: id, at, values }): SearchText => ({
      source: 'entry',
      id,
      at,
      by: authors.get(id) ?? '',
      text: proseIn(values).join('\n'),
      about,
    }),
  );
  const answers = new Map(
    kept(state, 'block').map(({ author: by, item: { id, at, address, block, options, texts } }) => [
      `${address}/${block}`,
      { source: 'answer' as const, id, at, by, text: [...(options ?? []), ...(texts ?? [])].join('\n'), about: address },
    ]),
  );
  return [
    ...entries,
    ...answers.values(),
    ...kept(state, 'feedback').map(
      ({ author: by, item: { id, at, address: about, note } }): SearchText => ({
        source: 'feedback',
        id,
        at,
        by,
        text: note ?? '',
        about,
      }),
    ),
    ...kept(state, 'next-time').map(
      ({ author: by, item: { id, at, address: about, text } }): SearchText => ({ source: 'next-time', id, at, by, text, about }),
    ),
    ...kept(state, 'comment').map(
      ({ author: by, item: { id, at, text } }): SearchText => ({ source: 'comment', id, at, by, text }),
    ),
  ];
}

/** Of a worksheet's values what can be prose: no dates and no times of the day. */
function proseIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d|^\d\d:\d\d$/.test(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(proseIn);
  return isRecord(value) ? Object.values(value).flatMap(proseIn) : [];
}

/** The two plans as they stand, and the courses that somebody has, or had, a place on. */
function plansIn(state: CaseState): SearchText[] {
  const well = stayingWellOf(state);
  const safety = safetyPlanOf(state);
  const places = new Map(kept(state, 'course-place').map((one) => [one.item.course, one]));
  return [
    ...[well].flatMap((one): SearchText[] => {
      if (!one) return [];
      const { id, at, by, helped, signs, doing, otherwise } = one;
      return [{ source: 'staying-well', id, at, by, text: [...helped, signs, doing, otherwise].filter(Boolean).join('\n') }];
    }),
    ...[safety].flatMap((one): SearchText[] => {
      if (!one) return [];
      const { id, at, by, warningSigns, own, others, helpers, safer, reasons } = one;
      const people = helpers.map(({ name, phone }) => [name, phone].filter(Boolean).join(' '));
      const text = [...warningSigns, ...own, ...others, ...people, ...safer, ...reasons].join('\n');
      return [{ source: 'safety-plan', id, at, by, text }];
    }),
    ...[...places.values()].map(
      ({ author: by, item: { course: id, at, title: text } }): SearchText => ({ source: 'course', id, at, by, text }),
    ),
  ];
}

function notesIn(state: CaseState): SearchText[] {
  const { notes, late } = chartView([state]);
  return [
    ...notes.map(
      ({ note: id, topic: source, text, by, at, changedAt }): SearchText => ({ source, id, at: changedAt ?? at, by, text }),
    ),
    ...Object.entries(late).map(([id, { reason: text, by, at }]): SearchText => ({ source: 'late', id, at, by, text })),
    ...sessionsOf(state).map(
      ({ session: id, start: at, by, topics, next }): SearchText => ({
        source: 'session',
        id,
        at,
        by,
        text: [topics.join(', '), next].join('\n'),
      }),
    ),
    ...kept(state, 'assessment').map(
      ({ author: by, item: { id, at, note } }): SearchText => ({ source: 'assessment', id, at, by, text: note ?? '' }),
    ),
    ...kept(state, 'discharge').map(
      ({ author: by, item: { id, at, note } }): SearchText => ({ source: 'discharge', id, at, by, text: note ?? '' }),
    ),
  ];
}

function lettersIn(state: CaseState): SearchText[] {
  const letters = documentsOf(state).filter(({ step }) => step !== 'dropped');
  return [
    ...letters.map(
      ({ letter, by }): SearchText => ({
        source: 'letter',
        id: letter.document,
        at: letter.at,
        by,
        text: plainText(documentText(letter)),
        about: letter.template,
      }),
    ),
    ...kept(state, 'decision').map(
      ({ author: by, item: { id, at, letter: text } }): SearchText => ({ source: 'decision', id, at, by, text }),
    ),
  ];
}

function referralsIn(state: CaseState): SearchText[] {
  return referralsOf(state).map(
    ({ author: by, at, item: { referral: id, name, words, wish, helped, times, elsewhere, reach } }) => ({
      source: 'referral',
      id,
      at,
      by,
      text: [name, words, wish, helped, times, elsewhere ?? '', reach.not ?? ''].filter(Boolean).join('\n'),
    }),
  );
}
