import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import type { Row } from '../../../src/care/disclosure/equations';
import { extreme, sumOf } from '../../../src/care/disclosure/ranges';

/** Unknowns with what is true of them, sums of some between bounds that fit, and a sum that is asked about. */
const problem = fc.integer({ min: 2, max: 7 }).chain((size) => {
  const some = fc.subarray(
    Array.from({ length: size }, (_, at) => at),
    { minLength: 1 },
  );
  return fc.record({
    real: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: size, maxLength: size }),
    sums: fc.array(fc.record({ some, less: fc.nat(4), more: fc.constantFrom(0, 1, 2, 5, Number.POSITIVE_INFINITY) }), {
      minLength: 1,
      maxLength: 8,
    }),
    asked: some,
  });
});
const termsOf = (some: readonly number[]): Row['terms'] => some.map((at) => [at, 1] as const);

test('the least and the most that a sum can be are those that HiGHS finds, and the way in which it is fits every row', async () => {
  const highs = await loadHighs();
  fc.assert(
    fc.property(problem, ({ real: values, sums, asked }) => {
      const real = Float64Array.from(values);
      const rows = sums.map(({ some, less, more }): Row => {
        const sum = sumOf(termsOf(some), real);
        return { terms: termsOf(some), least: Math.max(0, sum - less), most: sum + more };
      });
      const goal = termsOf(asked);
      const within = [Math.max(0, sumOf(goal, real) - 6), sumOf(goal, real) + 6] as const;
      for (const way of ['min', 'max'] as const) {
        const possible = extreme({ rows, real, within }, goal, way);
        for (const { terms, least, most } of rows) {
          expect(sumOf(terms, possible)).toBeGreaterThanOrEqual(least - 1e-4);
          expect(sumOf(terms, possible)).toBeLessThanOrEqual(most + 1e-4);
        }
        const written = [...rows, { terms: goal, least: within[0], most: within[1] }].flatMap(({ terms, least, most }, at) => {
          const sum = terms.map(([variable]) => `x${variable}`).join(' + ');
          return [` a${at}: ${sum} >= ${least}`, ...(Number.isFinite(most) ? [` b${at}: ${sum} <= ${most}`] : [])];
        });
        const sum = goal.map(([variable]) => `x${variable}`).join(' + ');
        const found = highs.solve(
          `${way === 'min' ? 'Minimize' : 'Maximize'}\n goal: ${sum}\nSubject To\n${written.join('\n')}\nEnd`,
        );
        expect(sumOf(goal, possible)).toBeCloseTo(found.ObjectiveValue, 5);
      }
    }),
    { numRuns: 60 },
  );
});
