import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as opaque from '@serenity-kit/opaque';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, newSeed, openAccount, readCard } from '../../src/crypto/account';
import { fromBase64url, same, zeros32 } from '../../src/crypto/bytes';
import { type CardOf, claimEpoch } from '../../src/crypto/compose';
import { hash, sign } from '../../src/crypto/hash';
import type { InviteKeys } from '../../src/crypto/invitation';
import { currentEpoch } from '../../src/crypto/log';
import { signLogin } from '../../src/crypto/login';
import { decodeRow } from '../../src/crypto/row';
import { secureRandom } from '../../src/crypto/sodium';
import { limits } from '../../src/protocol/limits';
import { Encoder } from '../../src/protocol/packets';
import { openAppends } from '../../src/relay/appends';
import { ConfigError, readConfig } from '../../src/relay/config';
import { openQuotas, type QuotaSettings, usualQuotas } from '../../src/relay/limits/quotas';
import { openLookups } from '../../src/relay/lookups';
import { nativeVerify } from '../../src/relay/native-verify';
import { type Relay, startRelay } from '../../src/relay/relay';
import { openPostgres } from '../../src/relay/store/postgres';
import { openSqlite } from '../../src/relay/store/sqlite';
import type { Store } from '../../src/relay/store/store';
import { until } from '../fixtures/engines';
import { type Postgres, startPostgres } from '../fixtures/postgres';
import { connect, logIn, type Peer } from '../relay/peer';
import { appended, foundTeam, message, newCase, type Team } from '../relay/team';

await opaque.ready;

