import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Restorer } from '../../../src/client/api';
import type { RunningEngine } from '../../../src/client/engine';
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
import { truthOf } from '../../fixtures/truth';

let place: Place;
let lead: Device;
/** Her phone's own lock. */
const phone = newPasskey();
let kari: Case;
const others: RunningEngine[] = [];
const nowhere = { url: 'http://127.0.0.1:9' };
const another = 'ull tåke rev stein bris';

beforeEach(async () => {
  place = await newPlace();
  lead = await newTeam(place);
  kari = await newCitizen(place, lead, undefined, { passkey: phone.named('iPhone') });
});
afterEach(async () => {
  for (const engine of others.splice(0)) await engine.close();
  await kari.citizen.engine.close();
  await lead.engine.close();
  await place.close();
});
function open(indexedDB = new IDBFactory(), at: { url: string } = place): RunningEngine {
  const engine = engineOn(at, indexedDB);
  others.push(engine);
  return engine;
}
const security = (engine: RunningEngine) => engine.view('security', null);
const phaseOf = async (engine: RunningEngine) => (await engine.state()).phase;

test('each way in alone brings the whole conversation and the draft back on a new device', { timeout: 90_000 }, async () => {
  const { engine, recoveryCode, accountName } = kari.citizen;
  const key = newPasskey();
  await engine.addPasskey(key.named('Sikkerhetsnøkkel'));
  await engine.setPassphrase(passphrase);
  await engine.write(kari.mine, { kind: 'message', text: 'det første' });
  await lead.engine.write(kari.theirs, { kind: 'message', text: 'svaret' });
  await until(async () => (await messagesIn(engine)).length === 2);
  await engine.saveOwn('draft/message', 'halvferdig');
  await allSent(engine);
  await until(async () => (await messagesIn(lead.engine)).length === 2);
  expect(accountName.split(' ')).toHaveLength(3);
  const ways: Restorer[] = [
    { code: recoveryCode },
    { passkey: phone.proof() },
    { passkey: key.proof() },
    { name: ` ${accountName.toUpperCase().replace(' ', '-')}`, passphrase: ` ${passphrase.replace(' ', '  ')}` },
  ];
  for (const by of ways) {
    const fresh = open();
    await fresh.restore(by, 'code' in by ? { passphrase } : null);
    expect(await fresh.state()).toMatchObject({ phase: 'open', role: 'citizen' });
    await until(async () => (await messagesIn(fresh)).length === 2);
    expect(await messagesIn(fresh)).toEqual(await messagesIn(lead.engine));
    // Whatever is written here brings the boxes together.
    await until(async () => {
      await fresh.saveOwn('setting/text-size', 'large');
      return (await fresh.readOwn('draft/message')) === 'halvferdig';
    });
    expect((await security(fresh)).accountName).toBe(accountName);
  }
});

test('what opened a new device once opens it without the relay afterwards', async () => {
  const { engine, accountName } = kari.citizen;
  await engine.setPassphrase(passphrase);
  for (const by of [{ passkey: phone.proof() }, { name: accountName, passphrase }]) {
    const indexedDB = new IDBFactory();
    const fresh = open(indexedDB);
    await fresh.restore(by, null);
    await fresh.close();
    const offline = open(indexedDB, nowhere);
    await until(async () => (await phaseOf(offline)) === 'locked');
    await offline.unlock('passkey' in by ? { passkey: phone.proof() } : { passphrase });
    expect(await phaseOf(offline)).toBe('open');
  }
});

test('a locked device tells which ways open it, before anybody has opened anything', async () => {
  const { engine, indexedDB } = kari.citizen;
  const { credential } = phone.proof();
  expect((await engine.state()).ways).toEqual({ passphrase: false, passkeys: [credential] });
  await engine.setPassphrase(passphrase);
  await engine.close();
  const locked = open(indexedDB, nowhere);
  await until(async () => (await phaseOf(locked)) === 'locked');
  expect((await locked.state()).ways).toEqual({ passphrase: true, passkeys: [credential] });
});

