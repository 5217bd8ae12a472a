import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningEngine } from '../../../src/client/engine';
import { asAccountId, toBase64url } from '../../../src/crypto/bytes';
import { openOfflineSlot } from '../../../src/crypto/offline-slot';
import { ready } from '../../../src/crypto/sodium';
import { openVault, sealVault, slotKind } from '../../../src/crypto/vault';
import { type AlteringRelay, alteringRelay } from '../../fixtures/altering-relay';
import {
  allSent,
  type Case,
  type Device,
  engineOn,
  messagesIn,
  newCitizen,
  newPasskey,
  newTeam,
  passphrase,
  until,
} from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { rowsOf } from '../../fixtures/raw-database';
import { type Truth, truthOf } from '../../fixtures/truth';

/** Unlockers against a relay that gives back something else, and two devices that change them at once. */
let place: Place;
let truth: Truth;
let lead: Device;
const phone = newPasskey();
let kari: Case;
const others: { close: () => Promise<void> }[] = [];
const another = 'ull tåke rev stein bris';

beforeEach(async () => {
  await ready();
  place = await newPlace();
  truth = truthOf(place.dataDir);
  lead = await newTeam(place);
  kari = await newCitizen(place, lead, undefined, { passkey: phone.named('iPhone') });
});
afterEach(async () => {
  for (const one of others.splice(0).reverse()) await one.close();
  await kari.citizen.engine.close();
  await lead.engine.close();
  truth.close();
  await place.close();
});
function open(at: { url: string } = place, indexedDB = new IDBFactory()): RunningEngine {
  const engine = engineOn({ ...at, environment: { origin: place.url } }, indexedDB);
  others.push(engine);
  return engine;
}
async function line(): Promise<AlteringRelay> {
  const relay = await alteringRelay(place.url);
  others.push(relay);
  return relay;
}
const security = (engine: RunningEngine) => engine.view('security', null);
const labels = async (engine: RunningEngine) => (await security(engine)).passkeys.map(({ label }) => label).sort();

test('slots swapped between kinds or between accounts open nothing, and the device stays empty', async () => {
  const { engine, recoveryCode } = kari.citizen;
  await engine.setPassphrase(passphrase);
  const account = Buffer.from((await engine.view('me', null)).account, 'base64url');
  const leads = Buffer.from((await lead.engine.view('me', null)).account, 'base64url');
  const fresh = open();
  const swapKinds = (a: number, b: number) =>
    truth.run(
      'UPDATE slots SET slot = (SELECT slot FROM slots WHERE account = ? AND kind = ?) WHERE account = ? AND kind = ?',
      account,
      a,
      account,
      b,
    );
  const own = truth.copy('SELECT locator, slot, account FROM slots');
  swapKinds(slotKind.passkey, slotKind.recovery);
  await expect(fresh.restore({ code: recoveryCode }, { passphrase })).rejects.toMatchObject({ code: 'E_OPEN' });
  swapKinds(slotKind.recovery, slotKind.opaque);
  await expect(fresh.restore({ name: kari.citizen.accountName, passphrase }, null)).rejects.toMatchObject({ code: 'E_OPEN' });
  for (const { locator, slot } of own) truth.run('UPDATE slots SET slot = ? WHERE locator = ?', slot, locator);
  // The therapist's slot under her locator, and hers led to the therapist's vault.
  truth.run('UPDATE slots SET account = ? WHERE account = ? AND kind = ?', leads, account, slotKind.passkey);
  await expect(fresh.restore({ passkey: phone.proof() }, null)).rejects.toMatchObject({ code: 'E_OPEN' });
  truth.run(
    'UPDATE slots SET slot = (SELECT slot FROM slots WHERE account = ? AND kind = ?) WHERE account = ? AND kind = ?',
    leads,
    slotKind.recovery,
    account,
    slotKind.recovery,
  );
  await expect(fresh.restore({ code: recoveryCode }, { passphrase })).rejects.toMatchObject({ code: 'E_OPEN' });
  expect((await fresh.state()).phase).toBe('empty');
  for (const { locator, slot, account: whose } of own)
    truth.run('UPDATE slots SET slot = ?, account = ? WHERE locator = ?', slot, whose, locator);
  await fresh.restore({ passkey: phone.proof() }, null);
  expect((await fresh.state()).phase).toBe('open');
});

