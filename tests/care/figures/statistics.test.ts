import { expect, test } from 'vitest';
import { effectSize } from '../../../src/care/figures/effect-size';
import { quantile, wilson } from '../../../src/care/figures/statistics';

test("Wilson's intervals are those that Newcombe printed", () => {
  // Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3.
  const printed: [number, number, number, number][] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [numerator, denominator, low, high] of printed) {
    const [from, to] = wilson(numerator, denominator) ?? [];
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  }
  expect(wilson(0, 0)).toBeNull();
});

test("quartiles are those of R's default", () => {
  expect([0.25, 0.5, 0.75].map((share) => quantile([1, 2, 3, 4, 10, 12], share))).toEqual([2.25, 3.5, 8.5]);
  expect(quantile([], 0.5)).toBeNull();
});

test('an effect is in standard deviations of the start, mended for small samples, positive where people got better', () => {
  const first = [10, 12, 14, 16, 18];
  const effect = effectSize(first, [6, 9, 9, 12, 14]);
  // Mean fall 4, SD of the first √10; 1 − 3/15.
  expect(effect.size).toBeCloseTo((0.8 * 4) / Math.sqrt(10), 9);
  const [low, high] = effect.interval ?? [Number.NaN, Number.NaN];
  expect((low + high) / 2).toBeCloseTo(effect.size ?? Number.NaN, 9);
  expect(effectSize(first, first).size).toBe(0);
  expect(effectSize([10, 12], [5, 6]).size).toBeNull();
  expect(effectSize([10, 10, 10], [5, 6, 7]).size).toBeNull();
});

test('an effect and its interval are those of metafor (SMCR, data of Morris 2008, first study)', () => {
  // Twenty people with exactly the printed means, standard deviations and correlation: two series that do not correlate, mixed.
  const people = Array.from({ length: 20 }, (_, n) => n);
  const standard = (series: number[]) => {
    const mean = series.reduce((a, b) => a + b, 0) / 20;
    const sd = Math.sqrt(series.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 19);
    return series.map((x) => (x - mean) / sd);
  };
  const x = standard(people.map((n) => n));
  const e = standard(people.map((n) => (n - 9.5) ** 2));
  const r = 0.47;
  const effect = effectSize(
    x.map((one) => 30.6 + 15 * one),
    x.map((one, n) => 38.5 + 11.6 * (r * one + Math.sqrt(1 - r * r) * (e[n] ?? 0))),
  );
  expect(effect.size).toBeCloseTo(-0.5056, 3);
  const [low, high] = effect.interval ?? [Number.NaN, Number.NaN];
  expect(((high - low) / (2 * 1.959964)) ** 2).toBeCloseTo(0.0594, 3);
});
