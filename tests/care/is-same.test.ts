import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame } from '../../src/care/is-same';

test('a copy of plain data says the same', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => isSame(value, structuredClone(value))));
});

test('what differs anywhere does not say the same, nor does a list that only looks like an object', () => {
  const row = { name: 'Kari', members: [{ role: 'citizen' }], until: null };
  expect(isSame(row, { ...row, members: [{ role: 'staff' }] })).toBe(false);
  expect(isSame(row, { ...row, until: undefined })).toBe(false);
  expect(isSame(row, { name: 'Kari', members: row.members })).toBe(false);
  expect(isSame({ a: undefined }, { b: undefined })).toBe(false);
  expect(isSame([1], { 0: 1 })).toBe(false);
});

test('what cannot be looked into is the same only when it is the very one', () => {
  const told = new Map([['answers', ['acting']]]);
  expect(isSame({ told }, { told })).toBe(true);
  expect(isSame({ told }, { told: new Map() })).toBe(false);
  expect(isSame(new Date(0), new Date(0))).toBe(false);
});
