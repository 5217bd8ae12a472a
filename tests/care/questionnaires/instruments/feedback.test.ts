import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesPerCell, expectedCourses, upperOf } from '../../../../src/care/questionnaires/instruments/expected';
import {
  deterioration,
  earlyGain,
  flagsOf,
  noResponse,
  outsideExpected,
  recovered,
  type Series,
  silent,
  suddenRise,
} from '../../../../src/care/questionnaires/instruments/feedback';
import { moversOf } from '../../../../src/care/questionnaires/instruments/movers';
import { rulesOf } from '../../../../src/care/questionnaires/instruments/rules';
import { rangeOf } from '../../../../src/care/questionnaires/instruments/scoring';

const day = 86_400_000;
const start = Date.parse('2026-01-05T08:00:00Z');
function series(id: string, totals: readonly number[]): Series {
  const rules = rulesOf(id);
  if (!rules) throw new Error(id);
  return { rules, scores: totals.map((total, i) => ({ at: new Date(start + i * 7 * day).toISOString(), total })) };
}
const phq = (...totals: number[]) => series('phq-9', totals);
const gad = (...totals: number[]) => series('gad-7', totals);
const who = (...totals: number[]) => series('who-5', totals);
/** Any course of any measure that has a reliable change. */
const anySeries = fc.constantFrom('phq-9', 'gad-7', 'who-5').chain((id) =>
  fc.array(fc.integer({ min: 0, max: series(id, []).rules.scored.length * 3 }), { minLength: 1, maxLength: 12 }).map((list) =>
    series(
      id,
      list.map((n) => n * series(id, []).rules.multiplier),
    ),
  ),
);

describe('the rules of feedback', () => {
  it('R1 says deterioration from the reliable change on, against the first score', () => {
    expect(deterioration(phq(12, 17))).toBeNull();
    expect(deterioration(phq(12, 3, 18))).toMatchObject({ tone: 'red', numbers: { first: 12, last: 18, reliableChange: 6 } });
    expect(deterioration(gad(9, 13))).not.toBeNull();
    expect(deterioration(gad(13))).toBeNull();
    expect(deterioration(who(60, 48))).toMatchObject({ numbers: { first: 60, last: 48 } });
    expect(deterioration(who(48, 60))).toBeNull();
  });
  it('R2 says a sudden rise against the measure before, also when the course as a whole is good', () => {
    expect(suddenRise(phq(20, 8, 14))).toMatchObject({ tone: 'amber', numbers: { before: 8, last: 14 } });
    expect(suddenRise(phq(20, 8, 13))).toBeNull();
  });
  it('R4 says no response from the fourth measure, R5 from the sixth, while over the limit and hardly better', () => {
    expect(noResponse(phq(15, 14, 15))).toBeNull();
    expect(noResponse(phq(15, 14, 15, 14))).toMatchObject({ rule: 'R4', tone: 'amber' });
    expect(noResponse(phq(15, 14, 15, 14, 13, 14))).toMatchObject({ rule: 'R5', tone: 'red' });
    expect(noResponse(phq(16, 14, 15, 10))).toBeNull();
    expect(noResponse(phq(12, 11, 10, 9))).toBeNull();
    expect(noResponse(phq(8, 9, 8, 11))).toBeNull();
    expect(noResponse(who(40, 40, 44, 40))).toMatchObject({ rule: 'R4' });
  });
  it('R6 says an early gain within four measures', () => {
    expect(earlyGain(phq(18, 12))).toMatchObject({ tone: 'green', numbers: { first: 18, last: 12, count: 2 } });
    expect(earlyGain(phq(18, 17, 16, 15, 10))).toBeNull();
  });
  it('R7 says recovered when the last two of every measure are under their limits, and one began over', () => {
    expect(recovered([phq(16, 9, 8), gad(12, 9, 7)])).toMatchObject({ numbers: { 'phq-9': 8, 'gad-7': 7 } });
    expect(recovered([phq(16, 10, 8), gad(12, 9, 7)])).toBeNull();
    expect(recovered([phq(16, 9, 8), gad(12, 9, 11)])).toBeNull();
    expect(recovered([phq(5, 4, 3)])).toBeNull();
    expect(recovered([])).toBeNull();
  });
  it('R8 says silence from ten days, red from fourteen', () => {
    const at = '2026-01-05T08:00:00Z';
    expect(silent(9, at)).toBeNull();
    expect(silent(10, at)).toMatchObject({ tone: 'amber', numbers: { days: 10 } });
    expect(silent(14, at)).toMatchObject({ tone: 'red' });
  });
  it('R9 says nothing without a table, and names the limit and the cases behind it', () => {
    expect(outsideExpected(phq(12, 20), () => null)).toBeNull();
    expect(outsideExpected(phq(12, 16), () => ({ upper: 13, cases: 34 }))).toMatchObject({
      rule: 'R9',
      numbers: { upper: 13, cases: 34 },
    });
    expect(outsideExpected(phq(12, 13), () => ({ upper: 13, cases: 34 }))).toBeNull();
  });
  it('puts the gravest first', () => {
    expect(flagsOf([phq(18, 12), gad(9, 14)]).map(({ rule }) => rule)).toEqual(['R1', 'R2', 'R6']);
  });
  it('never calls one course both worse and an early gain, and never a measure both worse and without response', () => {
    fc.assert(
      fc.property(anySeries, (one) => {
        const rules = new Set(flagsOf([one]).map(({ rule }) => rule));
        expect(rules.has('R1') && (rules.has('R6') || rules.has('R4') || rules.has('R5') || rules.has('R7'))).toBe(false);
      }),
    );
  });
  it('looks at the course and not at the calendar: the same scores at other times give the same flags', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 1, max: 400 }), (one, days) => {
        const later = {
          ...one,
          scores: one.scores.map(({ at, total }) => ({ total, at: new Date(Date.parse(at) + days * day).toISOString() })),
        };
        const bare = (s: Series) => flagsOf([s]).map(({ at: _, ...flag }) => flag);
        expect(bare(later)).toEqual(bare(one));
      }),
    );
  });
  it('is mirrored in measures where higher is better', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 2, maxLength: 8 }), (raw) => {
        const up = who(...raw.map((n) => n * 4));
        const down: Series = {
          rules: { ...up.rules, direction: 'higher-is-worse', cutOffs: { low: rangeOf(up.rules).max - 50 } },
          scores: up.scores.map(({ at, total }) => ({ at, total: 100 - total })),
        };
        expect(flagsOf([down]).map(({ rule }) => rule)).toEqual(flagsOf([up]).map(({ rule }) => rule));
      }),
    );
  });
});

