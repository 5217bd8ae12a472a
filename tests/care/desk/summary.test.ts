import { decode, encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actId } from '../../../src/care/act-id';
import type { Told } from '../../../src/care/alerts/told';
import { timely } from '../../../src/care/case/author-time';
import { emptyCase, fold, withoutUnsent } from '../../../src/care/case/fold';
import type { CaseEntry, CaseState, MemberChange } from '../../../src/care/case/state';
import type { CaseContext } from '../../../src/care/case-view';
import { casesView, inboxView } from '../../../src/care/desk/inbox-view';
import { type CaseSummary, nothingToSay, summarise } from '../../../src/care/desk/summary';
import type { ItemDraft } from '../../../src/care/items/items';
import type { ConfirmedCourses } from '../../../src/care/registry/reasons';
import { anyItem } from '../../fuzz/hostile';
import {
  answers,
  asks,
  assignMeasures,
  assignProgramme,
  atDesk,
  context,
  decides,
  diary,
  guardAnswer,
  joined,
  kari,
  liv,
  log,
  maja,
  message,
  newId,
  progress,
  sleep,
  unsent,
} from '../people';
import { casesFromItems, inboxFromItems } from './desk-from-items';

const begun = Date.UTC(2026, 2, 1, 9);
const instant = (hours: number) => new Date(begun + hours * 3_600_000).toISOString();
const day = (hours: number) => instant(hours).slice(0, 10);

