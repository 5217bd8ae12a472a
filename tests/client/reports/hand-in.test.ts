import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeptRecord } from '../../../src/care/registry/records';
import { randomRecords } from '../../care/figures/random-records';
import { about, allSent, type Device, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { everythingIn } from '../../fixtures/raw-database';

/** A lead hands the team's figures in to whoever reads for many teams; nobody else in the team has any of it, and the relay can read none. */
let place: Place;
let lead: Device;
let tor: Device;
const opened: Device[] = [];
const open = <D extends Device>(device: D): D => {
  opened.push(device);
  return device;
};
const year = { from: '2025-01-01', until: '2025-12-31' };
const act = (letter: string) => `${letter.repeat(21)}A`;
const records: KeptRecord[] = randomRecords(30, 11);

beforeEach(async () => {
  place = await newPlace();
  lead = open(await newTeam(place));
  tor = open(await newColleague(place, lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
  await lead.engine.setAbout({ ...about, places: [{ kommune: '3301' }] });
  for (const [n, { record }] of records.entries())
    await tor.engine.confirmRecord({
      episode: `Forlop${String(n).padStart(15, '0')}A`,
      codebook: 'rph-mds-1.0',
      record,
      corrected: [],
    });
  await until(async () => (await lead.engine.view('records', null)).length === records.length);
}, 120_000);
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await place.close();
});

const newReader = async () => open(await newColleague(place, lead, { name: 'Nasjonal leser', title: 'FHI', roles: ['reader'] }));
const seen = ({ engine }: Device) => engine.view('handIn', year);
const handIn = async (by: Device, once: string) => by.engine.handIn(year, (await seen(by)).prepared, once);
const readBy = async ({ engine }: Device) => (await engine.view('handedIn', null))[0]?.counting ?? [];

test('a lead hands in what was shown, pressed twice it is once, and the reader has exactly that; handed in again it replaces the first and says so', async () => {
  await expect(handIn(lead, act('A'))).rejects.toMatchObject({ code: 'E_READER' });
  const reader = await newReader();
  await until(async () => (await seen(lead)).readers.length === 1);
  const { prepared } = await seen(lead);
  await Promise.all([handIn(lead, act('A')), handIn(lead, act('A'))]);
  await lead.killAndReopen();
  await handIn(lead, act('A'));
  await until(async () => (await readBy(reader)).length === 1);
  const [first] = await readBy(reader);
  expect(first).toMatchObject({
    replaced: [],
    report: { replaces: null, tables: prepared.tables, summaries: prepared.summaries },
  });
  expect((await seen(lead)).sent).toMatchObject([{ ...year, by: 'Lea Lunde', replaced: false }]);

  await handIn(lead, act('B'));
  await until(async () => (await readBy(reader))[0]?.replaced.length === 1);
  expect((await readBy(reader))[0]?.report.replaces).toBe(first?.report.id);
  expect((await seen(lead)).sent).toMatchObject([{ replaced: false }, { replaced: true }]);
}, 120_000);

test('T80 figures that have changed since they were shown do not leave, and what a file took out is remembered by every lead', async () => {
  await newReader();
  await until(async () => (await seen(lead)).readers.length === 1);
  const { prepared } = await seen(lead);
  const some = { ...prepared, tables: prepared.tables.slice(1) };
  const changed = { ...prepared, tables: prepared.tables.map((table) => ({ ...table, cells: table.cells.map(() => 5) })) };
  await expect(lead.engine.handIn(year, some, act('A'))).rejects.toMatchObject({ code: 'E_CHANGED' });
  await expect(lead.engine.keepFile(year, changed, 'json', act('A'))).rejects.toMatchObject({ code: 'E_CHANGED' });
  await lead.engine.keepFile(year, some, 'csv', act('A'));
  await lead.engine.keepFile(year, some, 'pdf', act('B'));
  const nils = open(await newColleague(place, lead, { name: 'Nils Vik', title: 'Leder', roles: ['lead'] }));
  await until(async () => (await seen(nils)).files === 1);
  expect((await seen(nils)).sent).toEqual([]);
  await nils.engine.keepFile(year, prepared, 'json', act('C'));
  await until(async () => (await seen(lead)).files === 2);
}, 120_000);

test('T79 a therapist’s device has nothing of what is handed in, before and after, and the relay nothing that can be read', async () => {
  await newReader();
  await until(async () => (await seen(lead)).readers.length === 1);
  await handIn(lead, act('A'));
  await allSent(lead.engine);
  await allSent(tor.engine);
  await expect(seen(tor)).rejects.toMatchObject({ code: 'E_ROLE' });
  await expect(tor.engine.handIn(year, { tables: [], summaries: [] }, act('B'))).rejects.toMatchObject({ code: 'E_ROLE' });
  const words = ['team-report', 'age-gender', 'complementary', 'rph-mds-1.0', 'reliably-recovered'];
  const onDisk = readdirSync(place.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
  const { text } = await everythingIn(tor.indexedDB);
  for (const word of words) {
    expect(text).not.toContain(word);
    for (const file of onDisk) expect(file).not.toContain(word);
  }
}, 120_000);
