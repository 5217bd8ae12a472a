import { deepStrictEqual, strictEqual } from 'node:assert';
import fc from 'fast-check';
import { emptyCase, fold } from '../../src/care/case/fold';
import { soundly } from '../../src/care/case/sound';
import type { CaseEntry, CaseState } from '../../src/care/case/state';
import type { CaseContext } from '../../src/care/case-view';
import { caseView } from '../../src/care/case-view';
import { casesView, inboxView } from '../../src/care/desk/inbox-view';
import type { DeskCase } from '../../src/care/desk/reasons';
import { type Item, itemSchema, mayStand } from '../../src/care/items/items';
import { accessView } from '../../src/care/members/access-view';
import { threadPage } from '../../src/care/thread/thread-page';
import { ownStanding } from '../../src/care/today/local-state';
import { todayView } from '../../src/care/today/today-view';
import { atDesk } from '../care/people';
import { anyItem } from './hostile';

/** Cases into which well-signed items are laid that no honest client writes. */
export const now = '2026-03-04T12:00:00.000Z';
const account = (letter: string) => `${letter.repeat(42)}A`;
export const [lea, kari, ola] = [account('L'), account('K'), account('O')] as const;
export const context = (citizen: string): CaseContext => ({
  me: lea,
  members: [
    { account: lea, role: 'staff' },
    { account: citizen, role: 'citizen' },
  ],
  invitation: null,
  refused: {},
  programmes: [],
});
export const entry = (seq: number, author: string, item: unknown): CaseEntry => {
  const parsed = itemSchema.parse(item);
  return { seq, author, authorRole: author === lea ? 'staff' : 'citizen', item: parsed };
};
export const idOf = (n: number) => `${String(n).padStart(21, 'x')}A`;
export const honest = (called: string, author: string): CaseEntry[] => [
  entry(1, lea, { id: idOf(1), at: now, kind: 'welcome', called, greeting: 'Velkommen' }),
  entry(2, author, { id: idOf(2), at: now, kind: 'message', text: `Hei fra ${called}` }),
  entry(3, author, {
    id: idOf(3),
    at: now,
    kind: 'answers',
    instrument: 'phq-9',
    version: '1',
    language: 'nb',
    wording: 'nb',
    startedAt: now,
    timeZone: 'Europe/Oslo',
    mode: 'home',
    values: { q9: 3 },
  }),
];
export const one = (caseRef: string, citizen: string, entries: readonly CaseEntry[]): DeskCase =>
  atDesk(caseRef, fold(emptyCase(), entries), context(citizen));
export const desk = { now, replyDays: 2 };
/** Everything that a screen asks of a case. */
const looks: Record<string, (state: CaseState) => unknown> = {
  case: (state) => caseView(state, now, context(kari)),
  thread: (state) => threadPage(state, context(kari), { limit: 500 }, { replyDays: 2 }),
  today: (state) => todayView(state, now, { ...context(kari), me: kari }, [], ownStanding([])),
  access: (state) => accessView(state, context(kari), [], [], now),
};
const streams = ['case', 'alert', 'team', 'chart', 'course'] as const;
const writers = ['citizen', 'staff'] as const;
const laid = (items: readonly Item[]): CaseEntry[] =>
  items.map((item, i) => {
    const role = writers.find((one) => streams.some((type) => mayStand(item.kind, type, one))) ?? 'staff';
    return { seq: 10 + i, author: role === 'staff' ? lea : kari, authorRole: role, item };
  });

const other = one('ola', ola, honest('Ola', ola));
const alone = { inbox: inboxView([other], desk).rows, cases: casesView([other], now) };

/** Every view of the case answers, and nothing is changed for anybody else. */
export const harmsOnlyItself = fc.property(fc.array(anyItem, { minLength: 1, maxLength: 12 }), (items) => {
  const state = fold(emptyCase(), [...honest('Kari', kari), ...laid(items)]);
  for (const look of Object.values(looks)) soundly(state, look);
  const hostile = atDesk('kari', state, context(kari));
  deepStrictEqual(
    inboxView([hostile, other], desk).rows.filter(({ caseRef }) => caseRef === 'ola'),
    alone.inbox,
  );
  const cases = casesView([hostile, other], now);
  deepStrictEqual(
    cases.filter(({ caseRef }) => caseRef === 'ola'),
    alone.cases,
  );
  strictEqual(cases.length, 2);
});

/** Lays them for so many seconds, and says in plain lines what came of it. Gives whether all was well. */
export function fuzzCases(seconds: number, seed: number): boolean {
  const { failed, numRuns, counterexample, errorInstance } = fc.check(harmsOnlyItself, {
    seed,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: seconds * 1_000,
  });
  console.log(
    `${numRuns} cases with well-signed items of every kind, seed ${seed}: every view answers, nobody else’s is changed`,
  );
  if (failed) console.log(`✗ but for ${JSON.stringify(counterexample)}: ${errorInstance}`);
  return !failed;
}
