import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, newSeed, openAccount, readCard } from '../../src/crypto/account';
import { same, zeros32 } from '../../src/crypto/bytes';
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
import { openLookups } from '../../src/relay/lookups';
import { nativeVerify } from '../../src/relay/native-verify';
import { openQuotas, type QuotaSettings, usualQuotas } from '../../src/relay/quotas';
import { type Relay, startRelay } from '../../src/relay/relay';
import type { Store } from '../../src/relay/store';
import { openPostgres } from '../../src/relay/store-postgres';
import { openSqlite } from '../../src/relay/store-sqlite';
import { until } from '../fixtures/engines';
import { type Postgres, startPostgres } from '../fixtures/postgres';
import { connect, logIn, type Peer } from '../relay/peer';
import { appended, foundTeam, message, newCase, type Team } from '../relay/team';

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
    for (let n = 0; n < 20; n++) await expect(appends.append(unsigned)).rejects.toMatchObject({ code: 'E_FORGED' });
    const foreign = signedBy(team.stranger, row, at.stream, decodeRow(row).epoch);
    for (let n = 0; n < 20; n++) await expect(appends.append(foreign)).rejects.toMatchObject({ code: 'E_REFUSED' });
    expect(looks).toBe(0);
    // Its own author may send it again, and not for ever.
    for (let n = 0; n < 3; n++) expect(await appends.append(row)).toEqual({ seq: 1 });
    await expect(appends.append(row)).rejects.toMatchObject({ code: 'E_QUOTA' });
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
