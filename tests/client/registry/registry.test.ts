import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EpisodeRecord } from '../../../src/care/items/registry';
import { corrected } from '../../../src/care/registry/corrections';
import { localDate } from '../../../src/care/time/dates';
import { allSent, type Device, newCitizen, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { everythingIn } from '../../fixtures/raw-database';
import { blankRecord } from '../../fixtures/records';

/** Each therapist confirms their own courses of treatment; a lead reads everybody's, and nobody else reads any. */
let place: Place;
let lead: Device;
let tor: Device;
const opened: Device[] = [];
const open = <D extends Device>(device: D): D => {
  opened.push(device);
  return device;
};
const colleague = async (name: string, roles: Parameters<typeof newColleague>[2]['roles']): Promise<Device> =>
  open(await newColleague(place, lead, { name, title: 'Psykolog', roles }));

beforeEach(async () => {
  place = await newPlace();
  lead = open(await newTeam(place));
  tor = await colleague('Tor Berg', ['therapist']);
}, 60_000);
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await place.close();
});

const act = 'AAAAAAAAAAAAAAAAAAAAAA';
const episodes = ['ForlopEnAAAAAAAAAAAAAA', 'ForlopToAAAAAAAAAAAAAA'] as const;
const record: EpisodeRecord = {
  ...blankRecord,
  birthYear: 1991,
  gender: 'woman',
  kommune: '1103',
  bydel: 'Storhaug',
  contactAt: '2026-01-12',
  source: 'self-gp',
  problems: ['anxiety'],
  primary: 'anxiety',
  answeredOn: '2026-01-14',
  outcome: 'taken-in',
  help: ['guided-self-help'],
  programmes: ['sleep'],
  measures: [{ instrument: 'phq-9', first: { on: '2026-01-12', total: 14 }, last: { on: '2026-03-02', total: 6 }, count: 3 }],
  endedOn: '2026-03-09',
  endReason: 'completed',
};
const confirm = (by: Device, episode: string = episodes[0], over: Partial<EpisodeRecord> = {}, once?: string) =>
  by.engine.confirmRecord({ episode, codebook: 'rph-mds-1.0', record: { ...record, ...over }, corrected: [] }, once);
const recordsAt = ({ engine }: Device) => engine.view('records', null);
const knownAt = async (device: Device) => (await recordsAt(device)).map(({ episode }) => episode).toSorted();
const accountOf = async ({ engine }: Device) => (await engine.view('me', null)).account;

test('what a therapist confirms they and the lead read, under the therapist’s name; pressed twice, also after a crash, it is one', async () => {
  await Promise.all([confirm(tor, episodes[0], {}, act), confirm(tor, episodes[0], {}, act)]);
  await tor.killAndReopen();
  await confirm(tor, episodes[0], {}, act);
  await until(async () => (await recordsAt(lead)).length === 1);
  expect(await recordsAt(lead)).toMatchObject([{ episode: episodes[0], therapist: await accountOf(tor), record }]);
  expect(await recordsAt(tor)).toEqual(await recordsAt(lead));
  expect(await lead.engine.view('columns', null)).toMatchObject({ size: 1, values: { therapist: [await accountOf(tor)] } });
  // Confirmed anew the newest word counts; taken out it is gone.
  await confirm(tor, episodes[0], { endReason: 'ended-early-by-citizen' });
  await until(async () => (await recordsAt(lead))[0]?.record.endReason === 'ended-early-by-citizen');
  await tor.engine.confirmRecord({ episode: episodes[0], codebook: 'rph-mds-1.0', record, corrected: [], withdrawn: true });
  await until(async () => (await recordsAt(lead)).length === 0);
  for (const { engine } of opened) expect((await engine.state()).integrityWarnings).toEqual([]);
});

test('colleagues who are no leads read nothing of it, nor does a citizen; who is no therapist confirms nothing', async () => {
  const ida = await colleague('Ida Dahl', ['therapist']);
  const others = [ida, await colleague('Dag Vakt', ['intake', 'duty'])];
  const kari = await newCitizen(place, tor);
  open(kari.citizen);
  await confirm(tor);
  await confirm(ida, episodes[1]);
  await until(async () => (await recordsAt(lead)).length === 2);
  expect(await knownAt(tor)).toEqual([episodes[0]]);
  expect(await knownAt(ida)).toEqual([episodes[1]]);
  for (const one of [others[1] ?? ida, kari.citizen]) {
    expect(await recordsAt(one)).toEqual([]);
    expect((await one.engine.view('columns', null)).size).toBe(0);
    await expect(confirm(one)).rejects.toMatchObject({ code: 'E_ROLE' });
  }
});