test('taking one way away leaves the others; the last one stays', async () => {
  const { engine, recoveryCode, accountName } = kari.citizen;
  const key = newPasskey();
  const [first] = (await security(engine)).passkeys;
  await expect(engine.removePasskey(first?.credential ?? '')).rejects.toMatchObject({ code: 'E_LAST_WAY' });
  await engine.addPasskey(key.named('Sikkerhetsnøkkel'));
  await engine.setPassphrase(passphrase);
  await engine.removePasskey(first?.credential ?? '');
  expect((await security(engine)).passkeys.map(({ label }) => label)).toEqual(['Sikkerhetsnøkkel']);

  await engine.lock();
  await expect(engine.unlock({ passkey: phone.proof() })).rejects.toMatchObject({ code: 'E_PASSKEY' });
  const fresh = open();
  await expect(fresh.restore({ passkey: phone.proof() }, null)).rejects.toMatchObject({ code: 'E_PASSKEY' });
  expect(await phaseOf(fresh)).toBe('empty');
  await engine.unlock({ passkey: key.proof() });
  for (const by of [{ passkey: key.proof() }, { name: accountName, passphrase }, { code: recoveryCode }]) {
    const again = open();
    await again.restore(by, 'code' in by ? { passphrase } : null);
    expect(await phaseOf(again)).toBe('open');
  }
  await expect(engine.addPasskey(phone.named('iPhone'))).rejects.toMatchObject({ code: 'E_PASSKEY' });
});

test('a wrong name and a wrong passphrase are one answer, an unknown passkey is another, and both change nothing', async () => {
  const { engine, accountName } = kari.citizen;
  await engine.setPassphrase(passphrase);
  const fresh = open();
  await expect(fresh.restore({ name: accountName, passphrase: another }, null)).rejects.toMatchObject({ code: 'E_PASSPHRASE' });
  await expect(fresh.restore({ name: 'sol båt fjord', passphrase }, null)).rejects.toMatchObject({ code: 'E_PASSPHRASE' });
  await expect(fresh.restore({ passkey: newPasskey().proof() }, null)).rejects.toMatchObject({ code: 'E_PASSKEY' });
  const short = { credential: new Uint8Array(16), prf: new Uint8Array(16).fill(1) };
  await expect(fresh.restore({ passkey: short }, null)).rejects.toMatchObject({ code: 'E_PASSKEY' });
  expect(await phaseOf(fresh)).toBe('empty');
});

test('guessing at a name ends after ten tries an hour, said so, whether anybody has the name or not', {
  timeout: 90_000,
}, async () => {
  const { engine, accountName } = kari.citizen;
  await engine.setPassphrase(passphrase);
  const guesser = open();
  for (const name of [accountName, 'tre andre ord']) {
    let guesses = 0;
    for (;;) {
      const code = await guesser.restore({ name, passphrase: `gjetning nummer ${guesses}` }, null).then(
        () => 'open',
        (e: { code: string }) => e.code,
      );
      if (code === 'E_QUOTA') break;
      expect(code).toBe('E_PASSPHRASE');
      guesses++;
    }
    // Setting a passphrase may have asked once itself.
    expect(guesses).toBeGreaterThanOrEqual(9);
    expect(guesses).toBeLessThanOrEqual(10);
  }
  await guesser.restore({ passkey: phone.proof() }, null);
  expect(await phaseOf(guesser)).toBe('open');
});

test('a new passphrase opens everywhere and the old one nowhere, once a device has heard of it; not a row is written again', {
  timeout: 90_000,
}, async () => {
  const { engine, accountName } = kari.citizen;
  await engine.setPassphrase(passphrase);
  const tablet = new IDBFactory();
  const second = open(tablet);
  await second.restore({ name: accountName, passphrase }, null);
  await second.close();
  await allSent(engine);
  const truth = truthOf(place.dataDir);
  // A receipt may come meanwhile; what stood there stands there byte for byte.
  const rows = () => truth.copy('SELECT no, seq, id, row FROM rows ORDER BY no, seq').map((row) => JSON.stringify(row));
  const before = rows();
  await engine.setPassphrase(another);
  const after = new Set(rows());
  expect(before.filter((row) => !after.has(row))).toEqual([]);
  truth.close();
  // Off the network the tablet cannot know.
  const offline = open(tablet, nowhere);
  await offline.unlock({ passphrase });
  await offline.close();
  // On it, the new one opens at once, though this device has never heard it.
  const third = open(tablet);
  await third.unlock({ passphrase: another });
  await until(async () => (await security(third)).passphrase.here);
  await third.lock();
  await expect(third.unlock({ passphrase })).rejects.toMatchObject({ code: 'E_PASSPHRASE' });
  await third.close();
  const again = open(tablet, nowhere);
  await again.unlock({ passphrase: another });
  const fresh = open();
  await expect(fresh.restore({ name: accountName, passphrase }, null)).rejects.toMatchObject({ code: 'E_PASSPHRASE' });
  await fresh.restore({ name: accountName, passphrase: another }, null);
});

