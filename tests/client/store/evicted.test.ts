import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningEngine } from '../../../src/client/engine';
import {
  allSent,
  type Case,
  type Device,
  engineOn,
  messagesIn,
  newCitizen,
  newTeam,
  passphrase,
  until,
} from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { done } from '../../fixtures/raw-database';
import { truthOf } from '../../fixtures/truth';

/** Storage that a browser has cleared, whole or in part (threats A2): calm, and everything comes back. */
let place: Place;
let lead: Device;
let kari: Case;
const others: RunningEngine[] = [];

beforeEach(async () => {
  place = await newPlace();
  lead = await newTeam(place);
  kari = await newCitizen(place, lead);
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'det første' });
  await lead.engine.write(kari.theirs, { kind: 'message', text: 'svaret' });
  await until(async () => (await messagesIn(kari.citizen.engine)).length === 2);
  await kari.citizen.engine.saveOwn('draft/message', 'halvferdig');
  await allSent(kari.citizen.engine);
  // Drafts follow within seconds: this device's own record, and the draft.
  const account = Buffer.from((await kari.citizen.engine.view('me', null)).account, 'base64url');
  const truth = truthOf(place.dataDir);
  await until(() => truth.copy('SELECT mark FROM boxes WHERE account = ?', account).length === 2);
  truth.close();
});
afterEach(async () => {
  for (const engine of others.splice(0)) await engine.close();
  await lead.engine.close();
  await place.close();
});
/** The device is closed, something of it goes, and it is opened again. */
async function after(loss: (indexedDB: IDBFactory) => Promise<unknown>, unsent?: string): Promise<RunningEngine> {
  const { engine, indexedDB } = kari.citizen;
  if (unsent) {
    await place.stop();
    await engine.write(kari.mine, { kind: 'message', text: unsent });
  }
  await engine.close();
  await loss(indexedDB);
  if (unsent) await place.start();
  const again = engineOn(place, indexedDB);
  others.push(again);
  await until(async () => (await again.state()).phase !== 'starting');
  return again;
}
const drop = (name: string) => (indexedDB: IDBFactory) => done(indexedDB.deleteDatabase(name));
async function dropDeviceRow(indexedDB: IDBFactory) {
  const db = await done(indexedDB.open('mellom'));
  await done(db.transaction('device', 'readwrite').objectStore('device').clear());
  db.close();
}
async function whole(engine: RunningEngine, messages = 2) {
  await until(async () => (await messagesIn(engine)).length === messages);
  await engine.write((await engine.view('myCase', null)) ?? '', { kind: 'message', text: 'alt er her' });
  await allSent(engine);
  await until(async () => (await messagesIn(lead.engine)).length === messages + 1);
  expect(await messagesIn(engine)).toEqual(await messagesIn(lead.engine));
  expect(await engine.state()).toMatchObject({ phase: 'open', role: 'citizen', integrityWarnings: [], trouble: null });
  expect((await lead.engine.state()).integrityWarnings).toEqual([]);
}

test('everything gone: an empty device, and the account comes back to it', async () => {
  const engine = await after(async (indexedDB) => {
    for (const { name = '' } of await indexedDB.databases()) await drop(name)(indexedDB);
  });
  expect(await engine.state()).toMatchObject({
    phase: 'empty',
    unfinished: null,
    trouble: null,
    ways: { passphrase: false, passkeys: [] },
  });
  await engine.restore({ code: kari.citizen.recoveryCode }, { passphrase });
  await whole(engine);
});

test('only the row in the clear gone: an empty device; what it had not sent comes back with the account', async () => {
  const engine = await after(dropDeviceRow, 'skrevet uten nett');
  expect((await engine.state()).phase).toBe('empty');
  await engine.restore({ code: kari.citizen.recoveryCode }, { passphrase });
  await whole(engine, 3);
  expect(await messagesIn(lead.engine)).toContain('skrevet uten nett');
});

test('only the row in the clear gone, and somebody else begins there: nothing of before stands in their way', async () => {
  const engine = await after(dropDeviceRow, 'skrevet uten nett');
  await engine.restore({ code: lead.recoveryCode }, { passphrase });
  expect(await engine.state()).toMatchObject({ phase: 'open', role: 'staff', trouble: null });
  await engine.signOut({ discard: true });
});

test('only the copy of the log gone: it is read again, and what was not sent is sent', async () => {
  const engine = await after(drop('mellom-log'), 'skrevet uten nett');
  expect((await engine.state()).phase).toBe('locked');
  await engine.unlock({ passphrase });
  expect(await engine.readOwn('draft/message')).toBe('halvferdig');
  await whole(engine, 3);
  expect(await messagesIn(lead.engine)).toContain('skrevet uten nett');
});

test('only what is not sent yet gone, with the row: an empty device on top of its old log, and the account comes back to it', async () => {
  const engine = await after(drop('mellom'));
  expect((await engine.state()).phase).toBe('empty');
  await engine.restore({ name: kari.citizen.accountName, passphrase }, null);
  await whole(engine);
  await until(async () => {
    await engine.saveOwn('setting/text-size', 'large');
    return (await engine.readOwn('draft/message')) === 'halvferdig';
  });
});