test('a new lead reads what was confirmed before; one who is no lead any more reads nothing, and nothing new reaches them', async () => {
  await confirm(tor);
  await until(async () => (await recordsAt(lead)).length === 1);
  const nils = await colleague('Nils Vik', ['therapist', 'lead']);
  await until(async () => (await recordsAt(nils)).length === 1);
  await lead.engine.setRoles(await accountOf(nils), { name: 'Nils Vik', title: 'Psykolog', roles: ['therapist'] });
  await until(async () => (await recordsAt(nils)).length === 0);
  await confirm(tor, episodes[1], { bydel: 'Etter Nils' });
  await until(async () => (await recordsAt(lead)).length === 2);
  await allSent(nils.engine);
  expect(await recordsAt(nils)).toEqual([]);
  // Their own go on standing in a stream of theirs.
  await confirm(nils, episodes[1]);
  expect(await knownAt(nils)).toEqual([episodes[1]]);
});

test('a case fills its record in; whoever it is handed to has the same course of treatment, and what changes after the word is named', async () => {
  const ida = await colleague('Ida Dahl', ['therapist']);
  const kari = await newCitizen(place, tor);
  open(kari.citizen);
  const now = new Date().toISOString();
  const of = async ({ engine }: Device, caseRef: string) => {
    const [one, ...others] = await engine.view('caseRecords', { caseRef, now });
    if (!one || others.length > 0) throw new Error('one course of treatment');
    return one;
  };
  await tor.engine.write(kari.theirs, { kind: 'discharge', reason: 'completed' });
  const built = await of(tor, kari.theirs);
  const waits = async () =>
    (await tor.engine.view('inbox', { now })).rows.some(({ reason, also }) =>
      [reason, ...also.map((cause) => cause.reason)].includes('record'),
    );
  expect(await waits()).toBe(true);
  expect(built).toMatchObject({ record: { contactAt: localDate(now), endReason: 'completed' }, confirmed: null, differs: [] });
  const { episode } = built;
  await tor.engine.confirmRecord({ episode, codebook: 'rph-mds-1.0', ...corrected(built.record, { gender: 'woman' }) });
  await until(async () => (await of(tor, kari.theirs)).confirmed !== null);
  expect(await waits()).toBe(false);
  expect(await of(tor, kari.theirs)).toMatchObject({
    confirmed: { by: await accountOf(tor), corrected: ['gender'] },
    differs: [],
  });
  await until(async () => (await recordsAt(lead))[0]?.record.gender === 'woman');

  const today = localDate(now);
  await tor.engine.cover(kari.theirs, { by: await accountOf(ida), from: today, until: today });
  let theirs = '';
  await until(async () => {
    theirs = (await ida.engine.view('cases', { now }))[0]?.caseRef ?? '';
    return theirs !== '' && (await ida.engine.view('caseRecords', { caseRef: theirs, now }))[0]?.episode === episode;
  });
  // A colleague does not read another's word; theirs on the same course counts once.
  expect((await of(ida, theirs)).confirmed).toBeNull();
  await ida.engine.confirmRecord({ episode, codebook: 'rph-mds-1.0', record: (await of(ida, theirs)).record, corrected: [] });
  await until(async () => (await recordsAt(lead))[0]?.therapist !== (await accountOf(tor)));
  expect(await recordsAt(lead)).toHaveLength(1);

  await tor.engine.write(kari.theirs, { kind: 'discharge', reason: 'completed', reopened: true });
  await tor.engine.write(kari.theirs, { kind: 'discharge', reason: 'referred-on' });
  await until(async () => (await of(tor, kari.theirs)).differs.join() === 'endReason');
  expect(await kari.citizen.engine.view('caseRecords', { caseRef: kari.mine, now })).toEqual([]);
});

test('on a locked device and at the relay nothing of a record can be read, nor which course of treatment it is of', async () => {
  await confirm(tor);
  await until(async () => (await recordsAt(lead)).length === 1);
  await allSent(tor.engine);
  for (const { engine } of [tor, lead]) await engine.lock();
  const disks = await Promise.all([tor, lead].map(({ indexedDB }) => everythingIn(indexedDB)));
  const relay = readdirSync(place.dataDir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'));
  for (const text of [...disks.map((disk) => disk.text), ...relay])
    for (const word of ['Storhaug', 'rph-mds', 'episode-record', 'phq-9', 'completed', episodes[0]])
      expect(text).not.toContain(word);
});