test('a device that was open when the passphrase changed elsewhere forgets the old one', async () => {
  const { engine, accountName } = kari.citizen;
  await engine.setPassphrase(passphrase);
  const tablet = new IDBFactory();
  const second = open(tablet);
  await second.restore({ name: accountName, passphrase }, null);
  await engine.setPassphrase(another);
  await second.close();
  const third = open(tablet);
  await third.unlock({ passphrase });
  await until(async () => !(await security(third)).passphrase.here);
  expect(await phaseOf(third)).toBe('open');
  await third.lock();
  await expect(third.unlock({ passphrase })).rejects.toMatchObject({ code: 'E_PASSPHRASE' });
  expect((await third.state()).ways.passphrase).toBe(true);
  await third.unlock({ passphrase: another });
});

test('a passphrase chosen before the first network is enrolled when there is one, or at the next unlock', async () => {
  const { link } = await lead.engine.inviteCitizen({
    name: 'Per Hansen',
    called: 'Per',
    greeting: 'Velkommen.',
    language: 'nb',
    programmes: [],
    questionnaires: null,
    worksheets: [],
  });
  const indexedDB = new IDBFactory();
  const first = open(indexedDB);
  await first.readInvitation(link);
  const { recoveryCode, accountName } = await first.createAccount({ passphrase });
  await first.confirmRecoveryCode(recoveryCode);
  await first.close();
  // Reloaded: the passphrase is typed again, and then it is known.
  const second = open(indexedDB);
  await until(async () => (await phaseOf(second)) === 'locked');
  await second.unlock({ passphrase });
  await second.acceptInvitation({ called: 'Per' });
  expect((await security(second)).passphrase).toEqual({ here: true, anywhere: true });
  const fresh = open();
  await fresh.restore({ name: accountName, passphrase }, null);
  expect(await fresh.state()).toMatchObject({ phase: 'open', role: 'citizen' });
});

test('a forgotten way in on a device: another one opens it again, and what was written there and not sent is still there', async () => {
  const { engine, indexedDB, recoveryCode } = kari.citizen;
  await place.stop();
  await engine.write(kari.mine, { kind: 'message', text: 'skrevet uten nett' });
  await engine.close();
  await place.start();
  const again = open(indexedDB);
  await until(async () => (await phaseOf(again)) === 'locked');
  await again.restore({ code: recoveryCode }, { passphrase: another });
  await allSent(again);
  await until(async () => (await messagesIn(lead.engine)).includes('skrevet uten nett'));
  await again.lock();
  await again.unlock({ passphrase: another });
  await again.lock();
  await again.unlock({ passkey: phone.proof() });
});

test('an account begun here by mistake gives way to the one that exists; a finished one does not', async () => {
  const fresh = open();
  await fresh.createAccount({ passphrase });
  await fresh.restore({ passkey: phone.proof() }, null);
  expect(await fresh.state()).toMatchObject({ phase: 'open', role: 'citizen', unfinished: null });
  const { recoveryCode } = lead;
  await expect(fresh.restore({ code: recoveryCode }, { passphrase })).rejects.toMatchObject({ code: 'E_TAKEN' });
  expect(await phaseOf(fresh)).toBe('open');
});

test('a new recovery code comes with the account name, stands in the list with its day, and ends the old one', async () => {
  const { engine, recoveryCode, accountName } = kari.citizen;
  const renewed = await engine.renewRecoveryCode();
  expect(renewed.accountName).toBe(accountName);
  expect((await security(engine)).recoveryCodeFrom).not.toBeNull();
  const fresh = open();
  await expect(fresh.restore({ code: recoveryCode }, { passphrase })).rejects.toMatchObject({ code: 'E_RECOVERY_CODE' });
  await fresh.restore({ code: renewed.recoveryCode }, { passkey: newPasskey().named('PC') });
  expect((await security(fresh)).passkeys.map(({ label, here }) => [label, here])).toEqual([
    ['iPhone', false],
    ['PC', true],
  ]);
});
