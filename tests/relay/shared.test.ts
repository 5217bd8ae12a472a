import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hex, toBase64url } from '../../src/crypto/bytes';
import { newWriter } from '../../src/crypto/compose';
import { makeRoster } from '../../src/crypto/roster';
import { openLog } from '../../src/relay/log';
import { type Relay, startRelay } from '../../src/relay/relay';
import { type Postgres, startPostgres } from '../fixtures/postgres';
import { logIn, type Peer } from './peer';
import { appended, type Case, foundTeam, message, newCase, type Team } from './team';

const generous = { requestsPerMinute: 1e9, strangerRequestsPerMinute: 1e9, itemsPerHour: 1e9 };

describe('two relays on one PostgreSQL', () => {
  let postgres: Postgres;
  let folder: string;
  let team: Team;
  let relays: [Relay, Relay];
  const said: string[] = [];
  /** Everything that must not stand in a log: texts, ids, addresses. */
  const planted: string[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
    folder = mkdtempSync(join(tmpdir(), 'mellom-shared-'));
    const log = openLog('debug', { write: (line: string) => void said.push(line) });
    const start = (name: string) => startRelay({ dataDir: join(folder, name), databaseUrl: postgres.url, quotas: generous, log });
    relays = [await start('a'), await start('b')];
    // Each start prints a set-up link of its own; the team is founded by the first.
    team = await foundTeam(relays[0]);
    planted.push('127.0.0.1', '::1', 'Liv Hagen', 'Maja Solberg', 'RPH Lillevik', postgres.url);
    for (const account of [team.lead, team.therapist]) planted.push(hex(account.id), toBase64url(account.id));
  }, 120_000);
  afterAll(async () => {
    for (const relay of relays ?? []) await relay.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  let here: Peer;
  let there: Peer;
  beforeEach(async () => {
    here = await logIn(relays[0].url, team.therapist);
    there = await logIn(relays[1].url, team.lead);
    return () => {
      here.close();
      there.close();
    };
  });

  async function openedCase(): Promise<Case> {
    const at = newCase(team);
    planted.push(hex(at.stream), toBase64url(at.stream));
    await appended(here, at.first);
    return at;
  }
  const readAll = async (peer: Peer, at: Case) => {
    const rows: Uint8Array[] = [];
    for (;;) {
      const page = await peer.ask('read', { stream: at.stream, after: rows.length - 1, limit: 200 });
      if (!page.ok) throw new Error(page.code);
      page.rows.forEach(({ seq, row }) => {
        expect(seq).toBe(rows.length);
        rows.push(row);
      });
      if (rows.length > page.last) return rows;
    }
  };

  test('a stream that begins at one is told to its members at the other, and so is each of its rows', async () => {
    const at = await openedCase();
    await there.until('joined', (p) => hex(p.stream) === hex(at.stream));
    const rows = Array.from({ length: 30 }, (_, n) => message(team, at, `nr ${n}`));
    await Promise.all(rows.map((row) => appended(here, row)));
    await there.until('row', (p) => p.seq === rows.length);
    const heard = there.heard.row.filter((p) => hex(p.stream) === hex(at.stream));
    expect(heard.map((p) => p.seq)).toEqual(rows.map((_, n) => n + 1));
    expect(heard.map((p) => hex(p.row))).toEqual(rows.map((row) => hex(row)));
  });

  test('both append to one stream at once: every row once, numbered without a gap, the same for both', async () => {
    const at = await openedCase();
    const other = await logIn(relays[1].url, team.therapist);
    // Two devices of one therapist: one log, two chains.
    const device: Case = { ...at, writer: newWriter() };
    const [mine, theirs] = [at, device].map((from) => Array.from({ length: 80 }, (_, n) => message(team, from, `nr ${n}`)));
    const seqs = await Promise.all([
      ...(mine ?? []).map((row) => appended(here, row)),
      ...(theirs ?? []).map((row) => appended(other, row)),
    ]);
    expect([...seqs].sort((a, b) => a - b)).toEqual(seqs.map((_, n) => n + 1));
    const rows = await readAll(here, at);
    expect(rows).toHaveLength(161);
    expect((await readAll(other, at)).map(hex)).toEqual(rows.map(hex));
    const sent = [...(mine ?? []), ...(theirs ?? [])];
    expect(seqs.map((seq) => hex(rows[seq] ?? new Uint8Array()))).toEqual(sent.map(hex));
    other.close();
  });

  test('connections that the database cuts cost nothing: both recover, no row is lost, watchers hear on', async () => {
    const at = await openedCase();
    const device: Case = { ...at, writer: newWriter() };
    const other = await logIn(relays[1].url, team.therapist);
    let refusals = 0;
    const insist = async (peer: Peer, row: Uint8Array): Promise<number> => {
      for (;;) {
        const answer = await peer.ask('append', { row });
        if (answer.ok) return answer.seq;
        if (answer.code !== 'E_UNAVAILABLE') throw new Error(answer.code);
        refusals++;
      }
    };
    const write = async (peer: Peer, from: Case) => {
      const seqs: number[] = [];
      for (let n = 0; n < 60; n++) seqs.push(await insist(peer, message(team, from, `nr ${n}`)));
      return seqs;
    };
    const writing = Promise.all([write(here, at), write(other, device)]);
    for (let cut = 0; cut < 4; cut++) {
      await here.ask('read', { stream: at.stream, after: -1, limit: 1 });
      await postgres.cutConnections();
    }
    const seqs = (await writing).flat();
    expect(refusals, 'appends were under way when connections were cut').toBeGreaterThan(0);
    expect([...seqs].sort((a, b) => a - b)).toEqual(seqs.map((_, n) => n + 1));
    expect(await readAll(here, at)).toHaveLength(121);
    await there.until('row', (p) => hex(p.stream) === hex(at.stream) && p.seq === 120);
    for (const relay of relays) expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
    other.close();
  });

  test('whoever leaves the roster at one is refused at the other', async () => {
    const at = await openedCase();
    const last = message(team, at, 'for sent');
    const next = makeRoster({
      previous: team.roster,
      rootSeed: team.root,
      issuedAt: new Date(),
      about: team.roster.about,
      people: team.roster.people.filter((one) => hex(one.id) !== hex(team.therapist.id)),
    });
    const gone = await logIn(relays[0].url, team.therapist);
    const put = await there.ask('roster.put', { roster: next.bytes, signature: next.signature });
    expect(put).toEqual({ ok: true, version: 2 });
    await gone.until('roster', (p) => p.version === 2);
    expect(await gone.ask('append', { row: last })).toEqual({ ok: false, code: 'E_MEMBER' });
    gone.close();
  });

  test('nothing that a person wrote, is called or comes from stands in what the relays say of themselves', () => {
    expect(said.length).toBeGreaterThan(2);
    for (const line of said) for (const secret of planted) expect(line).not.toContain(secret);
  });
});

describe('a relay whose database is gone', () => {
  test('says so for each request and to whoever asks for its health, and goes on', async () => {
    const postgres = await startPostgres();
    const dataDir = mkdtempSync(join(tmpdir(), 'mellom-shared-'));
    const said: string[] = [];
    const log = openLog('debug', { write: (line: string) => void said.push(line) });
    const relay = await startRelay({ dataDir, databaseUrl: postgres.url, quotas: generous, log });
    const team = await foundTeam(relay);
    const peer = await logIn(relay.url, team.therapist);
    const at = newCase(team);
    await appended(peer, at.first);
    await postgres.stop();
    const rows = [message(team, at, 'hvor ble det av deg'), message(team, at, 'og denne')];
    for (const row of rows) expect(await peer.ask('append', { row })).toEqual({ ok: false, code: 'E_UNAVAILABLE' });
    expect(await peer.ask('streams', {})).toEqual({ ok: false, code: 'E_UNAVAILABLE' });
    const health = await fetch(`${relay.url}/healthz`);
    expect(health.status).toBe(503);
    expect(await health.json()).toEqual({ ok: false });
    expect(peer.socket.connected).toBe(true);
    expect(said.join()).toContain('E_UNAVAILABLE');
    for (const secret of [hex(at.stream), hex(team.therapist.id), postgres.url, '127.0.0.1'])
      expect(said.join()).not.toContain(secret);
    peer.close();
    await relay.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);
});
