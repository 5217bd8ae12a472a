import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signLogin } from '../../src/crypto/login';
import { makeRoster } from '../../src/crypto/roster';
import { limits } from '../../src/protocol/limits';
import { requests } from '../../src/protocol/messages';
import { type Relay, startRelay } from '../../src/relay/relay';
import { type Postgres, startPostgres } from '../fixtures/postgres';
import { connect, logIn, type Peer } from './peer';
import { appended, type Case, foundTeam, message, newCase, type Team } from './team';

const generous = { requestsPerMinute: 1e9, strangerRequestsPerMinute: 1e9 };

describe.each(['sqlite', 'postgres'] as const)('the relay on %s', (kind) => {
  let relay: Relay;
  let postgres: Postgres | null = null;
  let team: Team;
  let maja: Peer;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mellom-relay-'));
    postgres = kind === 'postgres' ? await startPostgres() : null;
    relay = await startRelay({ dataDir: folder, databaseUrl: postgres?.url ?? null, quotas: generous });
    team = await foundTeam(relay);
    maja = await logIn(relay.url, team.therapist);
  });
  afterAll(async () => {
    maja?.close();
    await relay?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openedCase(): Promise<Case> {
    const made = newCase(team);
    await appended(maja, made.first);
    return made;
  }

  test('an accepted row gets the next number, and the same row again gets the same number', async () => {
    const at = await openedCase();
    const row = message(team, at, 'hei');
    expect(await appended(maja, row)).toBe(1);
    expect(await appended(maja, row)).toBe(1);
    expect(await appended(maja, message(team, at, 'hei igjen'))).toBe(2);
    const read = await maja.ask('read', { stream: at.stream, after: -1, limit: 200 });
    expect(read.ok && read.rows.map((r) => r.seq)).toEqual([0, 1, 2]);
    expect(read.ok && read.rows[1]?.row).toEqual(new Uint8Array(row));
  });

  test('many rows at once are stored each once, in the order of their chain', async () => {
    const at = await openedCase();
    const rows = Array.from({ length: 120 }, (_, i) => message(team, at, `nr ${i}`));
    const seqs = await Promise.all([...rows, ...rows].map((row) => appended(maja, row)));
    const expected = Array.from({ length: 120 }, (_, i) => i + 1);
    expect(seqs).toEqual([...expected, ...expected]);
  });

  test('a row with one byte changed is refused and changes nothing', async () => {
    const at = await openedCase();
    const row = new Uint8Array(message(team, at, 'ekte'));
    const wrong = row.slice();
    wrong[300] = (wrong[300] ?? 0) ^ 1;
    expect(await maja.ask('append', { row: wrong })).toMatchObject({ ok: false, code: 'E_FORGED' });
    expect(await appended(maja, row)).toBe(1);
  });

  test('a gap in a chain is refused, and the row that was missing is still taken', async () => {
    const at = await openedCase();
    const [first, second] = [message(team, at, 'en'), message(team, at, 'to')];
    expect(await maja.ask('append', { row: second })).toMatchObject({ ok: false, code: 'E_HOLE' });
    expect(await appended(maja, first)).toBe(1);
    expect(await appended(maja, second)).toBe(2);
  });

  test('what is not there and what is somebody else’s have one answer', async () => {
    const at = await openedCase();
    const stranger = await logIn(relay.url, team.stranger);
    const absent = crypto.getRandomValues(new Uint8Array(32));
    for (const stream of [at.stream, absent])
      expect(await stranger.ask('read', { stream, after: -1, limit: 10 })).toEqual({ ok: false, code: 'E_REFUSED' });
    expect(stranger.heard.row).toEqual([]);
    expect(await stranger.ask('staff.claims', { team: team.roster.team })).toEqual({ ok: false, code: 'E_REFUSED' });
    expect(await stranger.ask('vault.open', { locator: new Uint8Array(16) })).toEqual({ ok: false, code: 'E_REFUSED' });
    stranger.close();
  });

  test('before login nothing is given but what the door needs', async () => {
    const peer = await connect(relay.url);
    expect(await peer.ask('streams', {})).toEqual({ ok: false, code: 'E_LOGIN' });
    expect(await peer.ask('read', { stream: new Uint8Array(32), after: -1, limit: 1 })).toEqual({ ok: false, code: 'E_LOGIN' });
    expect((await peer.ask('roster.get', { team: team.roster.team })).ok).toBe(true);
    peer.close();
  });

  test('a challenge is answered once, for this socket and this origin', async () => {
    const peer = await connect(relay.url);
    const other = await connect(relay.url);
    const signed = (nonce: Uint8Array, origin = relay.url) => ({
      account: team.therapist.id,
      signature: signLogin(team.therapist, origin, nonce),
    });
    expect(await peer.ask('login', signed(other.nonce))).toMatchObject({ code: 'E_LOGIN' });
    expect(await peer.ask('login', signed(peer.nonce))).toMatchObject({ code: 'E_LOGIN' });
    expect(await other.ask('login', signed(other.nonce, 'https://elsewhere.example'))).toMatchObject({ code: 'E_LOGIN' });
    peer.close();
    other.close();
  });

  test('members hear of a row at once, and those who come in hear of the stream', async () => {
    const second = await logIn(relay.url, team.lead);
    const at = await openedCase();
    // The lead is a custodian, so every case is theirs too.
    await second.until('joined', (p) => hexOf(p.stream) === hexOf(at.stream));
    const row = message(team, at, 'til dem som ser på');
    await appended(maja, row);
    await second.until('row', (p) => p.seq === 1 && hexOf(p.row) === hexOf(row));
    second.close();
  });

  test('a roster moves by one version, from a lead, signed by the root', async () => {
    const next = makeRoster({
      previous: team.roster,
      rootSeed: team.root,
      issuedAt: new Date(),
      about: team.roster.about,
      people: team.roster.people,
    });
    const put = { roster: next.bytes, signature: next.signature };
    expect(await maja.ask('roster.put', put)).toEqual({ ok: false, code: 'E_REFUSED' });
    const lead = await logIn(relay.url, team.lead);
    const forged = { ...put, signature: new Uint8Array(64) };
    expect((await lead.ask('roster.put', forged)).ok).toBe(false);
    expect(await lead.ask('roster.put', put)).toEqual({ ok: true, version: 2 });
    expect(await lead.ask('roster.put', put)).toEqual({ ok: true, version: 2 });
    // Made at the same moment by another lead, or another part of one's own client: it comes second, and is made again.
    const { bytes, signature } = makeRoster({
      previous: team.roster,
      rootSeed: team.root,
      issuedAt: new Date(Date.parse(next.issuedAt) + 1),
      about: team.roster.about,
      people: team.roster.people,
    });
    expect(await lead.ask('roster.put', { roster: bytes, signature })).toEqual({ ok: false, code: 'E_VERSION' });
    await maja.until('roster', (p) => p.version === 2);
    lead.close();
  });

  test('a second setup is refused when there is a team', async () => {
    const stranger = await logIn(relay.url, team.stranger);
    const mine = await foundTeam(relay).catch((error: Error) => error.message);
    expect(mine).toBe('E_REFUSED');
    stranger.close();
  });

  test('an invitation that is over is told apart from one that never was', async () => {
    const soon = Math.floor(Date.now() / 1000) - 60;
    const at = newCase(team, new Date(soon * 1000));
    await appended(maja, at.first);
    const bundle = crypto.getRandomValues(new Uint8Array(100));
    await maja.ask('invite.put', { invite: at.invite.id, stream: at.stream, notAfter: soon, bundle });
    const citizen = await connect(relay.url);
    expect(await citizen.ask('invite.open', { invite: at.invite.id })).toEqual({ ok: false, code: 'E_EXPIRED' });
    expect(await citizen.ask('invite.open', { invite: new Uint8Array(16) })).toEqual({ ok: false, code: 'E_REFUSED' });
    citizen.close();
  });

  test('junk of every kind is answered with a code or not at all, and the relay goes on', async () => {
    let peer = await connect(relay.url);
    const names = Object.keys(requests);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.anything({ withBigInt: false, withDate: false, withMap: false, withSet: false, withTypedArray: true }),
        async (name, payload) => {
          const said = (await peer.say(name, payload).catch(() => null)) as { ok: boolean; code?: string } | null;
          // A frame that nobody honest makes (a member called __proto__, say) ends its connection, and nothing else.
          if (!said) peer = await connect(relay.url);
          else expect(said.ok === true || typeof said.code === 'string').toBe(true);
        },
      ),
      { numRuns: 150 },
    );
    peer.close();
    const health = await fetch(`${relay.url}/healthz`);
    expect(health.status).toBe(200);
  });

  test('a row may come over plain HTTP, since it proves itself', async () => {
    const at = await openedCase();
    const row = message(team, at, 'i bakgrunnen');
    const post = (body: Uint8Array) =>
      fetch(`${relay.url}/rows`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(body),
      });
    expect(await (await post(row)).json()).toEqual({ ok: true, seq: 1 });
    expect(await (await post(row)).json()).toEqual({ ok: true, seq: 1 });
    expect((await post(new Uint8Array(10))).status).toBe(400);
    expect((await post(new Uint8Array(limits.rowMax + 1))).status).toBe(413);
  });

  test('pages stand under the strictest policy', async () => {
    const { headers } = await fetch(`${relay.url}/healthz`);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "require-trusted-types-for 'script'",
      'trusted-types mellom-worker mellom-service-worker',
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/'unsafe-|allow-duplicates/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('a quota that is used up is said, and the row can be sent later', async () => {
    const small = mkdtempSync(join(tmpdir(), 'mellom-relay-'));
    const strict = await startRelay({ dataDir: small, quotas: { ...generous, itemsPerHour: 2 } });
    const theirs = await foundTeam(strict);
    const peer = await logIn(strict.url, theirs.therapist);
    const at = newCase(theirs);
    await appended(peer, at.first);
    const rows = [1, 2, 3].map((n) => message(theirs, at, `${n}`));
    const said = [];
    for (const row of rows) said.push(await peer.ask('append', { row }));
    expect(said.map((s) => s.ok)).toEqual([true, true, false]);
    expect(said[2]).toMatchObject({ code: 'E_QUOTA' });
    peer.close();
    await strict.stop();
    rmSync(small, { recursive: true, force: true });
  });
});

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
