import { expect } from 'vitest';
import { allSent, engineOn, messagesIn, passphrase, until } from '../../fixtures/engines';
import { everythingIn } from '../../fixtures/raw-database';
import { test } from '../../fixtures/staged';

const planted = [
  'sommerfugl',
  'Kari',
  'Nordmann',
  'utkast-til-svar',
  'sleep',
  'phq-9',
  'Lillevik',
  'message',
  'receipt',
  'hest sol',
];

test('on a locked device nothing readable is on disk, neither words nor what kind of thing was written', async ({ kari }) => {
  const { engine, indexedDB, recoveryCode } = kari.citizen;
  await engine.write(kari.mine, { kind: 'message', text: 'en sommerfugl i magen' });
  await engine.saveOwn('draft/message', 'utkast-til-svar');
  await allSent(engine);
  await engine.view('case', { caseRef: kari.mine });
  await engine.lock();
  expect(await engine.state()).toMatchObject({ phase: 'locked', role: 'citizen', unsent: 0, integrityWarnings: [] });
  const dump = await everythingIn(indexedDB);
  expect(dump.records).toBeGreaterThan(10);
  for (const word of [...planted, recoveryCode, recoveryCode.replaceAll('-', '')]) expect(dump.text, word).not.toContain(word);
  for (const call of [engine.view('myCase', null), engine.readOwn('draft/message'), engine.exportAll()]) {
    await expect(call).rejects.toMatchObject({ code: 'E_LOCKED' });
  }
});

test('a wrong passphrase opens nothing; the right one opens everything, without network', async ({ kari }) => {
  const { engine, indexedDB } = kari.citizen;
  await engine.write(kari.mine, { kind: 'message', text: 'en sommerfugl i magen' });
  await engine.saveOwn('draft/message', 'utkast-til-svar');
  await allSent(engine);
  await engine.close();
  const offline = engineOn({ url: 'http://127.0.0.1:9' }, indexedDB);
  await expect(offline.unlock({ passphrase: 'feil sol båt fjord melk' })).rejects.toMatchObject({ code: 'E_PASSPHRASE' });
  expect((await offline.state()).phase).toBe('locked');
  await offline.unlock({ passphrase: `  ${passphrase.replace(' ', '   ')} ` });
  expect(await messagesIn(offline)).toEqual(['en sommerfugl i magen']);
  expect(await offline.readOwn('draft/message')).toBe('utkast-til-svar');
  await offline.close();
});

test('it locks by itself after the minutes chosen without a touch', async ({ lead, place }) => {
  let now = Date.now();
  const { indexedDB } = lead;
  await lead.engine.close();
  const engine = engineOn({ url: place.url, now: () => now, environment: { autoLock: true, lookForIdle: 20 } }, indexedDB);
  await engine.unlock({ passphrase });
  await engine.setAutoLock(5);
  now += 4 * 60_000;
  await engine.touched();
  now += 4 * 60_000;
  expect((await engine.view('me', null)).autoLock).toBe(5);
  now += 2 * 60_000;
  await until(async () => (await engine.state()).phase === 'locked');
  await engine.close();
});

test('a passphrase that is easy to guess is refused before anything is made', async ({ place }) => {
  const engine = engineOn(place);
  for (const weak of ['kort', 'passord123456', 'aaaaaaaaaaaaaaaa']) {
    await expect(engine.createAccount({ passphrase: weak })).rejects.toMatchObject({ code: 'E_WEAK_PASSPHRASE' });
  }
  expect((await engine.state()).phase).toBe('empty');
  const offered = await engine.suggestPassphrase();
  expect(offered.split(' ')).toHaveLength(5);
  expect((await engine.passphraseStrength(offered)).score).toBeGreaterThanOrEqual(3);
  await engine.close();
});