/** Strangers at a relay that is set up as it comes, one by one and in numbers: what they cost it, and what they can learn. */
describe.each(['sqlite', 'postgres'] as const)('strangers at a relay on %s', (kind) => {
  let relay: Relay;
  let postgres: Postgres | null = null;
  let team: Team;
  let maja: Peer;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mellom-strangers-'));
    postgres = kind === 'postgres' ? await startPostgres() : null;
    relay = await startRelay({ dataDir: folder, databaseUrl: postgres?.url ?? null });
    team = await foundTeam(relay);
    maja = await logIn(relay.url, team.therapist);
  });
  afterAll(async () => {
    maja?.close();
    await relay?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A second relay of the same kind, with few of something. */
  async function strict(quotas: Partial<QuotaSettings>, work: (at: Relay) => Promise<void>) {
    const dataDir = mkdtempSync(join(tmpdir(), 'mellom-strict-'));
    const at = await startRelay({ dataDir, databaseUrl: postgres?.url ?? null, quotas });
    await work(at);
    await at.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  const openedCase = async () => {
    const at = newCase(team);
    await appended(maja, at.first);
    return at;
  };
  /** Boxes that fill more than a page. */
  const fillBoxes = async (peer: Peer) => {
    for (let n = 0; n < 12; n++)
      expect(
        await peer.ask('box.put', { name: secureRandom(16), version: 1, box: new Uint8Array(100_000).fill(n) }),
      ).toMatchObject({ ok: true });
  };

  test('T47 whoever asks and does not read is kept waiting, fills no more of the memory than a few pages, and gets everything when they read on', async () => {
    const at = await openedCase();
    await fillBoxes(maja);
    const slow = await logIn(relay.url, team.therapist);
    wsOf(slow).pause();
    const asked = Array.from({ length: 30 }, () => slow.ask('box.list', { after: 0, limit: 200 }));
    let most = 0;
    // Others are served meanwhile, and more often than it asks.
    for (let n = 0; n < 60; n++) {
      await appended(maja, message(team, at, `nr ${n}`));
      most = Math.max(most, relay.unread());
    }
    expect(most).toBeGreaterThan(500_000);
    expect(most).toBeLessThan(4 * limits.pageBytes);
    wsOf(slow).resume();
    for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ ok: true, more: true });
    slow.close();
  });

  test('T47 whoever goes on not reading is cut off, and so is whoever stays without saying who they are', async () => {
    await strict({ unreadFor: 300, strangerIdleFor: 300 }, async (at) => {
      const slow = await logIn(at.url, kind === 'postgres' ? team.therapist : openAccount(newSeed()));
      if (kind === 'sqlite') await fillBoxes(slow);
      wsOf(slow).pause();
      const said = Array.from({ length: 10 }, () => slow.ask('box.list', { after: 0, limit: 200 }).catch(() => null));
      await until(() => at.connections() === 0);
      wsOf(slow).resume();
      expect(await Promise.all(said)).toContain(null);
      expect(at.unread()).toBe(0);
      const stranger = await connect(at.url);
      const closed = new Promise((resolve) => stranger.socket.on('disconnect', resolve));
      expect(await closed).toBe('io server disconnect');
    });
  });

  test('T47 whoever asks by long polling and fetches no answer fills no more of the memory either, and is cut off', async () => {
    await strict({ unreadFor: 1_000 }, async (at) => {
      const slow = await logIn(at.url, kind === 'postgres' ? team.therapist : openAccount(newSeed()), 'polling');
      if (kind === 'sqlite') await fillBoxes(slow);
      fetchNoMore(slow);
      const said = Array.from({ length: 30 }, () => slow.ask('box.list', { after: 0, limit: 200 }).catch(() => null));
      let most = 0;
      await until(() => {
        most = Math.max(most, at.unread());
        return at.connections() === 0;
      });
      expect(most).toBeGreaterThan(500_000);
      expect(most).toBeLessThan(4 * limits.pageBytes);
      expect(at.unread()).toBe(0);
      slow.close();
      expect(await Promise.all(said)).toContain(null);
    });
  });

  test('T48 however much one account asks for, another’s row goes through before it', async () => {
    const at = await openedCase();
    const greedy = await logIn(relay.url, openAccount(newSeed()));
    const name = secureRandom(16);
    await greedy.ask('box.put', { name, version: 1, box: new Uint8Array(100_000) });
    let done = 0;
    const flood = Array.from({ length: 300 }, () => greedy.ask('box.get', { name }).then(() => (done += 1)));
    await appended(maja, message(team, at, 'en'));
    expect(await maja.ask('read', { stream: at.stream, after: -1, limit: 10 })).toMatchObject({ ok: true, last: 1 });
    expect(done).toBeLessThan(150);
    await Promise.all(flood);
    greedy.close();
  });

  test('T48 one address and one account have many connections, and not more: new ones from the address are refused, old ones of the account make room', async () => {
    await strict({ connectionsPerAddress: 6, connectionsPerAccount: 3 }, async (at) => {
      const mine: Peer[] = [];
      for (let n = 0; n < 4; n++) mine.push(await logIn(at.url, team.lead));
      await until(() => at.connections() === 3 && !mine[0]?.socket.connected);
      expect(mine.map(({ socket }) => socket.connected)).toEqual([false, true, true, true]);
      const others: Peer[] = [];
      for (let n = 0; n < 3; n++) others.push(await connect(at.url));
      await expect(connect(at.url)).rejects.toThrow();
      others.pop()?.close();
      await until(() => at.connections() === 5);
      others.push(await connect(at.url));
      for (const peer of [...mine, ...others]) peer.close();
    });
  });

  test('T63 what asks for no answer, is no request, or greets twice counts like everything else, and ends the connection', async () => {
    await strict({ requestsPerMinute: 20 }, async (at) => {
      const gone = (peer: Peer) => new Promise((resolve) => peer.socket.on('disconnect', resolve));
      for (const name of ['box.list', 'nothing of the kind', 'opaque.enrol']) {
        const peer = await connect(at.url);
        const ended = gone(peer);
        for (let n = 0; n < 50; n++) peer.socket.emit(name, { after: 0, limit: 200 });
        await ended;
      }
      const peer = await connect(at.url);
      const ended = gone(peer);
      const engine = peer.socket.io.engine as unknown as { write: (data: Uint8Array) => void };
      for (const greeting of new Encoder().encode({ type: 0, nsp: '/' })) engine.write(greeting);
      await ended;
      await until(() => at.connections() === 0);
    });
  });

  test('T59 whoever was never in a conversation hears the same of it, whatever they send, as of one that is not there; who holds its invitation hears that it is used', async () => {
    const at = await openedCase();
    const item = message(team, at, 'en');
    await appended(maja, item);
    const eve = await logIn(relay.url, team.stranger);
    const claim = (invite: InviteKeys) =>
      claimEpoch({
        account: team.stranger,
        log: at.log,
        newest: { row: decodeRow(at.first), seq: 0 },
        keys: invite,
        roster: team.roster,
        card: team.card,
        key: null,
      }).row;
    const junk = claim(at.invite).map((byte, n, all) => (n === all.length - 1 ? byte ^ 1 : byte));
    const epoch = currentEpoch(at.log)?.id ?? zeros32;
    for (const stream of [at.stream, secureRandom(32)])
      for (const of of [epoch, secureRandom(32), zeros32])
        for (const row of [item, at.first, junk])
          expect(await eve.ask('append', { row: signedBy(team.stranger, row, stream, of) })).toEqual({
            ok: false,
            code: 'E_REFUSED',
          });
    const citizen = openAccount(newSeed());
    const kari = await logIn(relay.url, citizen);
    const card: CardOf = (id) => (same(id, citizen.id) ? readCard(citizen.card) : team.card(id));
    const newest = { row: decodeRow(at.first), seq: 0 };
    await appended(
      kari,
      claimEpoch({ account: citizen, log: at.log, newest, keys: at.invite, roster: team.roster, card, key: null }).row,
    );
    expect(await eve.ask('append', { row: claim(at.invite) })).toEqual({ ok: false, code: 'E_TAKEN' });
    kari.close();
    eve.close();
  });

  test('T60 a row that its author has not signed, or that is none of theirs, costs no look into any conversation', async () => {
    const at = await openedCase();
    const row = message(team, at, 'en');
    await appended(maja, row);
    const store = postgres ? await openPostgres(postgres.url) : openSqlite(join(folder, 'mellom.db'));
    let looks = 0;
    const counted: Store = {
      ...store,
      append: (work) => {
        looks += 1;
        return store.append(work);
      },
      stream: (stream) => {
        looks += 1;
        return store.stream(stream);
      },
    };
    const appends = openAppends({
      store: counted,
      lookups: openLookups(store, nativeVerify),
      quotas: openQuotas({ ...usualQuotas, repeatsPerHour: 3 }),
      verify: nativeVerify,
      now: Date.now,
      onAppended: () => undefined,
    });
    const unsigned = new Uint8Array(row);
    unsigned[250] = (unsigned[250] ?? 0) ^ 1;
    for (let n = 0; n < 20; n++) await expect(appends.append(unsigned, 'address')).rejects.toMatchObject({ code: 'E_FORGED' });
    const foreign = signedBy(team.stranger, row, at.stream, decodeRow(row).epoch);
    for (let n = 0; n < 20; n++) await expect(appends.append(foreign, 'address')).rejects.toMatchObject({ code: 'E_REFUSED' });
    expect(looks).toBe(0);
    // Its own author may send it again, and not for ever.
    for (let n = 0; n < 3; n++) expect(await appends.append(row, 'address')).toEqual({ seq: 1 });
    await expect(appends.append(row, 'address')).rejects.toMatchObject({ code: 'E_QUOTA' });
    await store.close();
  });

  test('T54 a page of any other address can neither connect nor log in, whatever name leads to the relay, and a relay on the net does not start before it knows its own', async () => {
    const { host, port } = new URL(relay.url);
    const from = (headers: Record<string, string>) =>
      connect(relay.url, headers).then(
        (peer) => {
          peer.close();
          return 'connected';
        },
        () => 'refused',
      );
    expect(await from({ origin: 'https://evil.example' })).toBe('refused');
    expect(await from({ origin: 'null' })).toBe('refused');
    expect(await from({ origin: `http://localhost:${Number(port) + 1}` })).toBe('refused');
    // A name of the attacker's that has come to mean this machine.
    expect(await from({ origin: 'http://evil.example', host: 'evil.example' })).toBe('refused');
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe('refused');
    expect(await from({ origin: relay.url, host })).toBe('connected');

    const peer = await connect(relay.url, { origin: relay.url });
    const signature = signLogin(team.therapist, 'https://evil.example', peer.nonce);
    expect(await peer.ask('login', { account: team.therapist.id, signature })).toEqual({ ok: false, code: 'E_LOGIN' });
    peer.close();

    expect(() => readConfig({ BEHIND_TLS: '1' })).toThrow(ConfigError);
    expect(() => readConfig({ BEHIND_TLS: '1' })).toThrow(/ORIGINS/);
    expect(readConfig({ BEHIND_TLS: '1', ORIGINS: 'https://mellom.example.no' }).origins).toEqual(['https://mellom.example.no']);
  });

  test('T48 an account that cost nothing keeps little, one that is in somebody’s care or on a team keeps all that it needs, and what is written over and over ends as well', async () => {
    const free = await logIn(relay.url, openAccount(newSeed()));
    const put = (peer: Peer, name = secureRandom(16), version = 1) =>
      peer
        .ask('box.put', { name, version, box: new Uint8Array(limits.box).fill(version) })
        .then((said) => (said.ok ? 'kept' : said.code));
    const said = [];
    for (let n = 0; n < 9; n++) said.push(await put(free));
    expect(said).toEqual([...Array.from({ length: 8 }, () => 'kept'), 'E_QUOTA']);
    await openedCase();
    for (let n = 0; n < 9; n++) expect(await put(maja)).toBe('kept');
    free.close();
    await strict({ writtenPerHour: 3 * limits.box }, async (at) => {
      const peer = await logIn(at.url, openAccount(newSeed()));
      const name = secureRandom(16);
      const over = [];
      for (let n = 1; n < 5; n++) over.push(await put(peer, name, n));
      expect(over).toEqual(['kept', 'kept', 'kept', 'E_QUOTA']);
      peer.close();
    });
  });

  test('T48 one address has many accounts, and not without end; one that is there already is none more', async () => {
    await strict({ accountsPerHourAndAddress: 3 }, async (at) => {
      const peer = await connect(at.url);
      const register = (card: Uint8Array) => peer.ask('register', { card }).then((said) => (said.ok ? 'taken' : said.code));
      const [first = new Uint8Array(), ...others] = Array.from({ length: 4 }, () => openAccount(newSeed()).card);
      const said = [await register(first)];
      for (let n = 0; n < 5; n++) said.push(await register(first));
      for (const card of others) said.push(await register(card));
      expect(said).toEqual([...Array.from({ length: 8 }, () => 'taken'), 'E_QUOTA']);
      peer.close();
    });
  });

  test('T64 whoever uses up a name’s passphrase tries at one address leaves those of its owner at another, and names are not tried out by the thousand', async () => {
    // Behind a proxy, so that the test comes from several addresses.
    const dataDir = mkdtempSync(join(tmpdir(), 'mellom-opaque-'));
    const quotas = { opaqueStartsPerHourInAll: 25, opaqueEnrolsPerHourAndAddress: 4 };
    const at = await startRelay({ dataDir, tls: true, quotas });
    const from = (address: string) => connect(at.url, { 'x-forwarded-for': address });
    const name = secureRandom(32);
    const password = 'lyng hane tverrfaglig brus';
    const start = async (peer: Peer) => {
      const request = fromBase64url(opaque.client.startLogin({ password }).startLoginRequest);
      const said = await peer.ask('opaque.start', { name, request });
      return said.ok ? 'answered' : said.code;
    };
    const [eve, owner, others] = [await from('2001:db8::1'), await from('192.0.2.1'), await from('192.0.2.2')];
    for (let n = 0; n < limits.opaqueStartsPerHour; n++) expect(await start(eve)).toBe('answered');
    for (let n = 0; n < 10; n++) expect(await start(eve)).toBe('E_QUOTA');
    const again = await from('2001:db8::2');
    expect(await start(again)).toBe('E_QUOTA');
    for (let n = 0; n < limits.opaqueStartsPerHour; n++) expect(await start(owner)).toBe('answered');
    // All together have an end too: guessing from many addresses is no way around.
    for (let n = 0; n < 5; n++) expect(await start(others)).toBe('answered');
    expect(await start(others)).toBe('E_QUOTA');

    const enrol = async () => {
      const account = openAccount(newSeed());
      const peer = await connect(at.url, { 'x-forwarded-for': '192.0.2.9' });
      await peer.ask('register', { card: account.card });
      await peer.ask('login', { account: account.id, signature: signLogin(account, at.url, peer.nonce) });
      const request = fromBase64url(opaque.client.startRegistration({ password }).registrationRequest);
      const said = await peer.ask('opaque.enrol', { name: secureRandom(32), request });
      peer.close();
      return said.ok ? 'answered' : said.code;
    };
    const enrolled = [];
    for (let n = 0; n < 5; n++) enrolled.push(await enrol());
    expect(enrolled).toEqual(['answered', 'answered', 'answered', 'answered', 'E_QUOTA']);
    for (const peer of [eve, owner, others, again]) peer.close();
    await at.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('T48 however many ask whether the relay is well, its database is asked once', async () => {
    const asked = await Promise.all(Array.from({ length: 300 }, () => fetch(`${relay.url}/healthz`)));
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 200));
    if (kind === 'postgres') return;
    const db = new Database(join(folder, 'mellom.db'), { readonly: true });
    const { checks } = db.prepare('SELECT checks FROM health').get() as { checks: number };
    db.close();
    expect(checks).toBeLessThan(10);
  });
});

const wsOf = (peer: Peer) =>
  (peer.socket.io.engine as unknown as { transport: { ws: { pause: () => void; resume: () => void } } }).transport.ws;

const fetchNoMore = (peer: Peer) =>
  Object.assign((peer.socket.io.engine as unknown as { transport: object }).transport, { _poll: () => {} });

/** A row of this account's own making, well signed, that names this stream and epoch. */
function signedBy(account: Account, row: Uint8Array, stream: Uint8Array, epoch: Uint8Array): Uint8Array {
  const made = new Uint8Array(row);
  made.set(stream, 2);
  made.set(epoch, 34);
  made.set(account.id, 66);
  made.set(hash('body', made.subarray(limits.rowMin)), 186);
  made.set(sign(account.signKey, 'row', made.subarray(0, 218)), 218);
  return made;
}