describe('the expected course', () => {
  const alike = (count: number, totals: readonly number[]) =>
    Array.from({ length: count }, () => ({ instrument: 'phq-9', totals }));
  it('says nothing of a cell with fewer than thirty cases', () => {
    expect(expectedCourses(alike(casesPerCell - 1, [12, 10]))).toEqual([]);
    expect(expectedCourses([...alike(30, [12, 10]), ...alike(29, [17, 12])]).map(({ from, n }) => [from, n])).toEqual([
      [10, 1],
      [10, 2],
    ]);
  });
  it('has the median and the value under which eighty of a hundred lie, and neither rises with time', () => {
    const courses = Array.from({ length: 41 }, (_, i) => ({ instrument: 'phq-9', totals: [10 + (i % 5), i % 21, 20] }));
    const cells = expectedCourses(courses);
    expect(cells[1]).toMatchObject({ n: 2, cases: 41, median: 10 });
    for (const [i, cell] of cells.entries()) {
      const before = cells[i - 1];
      if (!before) continue;
      expect(cell.median).toBeLessThanOrEqual(before.median);
      expect(cell.upper).toBeLessThanOrEqual(before.upper);
    }
  });
  it('is asked by how a case began and which measure it is', () => {
    const upper = upperOf(expectedCourses(alike(30, [12, 10])));
    expect(upper(phq(1).rules, 14, 2)).toMatchObject({ upper: 10, cases: 30 });
    expect(upper(phq(1).rules, 15, 2)).toBeNull();
    expect(upper(phq(1).rules, 12, 3)).toBeNull();
  });
});

describe('what has changed, question by question', () => {
  it('names the largest changes each way in the person’s own sense of better, and leaves the risk question out', () => {
    const { rules } = phq();
    const first = { q1: 3, q2: 2, q3: 0, q4: 1, q5: 1, q6: 1, q7: 1, q8: 1, q9: 0 };
    const last = { q1: 0, q2: 1, q3: 2, q4: 1, q5: 0, q6: 1, q7: 1, q8: null, q9: 3 };
    expect(moversOf(rules, first, last)).toEqual({ eased: ['q1', 'q2'], heavier: ['q3'] });
    expect(moversOf(who().rules, { q1: 1, q2: 4 }, { q1: 4, q2: 3 })).toEqual({ eased: ['q1'], heavier: ['q2'] });
    expect(moversOf(rules, first, first)).toEqual({ eased: [], heavier: [] });
  });
});
