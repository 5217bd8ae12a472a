import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentOf, stepOf, stepsOf } from '../../../src/care/pooling/steps';

it('every share is in exactly one of at most four steps, which follow on one another, and a higher share is in no lower step', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 15 }), (shares) => {
      const steps = stepsOf(shares);
      expect(steps.length).toBeLessThanOrEqual(4);
      for (const [i, { from, to }] of steps.entries()) {
        expect(from).toBeLessThanOrEqual(to);
        if (i > 0) expect(from).toBe((steps[i - 1]?.to ?? 0) + 1);
      }
      for (const share of shares) {
        const { from, to } = steps[stepOf(steps, share)] ?? { from: 1, to: 0 };
        expect(percentOf(share)).toBeGreaterThanOrEqual(from);
        expect(percentOf(share)).toBeLessThanOrEqual(to);
      }
      const sorted = shares.toSorted((a, b) => a - b).map((share) => stepOf(steps, share));
      expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
    }),
  );
  expect(stepsOf([0.71, 0.77, 0.79, 0.82, 0.84, 0.86, 0.88, 0.89, 0.9, 0.91, 0.92, 0.93, 0.95, 0.96])).toEqual([
    { from: 71, to: 83 },
    { from: 84, to: 88 },
    { from: 89, to: 92 },
    { from: 93, to: 96 },
  ]);
  expect(stepsOf([])).toEqual([]);
});