/** What somebody does: `n` chooses the details, and which of the earlier things it is about. */
interface Act {
  kind: number;
  who: 'citizen' | 'therapist' | 'custodian';
  n: number;
  /** Hours after the act before it, by its author's clock. */
  later: number;
}
interface Past {
  answers: { id: string; at: string; instrument: string }[];
  assigned: string[];
  shown: string[];
  followUps: string[];
}
const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)];
const drafts: ((n: number, past: Past, at: string) => ItemDraft)[] = [
  (n) => message(`Melding ${n} ${'om natten '.repeat(n % 30)}`),
  (n) => answers('phq-9', n % 25, n % 4),
  (n) => answers('gad-7', n % 22),
  (n) => answers('phq-9', 10 + (n % 8)),
  (n) => ({ kind: 'filed', filed: newId(), what: { type: 'conversation' }, upTo: n % 40 }),
  () => ({ kind: 'opened' }),
  (n) => diary(day(n), pick(['entryA', 'entryB', newId()], n) ?? '', { quality: n % 5 }),
  (n, { shown }) => ({ kind: 'comment', on: pick(shown, n) ?? newId(), text: 'Fint!' }),
  (n) => guardAnswer(pick(['p1/health-guard', 'p3/travel-plan', 'p1/talk'], n) ?? '', n % 2 ? ['none'] : ['must', 'epilepsy']),
  (n) => ({ kind: 'release', feature: 'sleep-window', released: n % 3 > 0 }),
  (n) => progress(`p${1 + (n % 3)}`, 'summary', 1 + (n % 4), n % 2 === 0),
  (n) => ({
    kind: 'feedback',
    address: 'sleep/p1/feedback',
    shows: [],
    wait: n % 2 === 0,
    ...(n % 3 ? { note: `Tanke ${n}` } : {}),
  }),
  () => assignProgramme,
  (n) => assignMeasures(n % 2 ? 'weekly' : 'once', day(n % 400)),
  (n) => ({
    kind: 'assign',
    what: {
      type: 'questionnaire',
      instruments: n % 2 ? ['gad-7'] : ['phq-9', 'who-5'],
      repeat: n % 2 ? 'session' : 'fourth',
      firstDue: day(n % 300),
    },
  }),
  (n, { assigned }) => ({ kind: 'unassign', assignment: pick(assigned, n) ?? newId() }),
  (n, { assigned }) => ({ kind: 'skip', assignment: pick(assigned, n) ?? newId(), due: day(n % 500), reason: 'not-now' }),
  (n) => ({
    kind: 'appointment',
    appointment: pick(['first', 'second', newId()], n) ?? '',
    start: instant(n % 2_000),
    minutes: 45,
    mode: 'video',
    ...(n % 4 ? {} : { cancelled: true }),
  }),
  (n) => ({
    kind: 'appointment-answer',
    on: pick(['first', 'second', 'offer'], n) ?? '',
    answer: pick(['chosen', 'none', 'change', 'cancelled'] as const, n) ?? 'none',
    choice: 'second',
    ...(n % 2 ? { words: `Heller ${n}`, start: instant(n) } : {}),
  }),
  (n) => ({
    kind: 'proposal',
    proposal: 'offer',
    minutes: 45,
    until: instant(n % 2_000),
    times: [{ appointment: 'second', start: instant(n % 2_000), mode: 'phone' }],
  }),
  (n, past) => ({
    kind: 'risk-follow-up',
    answers: pick(past.answers, n)?.id ?? newId(),
    dangerNow: 'no',
    thoughtsNow: 'no',
    plan: 'no',
    means: 'unsure',
    alone: 'no',
  }),
  (n, past, at) => ({
    kind: 'assessment',
    answers: (n % 2 ? past.answers.at(-1) : pick(past.answers, n))?.id ?? newId(),
    action: 'called',
    ...(n % 3 ? {} : { done: { by: pick([maja, liv, 'tor-duty'], n) ?? '', at, item: newId() } }),
  }),
  (n, past) => ({
    kind: 'struck',
    answers: pick(past.answers, n)?.id ?? newId(),
    reason: 'Feil',
    ...(n % 3 ? {} : { restored: true }),
  }),
  (n, past) => {
    const about = n % 3 ? past.answers.at(-1) : pick(past.answers, n);
    return {
      kind: 'flag-seen',
      rule: pick(['R1', 'R2', 'R4', 'R5', 'R7', 'R8', 'R9'] as const, n) ?? 'R1',
      instrument: n % 7 === 4 || n % 7 === 5 ? null : (about?.instrument ?? 'phq-9'),
      of: about?.at ?? instant(n),
      ...(n % 2 ? { action: 'talked' as const } : { snoozedUntil: day(n % 2_000) }),
    };
  },
  (n) => ({
    kind: 'discharge',
    reason: 'completed',
    ...(n % 3 ? {} : { reopened: true }),
    followUps: [
      { due: day(n % 300), instruments: ['phq-9', 'gad-7'] },
      { due: day(n % 700), instruments: ['phq-9'] },
    ],
  }),
  (n, { followUps }) => {
    const assignment = pick(followUps, n);
    return { ...answers('phq-9', n % 25), ...(assignment ? { assignment } : {}) };
  },
  (n) => ({ kind: 'profile', ...(n % 2 ? { name: `Navn ${n}` } : { called: `Kari ${n}` }) }),
  (n) => ({ kind: 'welcome', called: `Kari ${n}`, greeting: 'Velkommen' }),
  (n) => ({ kind: 'handover', to: pick([maja, liv], n) ?? '', note: 'Jeg slutter.' }),
  (n) => asks(pick(['askedOnce', 'askedAgain'], n) ?? '', day(n % 300), { name: `Navn ${n}` }),
  (n) =>
    decides(pick(['askedOnce', 'askedAgain'], n) ?? '', pick(['d1', 'd2', 'd3'], n) ?? '', {
      outcome: n % 4 ? 'taken-in' : 'advice',
      ...(n % 3 ? { therapist: pick([maja, liv], n) ?? '' } : {}),
      ...(n % 5 ? {} : { replaces: pick(['d1', 'd2'], n) ?? '' }),
    }),
  (n) => ({ kind: 'identity', account: pick([kari, 'old-account'], n) ?? '' }),
  (n) => ({
    kind: 'programme-plan',
    programme: 'sleep',
    parts: n % 2 ? ['p3', 'p1'] : ['p1'],
    stops: [],
    feedbackDays: 2,
    opened: [],
  }),
];
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.oneof({ weight: 3, arbitrary: fc.nat(drafts.length - 1) }, { weight: 1, arbitrary: fc.constantFrom(1, 2, 3) }),
  who: fc.constantFrom('citizen', 'therapist', 'custodian'),
  n: fc.nat(4_000),
  // Clocks are mostly right, and sometimes behind what stands before them.
  later: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 120 }) },
    { weight: 1, arbitrary: fc.integer({ min: -300, max: 0 }) },
  ),
});

