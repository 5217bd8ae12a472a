import { expect, test } from 'vitest';
import { columnsOf } from '../../../src/care/figures/columns';
import { dimensions, partOf } from '../../../src/care/figures/dimensions';
import { figuresOf } from '../../../src/care/figures/figures';
import { attended, kept, measure } from '../../fixtures/records';
import { randomRecords } from './random-records';
import { recomputed } from './recomputed';

const year = { from: '2025-01-01', to: '2025-12-31', only: {} };
const finished = { contacts: [attended(4)], startedOn: '2025-01-20', endedOn: '2025-06-20' };
const sharesOf = (...records: ReturnType<typeof kept>[]) => figuresOf(columnsOf(records), year).shares;

/** Care rules 6.8: PHQ-9 and GAD-7 from and to; caseness, recovery, reliable improvement, deterioration and recovery. null: not asked of. */
const vectors: [number, number, number, number, boolean, boolean | null, boolean, boolean, boolean | null][] = [
  [16, 8, 12, 6, true, true, true, false, true],
  [10, 9, 7, 7, true, true, false, false, false],
  [18, 11, 14, 9, true, false, true, false, false],
  [9, 4, 7, 3, false, null, true, false, null],
  [12, 18, 9, 9, true, false, false, true, false],
  [15, 9, 9, 13, true, false, false, false, false],
  [8, 8, 8, 4, true, true, true, false, true],
];

test.each(vectors)('PHQ-9 %i to %i and GAD-7 %i to %i come out as the rules say', (...vector) => {
  const [p0, p1, g0, g1, caseness, recovery, better, worse, reliable] = vector;
  const shares = sharesOf(kept({ ...finished, measures: [measure('phq-9', p0, p1), measure('gad-7', g0, g1)] }));
  const said = (name: 'caseness' | 'recovery' | 'reliable-improvement' | 'reliable-deterioration' | 'reliable-recovery') => {
    const { numerator, denominator } = shares[name];
    return denominator === 0 ? null : numerator === 1;
  };
  expect(said('caseness')).toBe(caseness);
  expect(said('recovery')).toBe(recovery);
  expect(said('reliable-improvement')).toBe(better);
  expect(said('reliable-deterioration')).toBe(worse);
  expect(said('reliable-recovery')).toBe(reliable);
});

test('what is not known is in no denominator and never counts as no', () => {
  const measures = [measure('phq-9', 16, 8)];
  const shares = sharesOf(
    kept({
      ...finished,
      measures,
      workStart: { status: 'sick-leave', percent: 100 },
      workEnd: { status: 'in-work', percent: 100 },
    }),
    kept({ ...finished, measures: [measure('phq-9', 16, 16, 1)], workStart: { status: 'unknown', percent: null } }),
    kept({ ...finished, contacts: [attended(1)], measures }),
    kept({ contactAt: '2025-04-02' }),
  );
  expect(shares.recovery).toMatchObject({ numerator: 1, denominator: 1 });
  expect(shares.recovery.left).toEqual(
    expect.arrayContaining([
      { reason: 'measured-once', count: 1 },
      { reason: 'fewer-than-two', count: 1 },
      { reason: 'under-way', count: 1 },
    ]),
  );
  expect(shares['work-end']).toMatchObject({ numerator: 1, denominator: 1 });
  expect(shares['work-end'].left).toContainEqual({ reason: 'not-known', count: 1 });
  expect(shares['gp-told']).toMatchObject({ numerator: 0, denominator: 0, share: null, interval: null });
});

test('a follow-up, an assessment and a session that did not come about make no course of treatment', () => {
  const only = (more: Parameters<typeof attended>[1]) =>
    sharesOf(kept({ ...finished, contacts: [attended(1), attended(1, more)] })).paired.denominator;
  expect(only({ kind: 'follow-up' })).toBe(0);
  expect(only({ kind: 'assessment' })).toBe(0);
  expect(only({ attendance: 'too-late' })).toBe(0);
  expect(only({ kind: 'both', attendance: 'late' })).toBe(1);
});

test('10,000 random episodes come out as in a second computation from the definitions', () => {
  const records = randomRecords(10_000, 12);
  const columns = columnsOf(records);
  for (const [from, to] of [
    ['2024-01-01', '2027-12-31'],
    ['2025-01-01', '2025-12-31'],
    ['2024-02-01', '2024-02-29'],
  ] as const) {
    const { flow, shares, spreads, effects, experience } = figuresOf(columns, { from, to, only: {} });
    const again = recomputed(records, [from, to]);
    expect(flow).toEqual(again.flow);
    expect(Object.keys(again.shares)).toEqual(Object.keys(shares));
    expect(shares).toMatchObject(again.shares);
    expect(Object.keys(again.spreads)).toEqual(Object.keys(spreads));
    expect(spreads).toMatchObject(again.spreads);
    for (const [name, effect] of Object.entries(effects)) {
      expect(effect.n).toBe(again.effects[name]?.n);
      expect(effect.size).toBeCloseTo(again.effects[name]?.size ?? Number.NaN, 9);
    }
    expect(experience.n).toBe(again.experience.n);
    expect(experience.mean).toBeCloseTo(again.experience.mean, 9);
  }
});

test('the parts of a split add up to the whole, in numerators, denominators and those left out', () => {
  const records = randomRecords(2_000, 7);
  const columns = columnsOf(records);
  const whole = figuresOf(columns, year);
  for (const dimension of dimensions) {
    const values = [...new Set(records.map((one) => partOf(one, dimension)))];
    const parts = values.map((value) => figuresOf(columns, { ...year, only: { [dimension]: value } }));
    for (const [name, share] of Object.entries(whole.shares)) {
      const sum = (pick: (one: typeof share) => number) =>
        parts.reduce((all, part) => all + pick(part.shares[name as keyof typeof part.shares]), 0);
      expect(sum(({ numerator }) => numerator)).toBe(share.numerator);
      expect(sum(({ denominator }) => denominator)).toBe(share.denominator);
      expect(sum(({ left }) => left.reduce((n, { count }) => n + count, 0))).toBe(
        share.left.reduce((n, { count }) => n + count, 0),
      );
    }
  }
});

test('months are those of the span, each with those who came so far in it', () => {
  const { months } = figuresOf(
    columnsOf([
      kept({ contactAt: '2024-12-20', assessedOn: '2024-12-29', startedOn: '2025-01-02' }),
      kept({ contactAt: '2025-01-20', assessedOn: '2025-01-22', startedOn: '2025-01-30' }),
      kept({ contactAt: '2025-02-01', startedOn: '2025-03-01' }),
    ]),
    { from: '2025-01-01', to: '2025-03-31', only: {} },
  );
  expect(months.map(({ month, assessed, started }) => [month, assessed.median, started.n, started.median])).toEqual([
    ['2025-01', 2, 2, 11.5],
    ['2025-02', null, 0, null],
    ['2025-03', null, 1, 28],
  ]);
});
