import { deepStrictEqual, strictEqual } from 'node:assert';
import fc from 'fast-check';
import { calendarView } from '../../src/care/calendar/calendar';
import { ownDays } from '../../src/care/calendar/own-days';
import { emptyCase, fold } from '../../src/care/case/fold';
import { soundly } from '../../src/care/case/sound';
import type { CaseEntry, CaseState } from '../../src/care/case/state';
import type { CaseContext } from '../../src/care/case-view';
import { caseView } from '../../src/care/case-view';
import { casesView, inboxView } from '../../src/care/desk/inbox-view';
import type { DeskCase } from '../../src/care/desk/reasons';
import { referralsView } from '../../src/care/desk/referrals-view';
import { documentsOf } from '../../src/care/documents/documents';
import { letterFacts } from '../../src/care/documents/facts';
import { filingOf, unfiledOf } from '../../src/care/documents/filing';
import { episodesOf } from '../../src/care/episodes/episodes';
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
  letters: (state) => [documentsOf(state), letterFacts(state, now)],
  filing: (state) => [unfiledOf(state), filingOf(state, { type: 'period', from: '1900-01-01', until: '2199-12-31' })],
  episodes: (state) => episodesOf(state),
};
const streams = ['case', 'alert', 'team', 'chart', 'course'] as const;
const writers = ['citizen', 'staff'] as const;
const laid = (items: readonly Item[]): CaseEntry[] =>
  items.map((item, i) => {
    const role = writers.find((one) => streams.some((type) => mayStand(item.kind, type, one))) ?? 'staff';
    return { seq: 10 + i, author: role === 'staff' ? lea : kari, authorRole: role, item };
  });

const other = one('ola', ola, [
  ...honest('Ola', ola),
  entry(4, lea, {
    id: idOf(4),
    at: now,
    kind: 'referral',
    referral: idOf(5),
    contactAt: '2026-03-01',
    way: 'phone',
    source: 'self',
    name: 'Ola Moen',
    phone: '55 50 12 34',
    problems: ['sleep'],
    words: 'Sover lite.',
    wish: '',
    helped: '',
    times: '',
    reach: {},
  }),
  entry(5, lea, {
    id: idOf(6),
    at: now,
    kind: 'appointment',
    appointment: idOf(7),
    start: '2026-03-05T10:00:00+01:00',
    minutes: 45,
    mode: 'phone',
  }),
]);
const isOlas = ({ caseRef }: { caseRef: string }) => caseRef === 'ola';
/** What each room over all cases has of Ola. */
const rooms: Record<string, (cases: readonly DeskCase[]) => unknown> = {
  inbox: (cases) => inboxView(cases, desk).rows.filter(isOlas),
  cases: (cases) => casesView(cases, now).filter(isOlas),
  // That two may be one person is said of both.
  referrals: (cases) =>
    referralsView(cases, now).flatMap(({ looks: said, ...row }) =>
      isOlas(row) ? [{ ...row, looks: said.filter(isNoDouble) }] : [],
    ),
  calendar: (cases) =>
    calendarView(cases, { ...desk, from: '2026-03-02', count: 7 }, ownDays(emptyCase(), lea)).map(
      ({ entries, held, deadlines }) => [entries, held, deadlines].map((all) => all.filter(isOlas)),
    ),
};
const isNoDouble = ({ look }: { look: string }) => look !== 'double';
const alone = Object.entries(rooms).map(([room, look]) => ({ room, of: look([other]) }));

/** Every view of the case answers, and nothing is changed for anybody else. */
export const harmsOnlyItself = fc.property(fc.array(anyItem, { minLength: 1, maxLength: 12 }), (items) => {
  const state = fold(emptyCase(), [...honest('Kari', kari), ...laid(items)]);
  for (const look of Object.values(looks)) soundly(state, look);
  const both = [atDesk('kari', state, context(kari)), other];
  for (const { room, of } of alone) deepStrictEqual(rooms[room]?.(both), of, room);
  strictEqual(casesView(both, now).length, 2);
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