interface Written {
  entries: CaseEntry[];
  changes: MemberChange[];
  answers: string[];
}
/** @param waiting how many of the last are not sent yet */
function written(acts: readonly Act[], waiting: number, came: number | null, removed: readonly string[]): Written {
  const { write, skip } = log();
  const past: Past = { answers: [], assigned: [], shown: [], followUps: [] };
  const changes: MemberChange[] = [];
  let hours = 0;
  const entries = acts.map(({ kind, who, n, later }, i) => {
    if (i === came) changes.push({ ...joined(skip(), instant(hours)), removed: [...removed], ...(n % 5 ? {} : { at: null }) });
    hours += later;
    const at = instant(hours);
    const draft = drafts[kind]?.(n, past, at) ?? message('');
    const entry = write({ citizen: kari, therapist: maja, custodian: liv }[who], at, draft);
    if (draft.kind === 'answers') past.answers.push({ id: entry.item.id, at, instrument: draft.instrument });
    if (draft.kind === 'assign') past.assigned.push(entry.item.id);
    if (draft.kind === 'discharge') past.followUps.push(...(draft.followUps ?? []).map(({ due }) => actId(entry.item.id, due)));
    if (draft.kind === 'feedback') past.shown.push(entry.item.id);
    return i >= acts.length - waiting ? unsent(entry) : entry;
  });
  return { entries, changes, answers: past.answers.map(({ id }) => id) };
}

const around = fc.record({
  me: fc.constantFrom(maja, liv),
  citizen: fc.boolean(),
  knocks: fc.constantFrom(0, 0, 3),
  invitation: fc.constantFrom(null, { open: true, notAfter: instant(900) }, { open: false, notAfter: null }),
  card: fc.constantFrom(sleep, {
    ...sleep,
    holds: { 'talk-first': ['p1/health-guard'], 'sleep-window': ['p3/travel-plan'] },
    guards: sleep.guards.map((guard, i) => ({ ...guard, feature: i ? 'sleep-window' : 'talk-first' })),
  }),
  cards: fc.boolean(),
  told: fc.array(
    fc.record({
      about: fc.nat(40),
      state: fc.constantFrom('seen' as const, 'acting' as const, 'escalated' as const, 'resolved' as const),
      by: fc.constantFrom(maja, liv, 'tor-duty'),
      hours: fc.nat(2_000),
    }),
    { maxLength: 4 },
  ),
  expected: fc.boolean(),
  confirmed: fc.option(fc.subarray(['askedOnce', 'askedAgain'])),
  integrityWarning: fc.constantFrom(null, null, { code: 'E_HOLE', at: instant(10) }),
});
type Around = typeof around extends fc.Arbitrary<infer T> ? T : never;
function contextOf(p: Around, ids: readonly string[]): CaseContext & ConfirmedCourses {
  const told = new Map<string, Told[]>();
  for (const { about, state, by, hours } of p.told) {
    const id = ids.at(-1 - (about % 3)) ?? '';
    told.set(id, [...(told.get(id) ?? []), { state, by, at: instant(hours), action: state === 'resolved' ? 'called' : null }]);
  }
  return context(p.me, {
    members: context(p.me).members.filter(({ role }) => p.citizen || role !== 'citizen'),
    invitation: p.invitation,
    knocks: p.knocks,
    programmes: p.cards ? [p.card] : [],
    told,
    ...(p.expected ? { expected: (_, first, n) => ({ upper: Math.max(0, first - n), cases: 40 }) } : {}),
    ...(p.confirmed ? { confirmed: p.confirmed } : {}),
  });
}

const looked = fc.record({ hours: fc.integer({ min: -50, max: 3_000 }), replyDays: fc.integer({ min: 0, max: 5 }) });
const history = fc.record({
  acts: fc.array(act, { maxLength: 40, size: 'max' }),
  waiting: fc.nat(3),
  came: fc.option(fc.nat(8)),
  removed: fc.constantFrom([], [], ['old-account']),
  around,
});
const kept = (summary: CaseSummary): CaseSummary => decode(encode(summary, { ignoreUndefined: true })) as CaseSummary;

