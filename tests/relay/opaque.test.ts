import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as opaque from '@serenity-kit/opaque';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, newSeed, openAccount } from '../../src/crypto/account';
import { fromBase64url, hex, toBase64url } from '../../src/crypto/bytes';
import { ready, secureRandom } from '../../src/crypto/sodium';
import { limits } from '../../src/protocol/limits';
import { openLog } from '../../src/relay/log';
import { type Relay, startRelay } from '../../src/relay/relay';
import { type Postgres, startPostgres } from '../fixtures/postgres';
import { connect, logIn, type Peer } from './peer';

await ready();
await opaque.ready;

const generous = { requestsPerMinute: 1e9, strangerRequestsPerMinute: 1e9 };
/** Stretching is the client's, and takes its time; here it is next to nothing. */
const keyStretching = { 'argon2id-custom': { iterations: 1, memory: 64, parallelism: 1 } };
const slot = () => ({ locator: secureRandom(16), kind: 3, slot: secureRandom(104) });
const vaultOf = (version: number) => ({ version, vault: secureRandom(200), slots: [slot()] });

/** As a client does it: the first half at the relay, the second at home. */
async function enrolled(peer: Peer, name: Uint8Array, password: string) {
  const { clientRegistrationState, registrationRequest } = opaque.client.startRegistration({ password });
  const said = await peer.ask('opaque.enrol', { name, request: fromBase64url(registrationRequest) });
  if (!said.ok) throw new Error(said.code);
  const registrationResponse = toBase64url(said.response);
  return opaque.client.finishRegistration({ password, clientRegistrationState, registrationResponse, keyStretching });
}
/** The export key; null when the passphrase does not fit. */
async function opened(peer: Peer, name: Uint8Array, password: string): Promise<string | null> {
  const { clientLoginState, startLoginRequest } = opaque.client.startLogin({ password });
  const said = await peer.ask('opaque.start', { name, request: fromBase64url(startLoginRequest) });
  if (!said.ok) throw new Error(said.code);
  const loginResponse = toBase64url(said.response);
  return opaque.client.finishLogin({ password, clientLoginState, loginResponse, keyStretching })?.exportKey ?? null;
}

