import { expect, it } from 'vitest';
import { partsOfInhabitants } from '../../../src/care/figures/inhabitants';

const there = {
  source: 'SSB 07459, 1. januar 2025',
  age: [
    { band: '18-24', count: 300 },
    { band: '65+', count: 900 },
  ],
  gender: [{ gender: 'woman', count: 700 }],
};

it('sets each band against all that the table counts, and a band that it does not count against nothing', () => {
  const parts = partsOfInhabitants('age', there);
  expect(parts?.get('18-24')).toBe(0.25);
  expect(parts?.get('65+')).toBe(0.75);
  expect(parts?.get('under-16')).toBeUndefined();
});

it('says nothing where one value alone was entered, or nobody lives there', () => {
  expect(partsOfInhabitants('gender', there)).toBeNull();
  expect(partsOfInhabitants('age', { ...there, age: there.age.map((one) => ({ ...one, count: 0 })) })).toBeNull();
});