describe('the summary of a case', () => {
  it('says on every day, and to everybody, what all items of the case say: in the inbox and in the table', () =>
    fc.assert(
      fc.property(
        fc.array(history, { minLength: 1, maxLength: 2 }),
        fc.array(looked, { minLength: 1, maxLength: 4 }),
        (all, looks) => {
          const cases = all.map(({ acts, waiting, came, removed, around }, i) => {
            const { entries, changes, answers } = written(acts, waiting, came, removed);
            const state = timely(fold(emptyCase(), entries, changes));
            return { caseRef: `case${i}`, state, context: contextOf(around, answers), integrityWarning: around.integrityWarning };
          });
          const summed = cases.map(({ caseRef, state, context, integrityWarning }) => ({
            caseRef,
            summary: kept(summarise(state, context.programmes)),
            context,
            integrityWarning,
          }));
          for (const { hours, replyDays } of looks) {
            const now = instant(hours);
            expect(inboxView(summed, { now, replyDays })).toEqual(inboxFromItems(cases, { now, replyDays }));
            expect(casesView(summed, now)).toEqual(casesFromItems(cases, now));
          }
        },
      ),
      { numRuns: 100 },
    ));

  it('says the same of a case in which items lie that no honest client writes', () =>
    fc.assert(
      fc.property(history, fc.array(anyItem, { maxLength: 8 }), looked, ({ acts, around }, items, { hours, replyDays }) => {
        const { entries, answers } = written(acts, 0, null, []);
        const laid = items.map((item, i): CaseEntry => {
          const authorRole = i % 2 ? 'staff' : 'citizen';
          return { seq: 500 + i, author: i % 2 ? maja : kari, authorRole, item };
        });
        const state = timely(fold(emptyCase(), [...entries, ...laid]));
        const context = contextOf(around, answers);
        const now = instant(hours);
        const summed = [{ ...atDesk('a', state, context), summary: kept(summarise(state, context.programmes)) }];
        const folded = [{ caseRef: 'a', state, context, integrityWarning: null }];
        expect(inboxView(summed, { now, replyDays })).toEqual(inboxFromItems(folded, { now, replyDays }));
        expect(casesView(summed, now)).toEqual(casesFromItems(folded, now));
      }),
      { numRuns: 100 },
    ));

  it('of a case that grew row by row is that of the case as it stands, also after what was unsent has come', () =>
    fc.assert(
      fc.property(history, ({ acts, came, removed }) => {
        const { entries, changes } = written(acts, 0, came, removed);
        const grown: CaseState = fold(emptyCase(), [], changes);
        for (const entry of entries) {
          fold(grown, [unsent(entry)]);
          summarise(timely(grown), [sleep]);
          fold(grown, [entry]);
        }
        const whole = summarise(timely(fold(emptyCase(), entries, changes)), [sleep]);
        expect(summarise(timely(grown), [sleep])).toEqual(whole);
        expect(summarise(timely(withoutUnsent(grown)), [sleep])).toEqual(whole);
      }),
      { numRuns: 40 },
    ));

  it('stays small: of a case of years nothing grows but the totals of its measures', () => {
    const { write } = log();
    const year = (n: number) =>
      Array.from({ length: n }, (_, i) => [
        write(kari, instant(i * 20), diary(day(i * 20), newId(), { quality: 3 })),
        write(kari, instant(i * 20), message('Jeg sov litt bedre i natt. '.repeat(20))),
        write(maja, instant(i * 20 + 1), message('Så bra! '.repeat(20))),
        write(kari, instant(i * 20 + 2), progress('p1', 'summary', 3)),
      ]).flat();
    const size = (entries: CaseEntry[]) => encode(summarise(fold(emptyCase(), entries), [sleep])).length;
    const small = size([write(maja, instant(0), assignProgramme), ...year(2)]);
    expect(size([write(maja, instant(0), assignProgramme), ...year(500)])).toBeLessThan(small + 50);
  });

  it('of nothing is a case without a name in which nobody waits', () => {
    const nobody = { caseRef: 'a', summary: nothingToSay(), context: context(maja), integrityWarning: null };
    expect(inboxView([nobody], { now: instant(0), replyDays: 2 }).rows).toEqual([]);
    expect(casesView([nobody], instant(0))).toMatchObject([{ name: '', ended: false, programme: null }]);
  });
});
