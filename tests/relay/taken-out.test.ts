import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, newSeed, openAccount, readCard } from '../../src/crypto/account';
import { hex, same } from '../../src/crypto/bytes';
import { claimEpoch } from '../../src/crypto/compose';
import { decodeRow } from '../../src/crypto/row';
import { limits } from '../../src/protocol/limits';
import { openLog } from '../../src/relay/log';
import { type Relay, startRelay } from '../../src/relay/relay';
import { type Postgres, startPostgres } from '../fixtures/postgres';
import { connect, logIn, type Peer } from './peer';
import { appended, type Case, foundTeam, message, newCase, type Team } from './team';

const generous = { requestsPerMinute: 1e9, strangerRequestsPerMinute: 1e9 };
const refused = { ok: false, code: 'E_REFUSED' };

describe.each(['sqlite', 'postgres'] as const)('what members take out of the relay again, on %s', (kind) => {
  let relay: Relay;
  /** With PostgreSQL another process on the same database; else the same one. */
  let elsewhere: Relay;
  let postgres: Postgres | null = null;
  let team: Team;
  let maja: Peer;
  /** lead and custodian, at the other relay */
  let liv: Peer;
  let stranger: Peer;
  let folder: string;
  let now = Date.now();
  const said: string[] = [];
  const planted: string[] = [];
  const log = openLog('debug', { write: (line: string) => void said.push(line) });
  // Behind a proxy, so that a test can come from several addresses.
  const start = (name: string) =>
    startRelay({
      dataDir: join(folder, name),
      databaseUrl: postgres?.url ?? null,
      quotas: generous,
      tls: true,
      log,
      now: () => now,
    });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mellom-relay-'));
    postgres = kind === 'postgres' ? await startPostgres() : null;
    relay = await start('a');
    elsewhere = postgres ? await start('b') : relay;
    team = await foundTeam(relay);
    [maja, liv, stranger] = [
      await logIn(relay.url, team.therapist),
      await logIn(elsewhere.url, team.lead),
      await logIn(elsewhere.url, team.stranger),
    ];
  });
  afterAll(async () => {
    for (const peer of [maja, liv, stranger]) peer?.close();
    for (const one of new Set([relay, elsewhere])) await one?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openedCase(): Promise<Case> {
    const at = newCase(team);
    await appended(maja, at.first);
    planted.push(hex(at.stream));
    return at;
  }
  const cardOf = (account: Account) => (id: Uint8Array) =>
    same(id, account.id) ? readCard(account.card) : team.card(id as Account['id']);
  const claimOf = (at: Case, account: Account) =>
    claimEpoch({
      account,
      log: at.log,
      newest: { row: decodeRow(at.first), seq: 0 },
      keys: at.invite,
      roster: team.roster,
      card: cardOf(account),
      key: null,
    }).row;
  async function withCitizen() {
    const at = await openedCase();
    const notAfter = Math.floor(now / 1000) + 3_600;
    await maja.ask('invite.put', { invite: at.invite.id, stream: at.stream, notAfter, bundle: new Uint8Array(100) });
    const citizen = openAccount(newSeed());
    planted.push(hex(citizen.id));
    const nora = await logIn(relay.url, citizen);
    expect(await nora.ask('append', { row: claimOf(at, citizen) })).toEqual({ ok: true, seq: 1 });
    return { at, nora, citizen };
  }
  const rowsOf = async (peer: Peer, at: Case) => {
    const read = await peer.ask('read', { stream: at.stream, after: -1, limit: 200 });
    if (!read.ok) throw new Error(read.code);
    return read.rows;
  };
  const infoOf = async (peer: Peer, at: Case) => {
    const all = await peer.ask('streams', {});
    if (!all.ok) throw new Error(all.code);
    return all.streams.find((info) => same(info.stream, at.stream));
  };

  describe('erasing', () => {
    test('drops the body of one’s own item, keeps what hashes and numbers need, and tells the watchers', async () => {
      const at = await openedCase();
      const rows = ['skal bort', 'skal stå'].map((text) => message(team, at, text));
      for (const row of rows) await appended(maja, row);
      expect(await maja.ask('erase', { stream: at.stream, seq: 1 })).toEqual({ ok: true });
      await maja.until('erased', (p) => same(p.stream, at.stream) && p.seq === 1);
      await liv.until('erased', (p) => same(p.stream, at.stream) && p.seq === 1);
      const after = await rowsOf(liv, at);
      expect(after[1]?.row).toEqual(rows[0]?.slice(0, limits.rowMin));
      expect(after[2]?.row).toEqual(new Uint8Array(rows[1] ?? []));
      // The log goes on where it was, and what is sent again does not come back.
      expect(await appended(maja, rows[0] ?? new Uint8Array())).toBe(1);
      expect(await appended(maja, message(team, at, 'videre'))).toBe(3);
      expect((await rowsOf(liv, at))[1]?.row).toHaveLength(limits.rowMin);
      expect(await maja.ask('erase', { stream: at.stream, seq: 1 })).toEqual({ ok: true });
    });

    test('is the author’s or a custodian’s to do, never another one’s, and never for an epoch row', async () => {
      const { at, nora } = await withCitizen();
      const outsider = await logIn(relay.url, openAccount(newSeed()));
      const early = await openedCase();
      await appended(maja, message(team, early, 'fra Maja'));
      for (const peer of [stranger, outsider, nora])
        expect(await peer.ask('erase', { stream: early.stream, seq: 1 })).toEqual(refused);
      for (const seq of [0, 1, 2, 4_294_967_295])
        for (const peer of [nora, maja, liv]) expect(await peer.ask('erase', { stream: at.stream, seq })).toEqual(refused);
      expect(await liv.ask('erase', { stream: early.stream, seq: 1 })).toEqual({ ok: true });
      expect((await rowsOf(maja, early))[1]?.row).toHaveLength(limits.rowMin);
      for (const peer of [outsider, nora]) peer.close();
    });

    test('is refused for what is not there, as for what is somebody else’s', async () => {
      const absent = crypto.getRandomValues(new Uint8Array(32));
      for (const name of ['erase', 'delete', 'reads'] as const) {
        const request = name === 'erase' ? { stream: absent, seq: 0 } : { stream: absent };
        expect(await stranger.say(name, request)).toEqual(refused);
        expect(await (await connect(relay.url)).say(name, request)).toEqual({ ok: false, code: 'E_LOGIN' });
      }
    });
  });

  describe('deleting', () => {
    test('leaves a tombstone with number and head: no rows, no invitation, and nothing more is taken', async () => {
      const { at, nora } = await withCitizen();
      const before = await infoOf(liv, at);
      for (const peer of [maja, nora, stranger]) expect(await peer.ask('delete', { stream: at.stream })).toEqual(refused);
      expect(await liv.ask('delete', { stream: at.stream })).toEqual({ ok: true });
      expect(await liv.ask('delete', { stream: at.stream })).toEqual({ ok: true });
      await maja.until('erased', (p) => same(p.stream, at.stream) && p.seq === -1);
      await liv.until('erased', (p) => same(p.stream, at.stream) && p.seq === -1);
      for (const peer of [maja, liv, nora]) {
        expect(await infoOf(peer, at)).toEqual({ ...before, deleted: true });
        const read = await peer.ask('read', { stream: at.stream, after: -1, limit: 10 });
        expect(read).toEqual({ ok: true, rows: [], last: 1, head: before?.head });
      }
      // Not a further row, not the same ones again, not from its beginning.
      const late = openAccount(newSeed());
      await maja.ask('register', { card: late.card });
      for (const row of [message(team, at, 'hei?'), at.first, claimOf(at, late)])
        expect(await maja.ask('append', { row })).toEqual(refused);
      expect(await maja.ask('invite.open', { invite: at.invite.id })).toEqual(refused);
      expect(await maja.ask('erase', { stream: at.stream, seq: 1 })).toEqual(refused);
      expect(await maja.ask('reads', { stream: at.stream })).toEqual({ ok: true, reads: [] });
      expect(await stranger.ask('read', { stream: at.stream, after: -1, limit: 10 })).toEqual(refused);
      nora.close();
    });

    test('does not let a row through that was sent at the same moment', async () => {
      const at = await openedCase();
      const rows = Array.from({ length: 40 }, (_, n) => message(team, at, `nr ${n}`));
      const sending = Promise.all(rows.map((row) => maja.ask('append', { row })));
      expect(await liv.ask('delete', { stream: at.stream })).toEqual({ ok: true });
      for (const one of await sending) if (!one.ok) expect(one).toEqual(refused);
      expect(await rowsOf(maja, at)).toEqual([]);
      expect(await infoOf(maja, at)).toMatchObject({ deleted: true });
    });
  });

  describe('who read when', () => {
    test('is told to members, each with the hour of their last read', async () => {
      const { at, nora, citizen } = await withCitizen();
      const first = now;
      await rowsOf(nora, at);
      await rowsOf(nora, at);
      const readsOf = async (peer: Peer) => {
        const said = await peer.ask('reads', { stream: at.stream });
        if (!said.ok) throw new Error(said.code);
        return new Map(said.reads.map((one) => [hex(one.account), one.at]));
      };
      expect(await readsOf(nora)).toEqual(new Map([[hex(citizen.id), first]]));
      now += 30 * 60_000;
      await rowsOf(nora, at);
      await rowsOf(maja, at);
      const half = now;
      expect(await readsOf(maja)).toEqual(
        new Map([
          [hex(citizen.id), first],
          [hex(team.therapist.id), half],
        ]),
      );
      now += 31 * 60_000;
      await rowsOf(nora, at);
      expect((await readsOf(nora)).get(hex(citizen.id))).toBe(now);
      expect(await stranger.ask('reads', { stream: at.stream })).toEqual(refused);
      nora.close();
    });
  });

  describe('a link that was used already', () => {
    test('is told to the staff of its case when somebody else comes with it, not when its owner does', async () => {
      const { at, nora } = await withCitizen();
      const taken = { ok: false, code: 'E_TAKEN' };
      for (const name of ['invite.open', 'invite.epochs'] as const)
        expect(await nora.ask(name, { invite: at.invite.id })).toEqual(taken);
      expect((await infoOf(maja, at))?.knocks).toBeUndefined();

      const thief = await connect(relay.url, from('198.51.100.1'));
      expect(await thief.ask('invite.open', { invite: at.invite.id })).toEqual(taken);
      for (const peer of [maja, liv]) {
        await peer.until('knocked', (p) => same(p.stream, at.stream) && p.knocks === 1);
        expect((await infoOf(peer, at))?.knocks).toBe(1);
      }
      expect((await infoOf(nora, at))?.knocks).toBeUndefined();
      expect(nora.heard.knocked).toEqual([]);
      for (const peer of [thief, nora]) peer.close();
    });

    test('costs one write and one push a minute, however many come, and each address counts once', async () => {
      const { at, nora } = await withCitizen();
      const claim = claimOf(at, team.stranger);
      const post = (address: string) =>
        fetch(`${relay.url}/rows`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream', ...from(`203.0.113.250, ${address}`) },
          body: new Uint8Array(claim),
        });
      for (let n = 0; n < 60; n++)
        expect(await (await post(`198.51.100.${n % 20}`)).json()).toEqual({ ok: false, code: 'E_TAKEN' });
      await maja.until('knocked', (p) => same(p.stream, at.stream));
      const mine = await connect(relay.url, from('198.51.100.19'));
      await mine.ask('invite.open', { invite: at.invite.id });
      expect(maja.heard.knocked.filter((p) => same(p.stream, at.stream))).toEqual([{ stream: at.stream, knocks: 1 }]);
      expect((await infoOf(maja, at))?.knocks).toBe(1);
      // The others are counted in one go; at the latest when the relay stops.
      for (const peer of [mine, nora, maja, liv, stranger]) peer.close();
      for (const one of new Set([relay, elsewhere])) await one.stop();
      relay = await start('a');
      elsewhere = postgres ? await start('b') : relay;
      maja = await logIn(relay.url, team.therapist);
      expect((await infoOf(maja, at))?.knocks).toBe(20);
    });
  });

  test('none of it says who or what in a log', () => {
    planted.push('198.51.100.', hex(team.therapist.id));
    expect(said.length).toBeGreaterThan(0);
    for (const secret of planted) expect(said.join()).not.toContain(secret);
  });
});
