import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Device, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** A lead hands a period in only as part of a sum, to two who read. */
let place: Place;
let lead: Device;
const opened: Device[] = [];
const open = <D extends Device>(device: D): D => {
  opened.push(device);
  return device;
};
const year = { from: '2025-01-01', until: '2025-12-31' };
const act = (letter: string) => `${letter.repeat(21)}A`;

beforeEach(async () => {
  place = await newPlace();
  lead = open(await newTeam(place));
}, 60_000);
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await place.close();
});

const seen = () => lead.engine.view('handIn', year);
const newReader = async (name: string, count: number) => {
  const reader = open(await newColleague(place, lead, { name, title: 'Leser', roles: ['reader'] }));
  await until(async () => (await seen()).readers.length === count);
  return reader;
};

test('a period leaves only in a sum where exactly two read, as it was shown, and pressed twice it is once; sent again it replaces the first, and is no figure of the team', async () => {
  await newReader('Leser ved FHI', 1);
  await expect(lead.engine.handInShares(year, await seen(), act('A'))).rejects.toMatchObject({ code: 'E_READER' });
  await newReader('Leser ved SSB', 2);
  const shown = await seen();
  const changed = { ...shown, counts: { ...shown.counts, contact: shown.counts.contact + 1 } };
  await expect(lead.engine.handInShares(year, changed, act('A'))).rejects.toMatchObject({ code: 'E_CHANGED' });
  const others = { ...shown, readers: shown.readers.toReversed() };
  await expect(lead.engine.handInShares(year, others, act('A'))).rejects.toMatchObject({ code: 'E_CHANGED' });
  expect((await seen()).inSums).toEqual([]);

  await Promise.all([lead.engine.handInShares(year, shown, act('A')), lead.engine.handInShares(year, shown, act('A'))]);
  await lead.killAndReopen();
  await lead.engine.handInShares(year, shown, act('A'));
  expect((await seen()).inSums).toMatchObject([{ ...year, by: 'Lea Lunde', replaced: false }]);
  await lead.engine.handInShares(year, shown, act('B'));
  const { inSums, sent, files } = await seen();
  expect([inSums.map(({ replaced }) => replaced), sent, files]).toEqual([[false, true], [], 0]);
}, 120_000);
