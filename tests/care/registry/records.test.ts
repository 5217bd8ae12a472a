import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemOf } from '../../../src/care/items/items';
import { episodeRecordSchema } from '../../../src/care/items/registry';
import { recordsOf } from '../../../src/care/registry/records';

const record = episodeRecordSchema.parse({
  birthYear: 1990,
  gender: null,
  kommune: '0301',
  bydel: null,
  interpreter: null,
  contactAt: '2026-01-12',
  source: 'self-gp',
  problems: ['anxiety'],
  primary: 'anxiety',
  answeredOn: '2026-01-14',
  assessedOn: null,
  startedOn: null,
  secondOn: null,
  outcome: 'taken-in',
  exclusion: [],
  help: ['individual'],
  contacts: [],
  otherMinutes: 0,
  programmes: [],
  measures: [{ instrument: 'phq-9', first: { on: '2026-01-12', total: 14 }, last: { on: '2026-01-12', total: 14 }, count: 1 }],
  workStart: null,
  workEnd: null,
  partners: [],
  experience: null,
  alerts: { raised: 0, inTime: 0 },
  endedOn: null,
  endReason: null,
});
const item = (p: { episode: string; at: string; id: string; withdrawn?: boolean }): ItemOf<'episode-record'> => ({
  kind: 'episode-record',
  codebook: 'rph-mds-1.0',
  corrected: [],
  record,
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
