import { expect, test } from 'vitest';
import { binomial, binomialLimit } from '../../../src/care/figures/binomial';
import { funnel } from '../../../src/care/figures/funnel';
import { phases } from '../../../src/care/figures/xmr';

const below = (k: number, n: number, p: number) =>
  Array.from({ length: k + 1 }, (_, i) => binomial(i, n, p)).reduce((sum, one) => sum + one, 0);

test('cumulated probabilities are those of the printed tables', () => {
  // Any table of the binomial distribution, n = 10 and n = 20.
  expect(below(3, 10, 0.5)).toBeCloseTo(0.171875, 9);
  expect(below(2, 10, 0.3)).toBeCloseTo(0.3828, 4);
  expect(below(5, 20, 0.4)).toBeCloseTo(0.1256, 4);
  expect(below(12, 20, 0.5)).toBeCloseTo(0.8684, 4);
});

test('a limit lies between the whole counts that enclose its part of all samples', () => {
  for (const p of [0.1, 0.53, 0.9])
    for (const n of [5, 20, 100, 1_000])
      for (const tail of [0.001, 0.025, 0.975, 0.999]) {
        const at = binomialLimit(n, p, tail) * n;
        const r = Math.ceil(at - 1e-9);
        expect(below(r, n, p)).toBeGreaterThanOrEqual(tail - 1e-9);
        if (r >= 2) expect(below(r - 2, n, p)).toBeLessThanOrEqual(tail + 1e-9);
      }
});

test('limits are exact where few are counted and those of the normal distribution where many are', () => {
  // n = 10, p = 0.5: P(X ≤ 1) = 11/1024, P(X ≤ 2) = 56/1024; between them lies 2.5 % at 2 − (56/1024 − 0.025)/(45/1024).
  expect(binomialLimit(10, 0.5, 0.025)).toBeCloseTo((2 - (56 / 1024 - 0.025) / (45 / 1024)) / 10, 12);
  const wide = 1.959963985 * Math.sqrt((0.5 * 0.5) / 100_000);
  expect(binomialLimit(100_000, 0.5, 0.025)).toBeCloseTo(0.5 - wide, 4);
  expect(binomialLimit(100_000, 0.5, 0.975)).toBeCloseTo(0.5 + wide, 4);
});

test('a team is outside only where chance seldom comes, and one with nobody has no place', () => {
  const { target, places } = funnel([
    { numerator: 50, denominator: 100 },
    { numerator: 110, denominator: 200 },
    { numerator: 35, denominator: 120 },
    { numerator: 0, denominator: 0 },
  ]);
  expect(target).toBeCloseTo(195 / 420, 9);
  expect(places.map((place) => place?.outside)).toEqual([null, 'inner', 'outer', undefined]);
  expect(funnel([{ numerator: 0, denominator: 0 }])).toEqual({ target: null, places: [null] });
});

test('natural limits are the mean and 2.66 mean moving ranges; eight on one side begin a new phase', () => {
  // Moving ranges 2 1 2 3 4 3 1: their mean is 16/7.
  const [whole] = phases([5, 7, 6, 8, 5, 9, 6, 7]);
  expect(whole).toMatchObject({ from: 0, to: 7, mean: 6.625 });
  expect(whole?.high).toBeCloseTo(6.625 + (2.66 * 16) / 7, 9);
  const fallen = phases([15, 13, 16, 14, 15, 17, 13, 14, 16, 15, 13, 14, 6, 5, 6, 5, 6, 5, 5, 6]);
  expect(fallen.map(({ from, to }) => [from, to])).toEqual([
    [0, 9],
    [10, 19],
  ]);
  expect(phases([1, 2, 3])).toEqual([]);
});