test('an old vault served again brings no removed passkey back and takes no new one away, on a device that knows better', async () => {
  const relay = await line();
  const { engine, indexedDB } = kari.citizen;
  const key = newPasskey();
  await engine.addPasskey(key.named('Gammel nøkkel'));
  const [old] = truth.copy(
    'SELECT vault, version FROM vaults WHERE account = ?',
    Buffer.from((await engine.view('me', null)).account, 'base64url'),
  );
  const oldSlots = truth.copy(
    'SELECT locator, kind, slot FROM slots WHERE account = ?',
    Buffer.from((await engine.view('me', null)).account, 'base64url'),
  );
  const removed = (await security(engine)).passkeys.find(({ label }) => label === 'Gammel nøkkel')?.credential ?? '';
  await engine.removePasskey(removed);
  await engine.addPasskey(newPasskey().named('Ny nøkkel'));
  await engine.close();

  relay.alter.answer = (name, _request, answer) =>
    name === 'vault.get'
      ? {
          ...answer,
          vault: new Uint8Array(old?.vault as Buffer),
          version: old?.version,
          slots: oldSlots.map((one) => ({
            locator: new Uint8Array(one.locator as Buffer),
            kind: one.kind,
            slot: new Uint8Array(one.slot as Buffer),
          })),
        }
      : answer;
  const live = open(relay, indexedDB);
  await until(async () => (await live.state()).phase === 'locked');
  await live.unlock({ passkey: phone.proof() });
  await until(() => (relay.counts.get('vault.get') ?? 0) > 0);
  await allSent(live);
  expect(await labels(live)).toEqual(['Ny nøkkel', 'iPhone']);
  await live.write(kari.mine, { kind: 'message', text: 'alt virker' });
  await until(async () => (await messagesIn(lead.engine)).includes('alt virker'));
  await live.close();
  // What the device has pushed after such an answer has put nothing back either.
  const fresh = open();
  await expect(fresh.restore({ passkey: key.proof() }, null)).rejects.toMatchObject({ code: 'E_PASSKEY' });
  await fresh.restore({ passkey: phone.proof() }, null);
  expect(await labels(fresh)).toEqual(['Ny nøkkel', 'iPhone']);
});

test('a new device that is given an old vault works, and learns the rest when the others are heard of', async () => {
  const relay = await line();
  const { engine } = kari.citizen;
  const account = Buffer.from((await engine.view('me', null)).account, 'base64url');
  const [old] = truth.copy('SELECT vault, version FROM vaults WHERE account = ?', account);
  await engine.addPasskey(newPasskey().named('Ny nøkkel'));
  let lies = true;
  relay.alter.answer = (name, _request, answer) =>
    lies && name.startsWith('vault.') && answer.ok === true && 'vault' in answer
      ? { ...answer, vault: new Uint8Array(old?.vault as Buffer), version: old?.version }
      : answer;
  const fresh = open(relay);
  await fresh.restore({ passkey: phone.proof() }, null);
  expect(await fresh.state()).toMatchObject({ phase: 'open', role: 'citizen', integrityWarnings: [] });
  expect(await labels(fresh)).toEqual(['iPhone']);
  lies = false;
  relay.cut();
  relay.mend();
  await until(async () => (await labels(fresh)).length === 2);
});

test('two devices that change their ways in at once lose nothing, and both hear of both', { timeout: 90_000 }, async () => {
  const { engine, accountName } = kari.citizen;
  await engine.setPassphrase(passphrase);
  const second = open();
  await second.restore({ name: accountName, passphrase }, null);
  const [a, b, c, d] = [newPasskey(), newPasskey(), newPasskey(), newPasskey()];
  const iPhone = (await security(engine)).passkeys[0]?.credential ?? '';
  await Promise.all([
    engine.addPasskey(a.named('a')),
    second.addPasskey(b.named('b')),
    engine.addPasskey(c.named('c')),
    second.removePasskey(iPhone),
    second.addPasskey(d.named('d')),
    engine.setPassphrase(another),
  ]);
  const renewed = await second.renewRecoveryCode();
  for (const proof of [a, b, c, d]) {
    const fresh = open();
    await fresh.restore({ passkey: proof.proof() }, null);
    expect(await labels(fresh)).toEqual(['a', 'b', 'c', 'd']);
  }
  for (const by of [{ code: renewed.recoveryCode }, { name: accountName, passphrase: another }]) {
    const fresh = open();
    await fresh.restore(by, 'code' in by ? { passkey: newPasskey().named('e') } : null);
    expect((await fresh.state()).phase).toBe('open');
  }
  const fresh = open();
  await expect(fresh.restore({ passkey: phone.proof() }, null)).rejects.toMatchObject({ code: 'E_PASSKEY' });
  await expect(fresh.restore({ name: accountName, passphrase }, null)).rejects.toMatchObject({ code: 'E_PASSPHRASE' });
  await until(async () => (await labels(engine)).length >= 4 && !(await labels(engine)).includes('iPhone'));
});

