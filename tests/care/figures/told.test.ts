import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf } from '../../../src/care/figures/columns';
import { figuresOf } from '../../../src/care/figures/figures';
import { figuresJson, toldCount, toldShare } from '../../../src/care/figures/told';
import { randomRecords } from './random-records';

test('T76 in a file nobody is a number below five, nor is whoever is left over', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (a, b) => {
      const [numerator, denominator] = [Math.min(a, b), Math.max(a, b)];
      const told = toldShare({ numerator, denominator });
      for (const count of [told.numerator, told.denominator])
        if (typeof count === 'number') {
          expect(count).toBeGreaterThanOrEqual(5);
          expect(count % 5).toBe(0);
        }
      if (numerator < 5 || denominator < 10 || (denominator > numerator && denominator - numerator < 5))
        expect(told.share).toBeNull();
      if (told.share !== null) expect(Math.abs(told.share - numerator / denominator)).toBeLessThan(0.25);
    }),
  );
  expect([0, 4, 5, 7, 8, 12, 13].map(toldCount)).toEqual(['small', 'small', 5, 5, 10, 10, 15]);
});

test('a file has every figure by its code, the codebook and the period, and no value by which somebody was picked out', () => {
  const only = { kommune: '0301', therapist: 'maja' };
  const figures = figuresOf(columnsOf(randomRecords(400, 3)), { from: '2024-01-01', to: '2025-12-31', only });
  const file = figuresJson(figures);
  const said = JSON.parse(file);
  expect(said).toMatchObject({
    codebook: 'rph-mds-1.0',
    period: { from: '2024-01-01', to: '2025-12-31' },
    only: ['kommune', 'therapist'],
  });
  expect(Object.keys(said.shares)).toEqual(Object.keys(figures.shares));
  expect(Object.keys(said.spreads)).toEqual(Object.keys(figures.spreads));
  expect(file).not.toContain('maja');
  for (const { left } of Object.values<{ left: { count: number }[] }>(said.shares))
    for (const { count } of left) expect(count).toBeGreaterThanOrEqual(5);
});