describe.each(['sqlite', 'postgres'] as const)('a passphrase at the relay on %s', (kind) => {
  let relay: Relay;
  let postgres: Postgres | null = null;
  let folder: string;
  let account: Account;
  let mine: Peer;
  let door: Peer;
  const said: string[] = [];
  const log = openLog('debug', { write: (line: string) => void said.push(line) });
  const start = () => startRelay({ dataDir: folder, databaseUrl: postgres?.url ?? null, quotas: generous, log });
  const setupFile = () => join(folder, 'opaque-setup');
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mellom-opaque-'));
    postgres = kind === 'postgres' ? await startPostgres() : null;
    relay = await start();
    account = openAccount(newSeed());
    mine = await logIn(relay.url, account);
    door = await connect(relay.url);
  });
  afterAll(async () => {
    mine?.close();
    door?.close();
    await relay?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const name = secureRandom(32);
  const password = 'lyng hane tverrfaglig brus ødemark';
  let version = 0;

  test('has no secret yet while nobody has a passphrase', () => {
    expect(existsSync(setupFile())).toBe(false);
  });

  test('gives the same key again for the right passphrase, and none for another', async () => {
    const { registrationRecord, exportKey } = await enrolled(mine, name, password);
    const put = await mine.ask('vault.put', {
      ...vaultOf(++version),
      opaque: { name, record: fromBase64url(registrationRecord) },
    });
    expect(put).toEqual({ ok: true, version });
    expect(await opened(door, name, password)).toBe(exportKey);
    expect(await opened(door, name, 'lyng hane tverrfaglig brus')).toBeNull();
  });

  test('answers for a name that nobody has just as for one that somebody has', async () => {
    const { startLoginRequest } = opaque.client.startLogin({ password });
    const ask = async (of: Uint8Array) => {
      const answer = await door.ask('opaque.start', { name: of, request: fromBase64url(startLoginRequest) });
      if (!answer.ok) throw new Error(answer.code);
      return answer.response;
    };
    const nobody = secureRandom(32);
    const [known, unknown] = [await ask(name), await ask(nobody)];
    expect(unknown.length).toBe(known.length);
    // What depends on name and request alone is the same each time, what is random is not, for both.
    for (const [of, first] of [[name, known] as const, [nobody, unknown] as const]) {
      const again = await ask(of);
      expect(again.slice(0, 32)).toEqual(first.slice(0, 32));
      expect(again.slice(32)).not.toEqual(first.slice(32));
    }
    expect(unknown.slice(0, 32)).not.toEqual(known.slice(0, 32));
  });

  test('is asked for ten times an hour, whether anybody has the name or not', async () => {
    const other = await logIn(relay.url, openAccount(newSeed()));
    const theirs = secureRandom(32);
    const { registrationRecord } = await enrolled(other, theirs, password);
    await other.ask('vault.put', { ...vaultOf(1), opaque: { name: theirs, record: fromBase64url(registrationRecord) } });
    for (const one of [theirs, secureRandom(32)]) {
      const request = fromBase64url(opaque.client.startLogin({ password }).startLoginRequest);
      for (let n = 0; n < limits.opaqueStartsPerHour; n++)
        expect(await door.ask('opaque.start', { name: one, request })).toMatchObject({ ok: true });
      expect(await door.ask('opaque.start', { name: one, request })).toEqual({ ok: false, code: 'E_QUOTA' });
    }
    other.close();
  });

  test('belongs to one account under its name, which may have it anew', async () => {
    const request = fromBase64url(opaque.client.startRegistration({ password }).registrationRequest);
    expect(await door.ask('opaque.enrol', { name, request })).toEqual({ ok: false, code: 'E_LOGIN' });
    const other = await logIn(relay.url, openAccount(newSeed()));
    expect(await other.ask('opaque.enrol', { name, request })).toEqual({ ok: false, code: 'E_TAKEN' });
    const { registrationRecord } = await enrolled(other, secureRandom(32), password);
    const record = fromBase64url(registrationRecord);
    expect(await other.ask('vault.put', { ...vaultOf(1), opaque: { name, record } })).toEqual({ ok: false, code: 'E_TAKEN' });
    expect(await other.ask('vault.get', {})).toEqual({ ok: false, code: 'E_REFUSED' });
    const renewed = await enrolled(mine, name, 'en helt ny setning');
    const put = { ...vaultOf(++version), opaque: { name, record: fromBase64url(renewed.registrationRecord) } };
    expect(await mine.ask('vault.put', put)).toEqual({ ok: true, version });
    expect(await opened(door, name, 'en helt ny setning')).toBe(renewed.exportKey);
    expect(await opened(door, name, password)).toBeNull();
    other.close();
  });

  test('stays with a vault that says nothing of it', async () => {
    expect(await mine.ask('vault.put', vaultOf(++version))).toEqual({ ok: true, version });
    expect(await opened(door, name, 'en helt ny setning')).not.toBeNull();
  });

  test('is nothing that no client has made', async () => {
    for (const length of [1, 32, 96, 192, limits.opaque]) {
      const junk = new Uint8Array(length).fill(255);
      const unused = secureRandom(32);
      expect(await mine.ask('opaque.enrol', { name: unused, request: junk })).toEqual({ ok: false, code: 'E_BAD_REQUEST' });
      expect(await door.ask('opaque.start', { name: unused, request: junk })).toEqual({ ok: false, code: 'E_BAD_REQUEST' });
      const put = { ...vaultOf(version + 1), opaque: { name: unused, record: junk } };
      expect(await mine.ask('vault.put', put)).toEqual({ ok: false, code: 'E_BAD_REQUEST' });
    }
    expect(await mine.ask('vault.get', {})).toMatchObject({ version });
  });

  test('needs a secret that only its owner may read, that no database holds and no log names', async () => {
    const setup = readFileSync(setupFile(), 'utf8').trim();
    if (process.platform !== 'win32') expect(statSync(setupFile()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((file) => file.startsWith('opaque-setup'))).toEqual(['opaque-setup']);
    const written = readdirSync(folder).filter((file) => file.startsWith('mellom.db'));
    for (const file of written) expect(readFileSync(join(folder, file)).includes(setup)).toBe(false);
    for (const secret of [setup, hex(name), toBase64url(name), '127.0.0.1', '::1']) expect(said.join()).not.toContain(secret);
  });

  test('is not lost silently: with its secret lost or another one, the relay does not start', async () => {
    mine.close();
    door.close();
    await relay.stop();
    const aside = join(folder, 'aside');
    renameSync(setupFile(), aside);
    await expect(start()).rejects.toThrow('OPAQUE_SETUP_FILE');
    expect(existsSync(setupFile())).toBe(false);
    writeFileSync(setupFile(), opaque.server.createSetup());
    await expect(start()).rejects.toThrow('OPAQUE_SETUP_FILE');
    rmSync(setupFile());
    relay = await startRelay({
      dataDir: folder,
      databaseUrl: postgres?.url ?? null,
      quotas: generous,
      log,
      opaqueSetupFile: aside,
    });
    door = await connect(relay.url);
    mine = await logIn(relay.url, account);
    expect(await opened(door, name, 'en helt ny setning')).not.toBeNull();
  });

  test('is gone when its owner says so, and nobody can tell', async () => {
    expect(await mine.ask('vault.put', { ...vaultOf(++version), opaque: null })).toEqual({ ok: true, version });
    expect(await opened(door, name, 'en helt ny setning')).toBeNull();
  });
});

describe('two relays on one PostgreSQL', () => {
  test('share one secret; with another one, a relay that runs already stops answering for any name', async () => {
    const postgres = await startPostgres();
    const folder = mkdtempSync(join(tmpdir(), 'mellom-opaque-'));
    const shared = join(folder, 'shared');
    const run = (name: string, opaqueSetupFile: string | null) =>
      startRelay({ dataDir: join(folder, name), databaseUrl: postgres.url, quotas: generous, opaqueSetupFile });
    const [a, b, stray] = [await run('a', shared), await run('b', shared), await run('c', null)];
    const [name, password] = [secureRandom(32), 'gjerde ull skrue'];
    const request = fromBase64url(opaque.client.startLogin({ password }).startLoginRequest);
    const [atB, atStray] = [await connect(b.url), await connect(stray.url)];
    // Nobody has a passphrase yet: each answers, and neither knows of the other.
    expect(await atStray.ask('opaque.start', { name, request })).toMatchObject({ ok: true });
    const peer = await logIn(a.url, openAccount(newSeed()));
    const { registrationRecord, exportKey } = await enrolled(peer, name, password);
    await peer.ask('vault.put', { ...vaultOf(1), opaque: { name, record: fromBase64url(registrationRecord) } });
    expect(await opened(atB, name, password)).toBe(exportKey);
    for (const one of [name, secureRandom(32)])
      expect(await atStray.ask('opaque.start', { name: one, request })).toEqual({ ok: false, code: 'E_UNAVAILABLE' });
    await expect(run('d', null)).rejects.toThrow('OPAQUE_SETUP_FILE');
    for (const one of [peer, atB, atStray]) one.close();
    for (const one of [a, b, stray]) await one.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
});
