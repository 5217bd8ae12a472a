import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacitiesIn } from '../../../src/care/capacities/capacities';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { helpModes } from '../../../src/care/items/choices';
import { itemSchema } from '../../../src/care/items/items';
import { casesIn, isOutOfDate, type WorkCase, workloadOf } from '../../../src/care/workload/workload';
import { workloadsIn, workloadView } from '../../../src/care/workload/workload-view';
import { liv, log, maja, newId } from '../people';

/** Wednesday 11 March 2026. */
const now = '2026-03-11T09:00:00Z';
const desk = { now, replyDays: 2 };
const nothing: WorkCase = { summary: { therapist: maja, ended: false, modes: [], messages: null, uncovered: [] }, covers: [] };
const case_ = (change: Partial<WorkCase['summary']> = {}, covers: WorkCase['covers'] = []): WorkCase => ({
  summary: { ...nothing.summary, ...change },
  covers,
});
const helped = (help: (typeof helpModes)[number]) => case_({ modes: [{ help: [help], from: '2026-02-01' }] });
const waiting = (since: string) => case_({ messages: { at: `${since}T09:00:00Z`, text: 'Hei', count: 2, since } });

describe('somebody’s work', () => {
  it('is their own cases that go on, by the help of today, and the answers that they owe, by the day of the promise', () => {
    const cases = [
      helped('guided-self-help'),
      helped('guided-self-help'),
      helped('course'),
      case_({
        modes: [
          { help: ['individual'], from: '2026-03-01' },
          { help: ['group'], from: '2026-04-01' },
        ],
      }),
      case_({ therapist: liv }),
      case_({ ended: true }),
      waiting('2026-03-09'),
      waiting('2026-03-10'),
    ];
    expect(workloadOf(maja, cases, [], desk)).toEqual({
      help: { 'guided-self-help': 2, course: 1, individual: 1, none: 2 },
      owed: [
        { by: '2026-03-11', count: 1 },
        { by: '2026-03-12', count: 1 },
      ],
      away: [],
    });
  });

  it('is not covered by somebody who comes for half of an absence, or whose time is over', () => {
    const absence = { absence: newId(), from: '2026-03-16', until: '2026-03-20' };
    const cover = (from: string, until: string, state: 'coming' | 'over' = 'coming') =>
      case_({}, [{ by: liv, from, until, state }]);
    const cases = [
      cover('2026-03-16', '2026-03-20'),
      cover('2026-03-01', '2026-03-31'),
      cover('2026-03-17', '2026-03-20'),
      cover('2026-03-16', '2026-03-20', 'over'),
      nothing,
    ];
    expect(workloadOf(maja, cases, [absence], desk).away).toEqual([
      { absence: absence.absence, lacking: 3, covered: [{ by: liv, count: 2 }] },
    ]);
    expect(workloadOf(maja, cases, [{ ...absence, until: '2026-03-10' }], desk).away).toEqual([]);
  });

  it('fits into the item whatever it is, counts every case once, and is told anew at once where cases have changed, seldom where answers have', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...helpModes), { maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 600 }),
        (modes, days, minutes) => {
          const cases = [...modes.map(helped), ...days.map((day) => waiting(`2026-02-${String(day).padStart(2, '0')}`))];
          const is = workloadOf(maja, cases, [], desk);
          expect(casesIn(is)).toBe(cases.length);
          expect(itemSchema.safeParse({ id: newId(), at: now, kind: 'workload', ...is }).success).toBe(true);
          expect(isOutOfDate(null, is, now)).toBe(cases.length > 0);
          const later = new Date(Date.parse(now) + minutes * 60_000).toISOString();
          expect(isOutOfDate({ ...is, at: now }, is, later)).toBe(false);
          expect(isOutOfDate({ ...is, at: now }, { ...is, help: { ...is.help, group: 99 } }, now)).toBe(true);
          expect(isOutOfDate({ ...is, at: now }, { ...is, owed: [] }, later)).toBe(is.owed.length > 0 && minutes >= 240);
        },
      ),
    ));
});

describe('the work of a team', () => {
  const absence = newId();
  const { write } = log();
  const told = {
    help: { course: 24, none: 20 },
    owed: [
      { by: '2026-03-11', count: 3 },
      { by: '2026-03-13', count: 1 },
    ],
  };
  const state = fold(emptyCase(), [
    write(maja, '2026-03-01T08:00:00Z', { kind: 'capacity', most: 48, cases: 10 }),
    write(liv, '2026-03-01T08:00:00Z', { kind: 'capacity', most: 20, cases: 20, from: '2026-03-14' }),
    write(maja, '2026-03-02T08:00:00Z', { kind: 'absence', absence, from: '2026-03-11', until: '2026-03-13' }),
    write(maja, '2026-03-11T08:00:00Z', {
      kind: 'workload',
      ...told,
      away: [{ absence, lacking: 4, covered: [{ by: liv, count: 40 }] }],
    }),
  ]);

  it('is what each one’s own client has told, with room, the next day on which somebody can begin, and what lacks cover', () => {
    const [first, second, silent] = workloadView(state, workloadsIn(state), [maja, liv, 'per'], { now });
    expect(first).toMatchObject({
      cases: 44,
      most: 48,
      owed: 4,
      owedToday: 3,
      // Away until Friday: Monday.
      start: '2026-03-16',
      away: { from: '2026-03-11', lacking: 4, covered: [{ by: liv, count: 40 }] },
    });
    // They said a Saturday: Monday.
    expect(second).toMatchObject({ told: null, cases: 20, start: '2026-03-16', away: null });
    expect(silent).toMatchObject({ told: null, cases: 0, most: null, start: null });
  });

  it('counts in what room somebody has: the client’s own number since, not the one typed in', () => {
    expect(capacitiesIn(state)[maja]).toMatchObject({ most: 48, cases: 44 });
    expect(capacitiesIn(state)[liv]).toMatchObject({ cases: 20 });
  });
});
