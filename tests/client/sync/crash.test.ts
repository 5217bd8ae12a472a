import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewUnlocker } from '../../../src/client/api';
import type { RunningEngine } from '../../../src/client/engine';
import {
  allSent,
  type Device,
  engineOn,
  invite,
  messagesIn,
  newCitizen,
  newPasskey,
  newTeam,
  passphrase,
  until,
} from '../../fixtures/engines';
import { mortal } from '../../fixtures/mortal-database';
import { newPlace, type Place } from '../../fixtures/place';

let place: Place;
let lead: Device;

beforeEach(async () => {
  place = await newPlace();
  lead = await newTeam(place);
});
afterEach(async () => {
  await lead.engine.close();
  await place.close();
});

test('killed at any write while messages are written and sent: what was said to be saved arrives, once and in order', {
  timeout: 120_000,
}, async () => {
  const kari = await newCitizen(place, lead);
  await kari.citizen.engine.close();
  const said: string[] = [];
  for (let at = 0; at < 12; at++) {
    const device = mortal(kari.citizen.indexedDB);
    const engine = engineOn({ url: place.url, environment: { indexedDB: device.indexedDB } });
    await engine.unlock({ passphrase });
    device.dieAt(at);
    for (const part of ['a', 'b', 'c']) {
      const text = `${at}${part}`;
      const saved = await engine.write(kari.mine, { kind: 'message', text }).then(
        () => true,
        () => false,
      );
      if (saved) said.push(text);
    }
    await until(() => device.dead() || said.length === 0 || at > 6, 1_000).catch(() => {});
    await engine.close();
  }
  const last = engineOn(place, kari.citizen.indexedDB);
  await last.unlock({ passphrase });
  await allSent(last);
  await until(async () => (await messagesIn(lead.engine)).length >= said.length);
  expect(await messagesIn(lead.engine)).toEqual(said);
  expect((await lead.engine.state()).integrityWarnings).toEqual([]);
  await last.close();
});

test('killed at any write between reading the invitation and the first message: the account, its code and its place are found again', {
  timeout: 240_000,
}, async () => {
  for (let at = 1; at < 40; at += 3) {
    const { link } = await invite(lead, { name: `Person ${at}`, called: `P${at}` });
    const indexedDB = new IDBFactory();
    const device = mortal(indexedDB);
    device.dieAt(at);
    const first = engineOn({ url: place.url, environment: { indexedDB: device.indexedDB } });
    const shown = await goThrough(first, link).catch(() => null);
    await first.close().catch(() => {});
    if (!device.dead()) {
      expect(shown).not.toBeNull();
      break;
    }
    const second = engineOn(place, indexedDB);
    await goThrough(second, link);
    const state = await second.state();
    expect(state).toMatchObject({ phase: 'open', role: 'citizen', integrityWarnings: [] });
    const mine = await second.view('myCase', null);
    expect(mine).not.toBeNull();
    await second.write(mine ?? '', { kind: 'message', text: `hei fra ${at}` });
    await allSent(second);
    await until(async () => (await messagesIn(lead.engine)).includes(`hei fra ${at}`));
    await second.close();
  }
});

test('killed at any write while an account is made with a passkey: the passkey opens it here, and on another device', {
  timeout: 120_000,
}, async () => {
  for (let at = 0; at < 12; at += 2) {
    const { link } = await invite(lead, { name: `Person ${at}`, called: `P${at}` });
    const key = newPasskey();
    const indexedDB = new IDBFactory();
    const device = mortal(indexedDB);
    device.dieAt(at);
    const first = engineOn({ url: place.url, environment: { indexedDB: device.indexedDB } });
    await goThrough(first, link, () => ({ passkey: key.named('iPhone') })).catch(() => null);
    await first.close().catch(() => {});
    expect(device.dead()).toBe(true);
    const second = engineOn(place, indexedDB);
    await goThrough(second, link, () => ({ passkey: key.named('iPhone') }));
    expect(await second.state()).toMatchObject({ phase: 'open', role: 'citizen', integrityWarnings: [] });
    await second.close();
    const elsewhere = engineOn(place);
    await elsewhere.restore({ passkey: key.proof() }, null);
    expect(await elsewhere.state()).toMatchObject({ phase: 'open', role: 'citizen', integrityWarnings: [] });
    await elsewhere.close();
  }
});

/** What a person does who starts over after a reload: continues where the app says they are. */
async function goThrough(engine: RunningEngine, link: string, by: () => NewUnlocker = () => ({ passphrase })): Promise<void> {
  let { phase, unfinished } = await engine.state();
  if (phase === 'locked') {
    await engine.unlock(by());
    ({ phase, unfinished } = await engine.state());
  }
  if (phase === 'open') return;
  if (unfinished !== 'invitation') {
    await engine.readInvitation(link);
    const { recoveryCode } = await engine.createAccount(by());
    expect((await engine.createAccount(by())).recoveryCode).toBe(recoveryCode);
    await engine.confirmRecoveryCode(recoveryCode);
  }
  await engine.acceptInvitation({ called: 'Kari' });
}
