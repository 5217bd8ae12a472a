import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Kept } from '../../src/care/case/state';
import type { Item } from '../../src/care/items/items';
import { bookOf, packsOf } from '../../src/care/questionnaires/instruments/book';

/** Instruments of a team's own, written by somebody who wishes others ill. */
const shipped = readFileSync('locales/instruments/gad-7.json', 'utf8').replace('"id": "gad-7"', '"id": "own-worry"');
const withPack = (id: string, json: string, removed = false) => {
  const item: Extract<Item, { kind: 'pack' }> = {
    kind: 'pack',
    id,
    at: '2026-01-06T21:14:00Z',
    json,
    ...(removed ? { removed } : {}),
  };
  const one: Kept<'pack'> = { item, seq: 1, author: 'lea', role: 'staff' };
  return { items: { pack: [one] } };
};

test('T58 an instrument in one case says nothing in another, also under the same id of an item', () => {
  const harmless = shipped.replace(/("valueCode": "nhs"[\s\S]*?"valueDecimal": )8/, '$1 21');
  expect(harmless).not.toBe(shipped);
  const id = 'A'.repeat(22);
  const cutOffs = (json: string) => bookOf(withPack(id, json))('own-worry')?.cutOffs;
  const [own, others] = [cutOffs(shipped), cutOffs(harmless)];
  expect(own).not.toEqual(others);
  // In whatever order cases are looked at.
  expect(cutOffs(shipped)).toEqual(own);
  expect(cutOffs('{"id":"own-worry"')).toBeUndefined();
  expect(cutOffs(shipped)).toEqual(own);
  expect(packsOf(withPack(id, shipped, true)).size).toBe(0);
});
