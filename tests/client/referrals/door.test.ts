import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ItemDraft } from '../../../src/client/api';
import type { RunningEngine } from '../../../src/client/engine';
import { streamType } from '../../../src/protocol/kinds';
import { type AlteringRelay, alteringRelay } from '../../fixtures/altering-relay';
import { about, type Device, engineOn, newTeam, passphrase, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { truthOf } from '../../fixtures/truth';

/** Somebody who comes to a team by themselves. */
let place: Place;
let line: AlteringRelay;
let lead: Device;
let link: string;
let disk: IDBFactory;
let emil: RunningEngine;
const at = () => ({ url: line.url, environment: { origin: place.url, patience: 100 } });
const reopened = async () => {
  await emil.close();
  emil = engineOn(at(), disk);
};

beforeEach(async () => {
  place = await newPlace();
  line = await alteringRelay(place.url);
  lead = await newTeam(place);
  await lead.engine.setAbout({ ...about, door: { age: 16 } });
  link = `${place.url}${(await lead.engine.view('door', null)).link}`;
  disk = new IDBFactory();
  emil = engineOn(at(), disk);
});
afterEach(async () => {
  await emil.close();
  await lead.engine.close();
  await line.close();
  await place.close();
});

const referral: ItemDraft = {
  kind: 'referral',
  referral: 'AAAAAAAAAAAAAAAAAAAAAA',
  contactAt: '2026-03-11',
  way: 'door',
  source: 'self',
  name: 'Emil Dahl',
  called: 'Emil',
  phone: '900 00 000',
  problems: ['anxiety', 'sleep'],
  words: 'Tankene går i ring når jeg legger meg.',
  wish: 'Sove',
  helped: '',
  times: '',
  reach: { call: true },
};
const answers = (item9: number): ItemDraft => ({
  kind: 'answers',
  instrument: 'phq-9',
  version: '1',
  language: 'nb',
  wording: 'nb',
  startedAt: new Date().toISOString(),
  timeZone: 'Europe/Oslo',
  mode: 'home',
  values: { q1: 1, q2: 1, q3: 1, q4: 1, q5: 1, q6: 1, q7: 1, q8: 1, q9: item9 },
});
const asked = () => new Set(line.said.map(({ name }) => name));
const begun = async () => {
  await emil.beginAtDoor(link);
  return (await emil.view('myCase', null)) ?? '';
};
const standing = async () => (await emil.view('door', null)).standing;
/** Cases that the relay holds. */
const heard = () => {
  const truth = truthOf(place.dataDir);
  const [found] = truth.copy('SELECT count(*) AS n FROM streams WHERE type = ?', streamType.case);
  truth.close();
  return Number(found?.n);
};

test('what is written at the door lies on the device alone, opens again by itself, and goes when it is sent; then the account is secured, and only its unlockers open it', async () => {
  expect(await emil.readDoor(link)).toMatchObject({ about: { name: about.name, replyDays: 2 }, open: true });
  const mine = await begun();
  await emil.saveOwn('referral/door', { words: 'Tankene går i ring' });
  await emil.write(mine, answers(0), { id: 'BAAAAAAAAAAAAAAAAAAAAA' });
  await reopened();
  expect((await emil.state()).phase).toBe('open');
  expect(await emil.readOwn('referral/door')).toEqual({ words: 'Tankene går i ring' });
  expect(await standing()).toBe('kept');
  expect(heard()).toBe(0);
  for (const name of ['register', 'login', 'append'] as const) expect(asked()).not.toContain(name);

  await emil.write(mine, referral, { id: 'CAAAAAAAAAAAAAAAAAAAAA' });
  await emil.sendFromDoor();
  await emil.sendFromDoor();
  await until(async () => (await standing()) === 'sent');
  await until(() => heard() === 1);
  expect((await emil.view('door', null)).path).toMatchObject({ called: 'Emil', sent: true });
  await emil.lock();
  expect((await emil.state()).phase).toBe('open');
  const { recoveryCode } = await emil.createAccount({ passphrase });
  await emil.confirmRecoveryCode(recoveryCode);
  await emil.finishAtDoor();
  expect(await emil.state()).toMatchObject({ phase: 'open', unfinished: null });
  await reopened();
  expect((await emil.state()).phase).toBe('locked');
  await emil.unlock({ passphrase });
  expect(await emil.view('myCase', null)).not.toBeNull();
});

test('a risk answer at the door goes its whole way to whoever is on duty, before anything was sent and without a network at first', async () => {
  const mine = await begun();
  await emil.write(mine, { kind: 'profile', called: 'Emil', phone: '900 00 000' });
  line.cut();
  await emil.write(mine, answers(2), { id: 'BAAAAAAAAAAAAAAAAAAAAA' });
  expect(await emil.view('door', null)).toMatchObject({ standing: 'waiting', danger: true });
  await reopened();
  line.mend();
  await until(async () => (await lead.engine.view('alerts', { now: new Date().toISOString() })).length === 1);
  const [alert] = await lead.engine.view('alerts', { now: new Date().toISOString() });
  expect(alert).toMatchObject({ called: 'Emil', reach: '900 00 000' });
  expect(await standing()).toBe('sent');
});

test('a door that closes meanwhile keeps what was sent, and lets it out when it opens; one that refuses says so', async () => {
  const mine = await begun();
  await lead.engine.setAbout({ ...about, door: { age: 16, closed: { words: 'Vi har ferie.' } } });
  await emil.write(mine, referral, { id: 'CAAAAAAAAAAAAAAAAAAAAA' });
  await reopened();
  expect(await emil.readDoor(link)).toMatchObject({ open: false });
  await emil.sendFromDoor();
  await until(async () => (await standing()) === 'closed');
  expect(heard()).toBe(0);
  await lead.engine.setAbout({ ...about, door: { age: 16 } });
  await until(async () => (await standing()) === 'sent');
  await until(() => heard() === 1);
});

test('what was written at the door is thrown away with the account that was made for it, and a team without a door has no way in', async () => {
  await begun();
  await emil.signOut({ discard: true });
  expect((await emil.state()).phase).toBe('empty');
  await lead.engine.setAbout(about);
  await expect(emil.readDoor(link)).rejects.toMatchObject({ code: 'E_REFUSED' });
  await expect(emil.beginAtDoor(link)).rejects.toMatchObject({ code: 'E_REFUSED' });
  expect((await emil.state()).phase).toBe('empty');
});

test('whoever is in the care of one team asks again at its door, and not at that of another', async () => {
  const other = await newPlace();
  const theirs = await newTeam(other);
  try {
    await theirs.engine.setAbout({ ...about, door: { age: 16 } });
    const foreign = `${place.url}${(await theirs.engine.view('door', null)).link}`;
    await begun();
    expect(await emil.isOwnDoor(link)).toBe(true);
    expect(await emil.isOwnDoor(foreign)).toBe(false);
    expect(await emil.isOwnDoor(`${place.url}/r#AgAA`)).toBe(false);
  } finally {
    await theirs.engine.close();
    await other.close();
  }
});
