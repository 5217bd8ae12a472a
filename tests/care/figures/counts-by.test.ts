import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countIn, countsBy } from '../../../src/care/figures/counts-by';
import { dimensions, partOf } from '../../../src/care/figures/dimensions';
import { genders, helpModes, referralProblems } from '../../../src/care/items/choices';
import { kept } from '../../fixtures/records';

const unknownOr = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const records = fc.array(
  fc
    .record({
      birthYear: unknownOr(fc.integer({ min: 1900, max: 2015 })),
      gender: unknownOr(fc.constantFrom(...genders)),
      kommune: unknownOr(fc.constantFrom('0301', '1103', '4601')),
      primary: unknownOr(fc.constantFrom(...referralProblems)),
      help: fc.uniqueArray(fc.constantFrom(...helpModes)),
    })
    .map((record) => kept(record, record.kommune ?? 'per')),
  { maxLength: 40 },
);

test('every record stands in one cell of every table, and the cells add up to the records', () => {
  fc.assert(
    fc.property(records, fc.uniqueArray(fc.constantFrom(...dimensions), { maxLength: 3 }), (all, split) => {
      const table = countsBy(all, split);
      expect(table.counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
      expect(table.counts).toHaveLength(table.axes.reduce((size, { values }) => size * values.length, 1));
      for (const one of all) {
        const values = split.map((dimension) => partOf(one, dimension));
        const alike = all.filter((other) => split.every((dimension, axis) => partOf(other, dimension) === values[axis]));
        expect(countIn(table, values)).toBe(alike.length);
      }
    }),
  );
});

test('codes have their rows also where nobody is; of places only those that are seen, and who is unknown is last', () => {
  const table = countsBy([kept({ kommune: '1103', gender: 'man' }), kept(), kept({ kommune: '0301' })], ['gender', 'kommune']);
  expect(table.axes).toEqual([
    { dimension: 'gender', values: ['woman', 'man', 'other', 'unknown'] },
    { dimension: 'kommune', values: ['0301', '1103', 'unknown'] },
  ]);
  expect(table.counts).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1]);
  expect(countIn(table, ['man', '1103'])).toBe(1);
  expect(countIn(table, ['man', '4601'])).toBe(0);
});

test('the age is that of the year of contact, in the bands of the registry', () => {
  const band = (birthYear: number | null) => partOf(kept({ birthYear, contactAt: '2025-06-01' }), 'age');
  expect([2010, 2009, 2007, 2000, 1960, 1900, null].map(band)).toEqual([
    'under-16',
    '16-17',
    '18-24',
    '25-34',
    '65+',
    '65+',
    'unknown',
  ]);
});
