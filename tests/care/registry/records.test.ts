import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemOf } from '../../../src/care/items/items';
import { recordsOf } from '../../../src/care/registry/records';
import { blankRecord } from '../../fixtures/records';

const item = (p: { episode: string; at: string; id: string; withdrawn?: boolean }): ItemOf<'episode-record'> => ({
  kind: 'episode-record',
  codebook: 'rph-mds-1.0',
  corrected: [],
  record: blankRecord,
  ...p,
});

test('of an episode that two have confirmed the newest counts, whatever the order in which they were read', () => {
  const one = fc.record({
    author: fc.constantFrom('a', 'b'),
    item: fc.record({
      episode: fc.constantFrom('e1', 'e2', 'e3'),
      at: fc.constantFrom('2026-02-01T10:00:00+01:00', '2026-02-01T09:30:00Z', '2026-02-02T00:00:00Z'),
      id: fc.string({ minLength: 8, maxLength: 8 }),
      withdrawn: fc.boolean(),
    }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: ({ item }) => item.id }), fc.nat(), (rows, turn) => {
      const all = rows.map(({ author, item: row }) => ({ author, item: item(row) }));
      const at = all.length ? turn % all.length : 0;
      const known = recordsOf(all);
      expect(recordsOf([...all.slice(at), ...all.slice(0, at)].reverse())).toEqual(known);
      for (const { episode, confirmedAt } of known)
        for (const { item: other } of all.filter((row) => row.item.episode === episode))
          expect(Date.parse(other.at)).toBeLessThanOrEqual(Date.parse(confirmedAt));
    }),
  );
});

test('an episode that is taken out is in no figure', () => {
  const stands = item({ episode: 'e1', at: '2026-02-01T10:00:00Z', id: 'x' });
  expect(recordsOf([{ author: 'a', item: stands }])).toHaveLength(1);
  const out = item({ episode: 'e1', at: '2026-02-02T10:00:00Z', id: 'y', withdrawn: true });
  expect(
    recordsOf([
      { author: 'a', item: stands },
      { author: 'b', item: out },
    ]),
  ).toEqual([]);
});