test('an account from before: its device row and vault open as they are, and its passphrase comes to open it anywhere', async () => {
  const { engine, indexedDB } = lead;
  await engine.close();
  // As the first release left them: one slot in the row, a vault that lists no ways in, no passphrase with the relay.
  const row = await rowsOf(indexedDB, 'mellom', 'device').then(([one]) => one as Record<string, unknown>);
  const id = asAccountId(new Uint8Array(row.account as Uint8Array));
  const key = await openOfflineSlot(passphrase, id, row.slot as Uint8Array);
  const version = row.vaultVersion as number;
  const { ways, ...bare } = openVault(key, id, version, row.vault as Uint8Array);
  expect(ways?.passphrase).not.toBeNull();
  const vault = sealVault(key, id, version, bare);
  const { slotFor: _a, nameId: _b, deviceId: _c, passkeys: _d, ...before } = row;
  await rowsOf(indexedDB, 'mellom', 'device', { ...before, vault });
  const account = Buffer.from(id);
  truth.run('UPDATE vaults SET vault = ?, version = ? WHERE account = ?', Buffer.from(vault), version, account);
  truth.run('DELETE FROM slots WHERE account = ? AND kind <> ?', account, slotKind.recovery);
  truth.run('DELETE FROM opaque WHERE account = ?', account);

  lead.engine = engineOn(place, indexedDB);
  await until(async () => (await lead.engine.state()).phase === 'locked');
  expect((await lead.engine.state()).ways).toEqual({ passphrase: true, passkeys: [] });
  await lead.engine.unlock({ passphrase });
  await until(async () => (await security(lead.engine)).passphrase.anywhere);
  const { accountName } = await security(lead.engine);
  const fresh = open();
  await fresh.restore({ name: accountName, passphrase }, null);
  expect(await fresh.state()).toMatchObject({ phase: 'open', role: 'staff' });
  expect((await fresh.view('me', null)).account).toBe(toBase64url(id));
  const byCode = open();
  await byCode.restore({ code: lead.recoveryCode }, { passphrase });
  expect((await byCode.state()).phase).toBe('open');
});

test('a relay that answers anything at all to a passphrase gets no key and no word out of the device', async () => {
  const relay = await line();
  await kari.citizen.engine.setPassphrase(passphrase);
  const { accountName } = kari.citizen;
  for (const response of [new Uint8Array(320), new Uint8Array(1), crypto.getRandomValues(new Uint8Array(320))]) {
    relay.alter.answer = (name, _request, answer) => (name === 'opaque.start' ? { ok: true, response } : answer);
    const fresh = open(relay);
    await expect(fresh.restore({ name: accountName, passphrase }, null)).rejects.toMatchObject({ code: 'E_PASSPHRASE' });
    expect((await fresh.state()).phase).toBe('empty');
  }
  const asked = relay.said.filter(({ name }) => name !== 'opaque.start');
  expect(asked).toEqual([]);
});

test('a change of passphrase whose answer is lost: the device finds out which one counts, and opens with it', {
  timeout: 90_000,
}, async () => {
  const { engine, indexedDB, accountName } = kari.citizen;
  await engine.setPassphrase(passphrase);
  await engine.close();
  const relay = await line();
  const cutOff = open(relay, indexedDB);
  await until(async () => (await cutOff.state()).phase === 'locked');
  await cutOff.unlock({ passphrase });
  await allSent(cutOff);
  relay.alter.answer = (name, _request, answer) => {
    if (name === 'vault.put') relay.cut();
    return answer;
  };
  await expect(cutOff.setPassphrase(another)).rejects.toThrow(/^E_(OFFLINE|TIMEOUT)/);
  relay.alter = {};
  relay.mend();
  await cutOff.lock();
  await cutOff.unlock({ passphrase: another });
  await until(async () => (await security(cutOff)).passphrase.here);
  await cutOff.lock();
  await expect(cutOff.unlock({ passphrase })).rejects.toMatchObject({ code: 'E_PASSPHRASE' });
  const fresh = open();
  await fresh.restore({ name: accountName, passphrase: another }, null);
  expect((await fresh.state()).phase).toBe('open');
});
