import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, newSeed, openAccount, readCard } from '../../src/crypto/account';
import { hex, same } from '../../src/crypto/bytes';
import { claimEpoch, makeStream } from '../../src/crypto/compose';
import { decodeRow } from '../../src/crypto/row';
import { limits } from '../../src/protocol/limits';
import { type Relay, startRelay } from '../../src/relay/relay';
import { openPostgres } from '../../src/relay/store/postgres';
import { openSqlite } from '../../src/relay/store/sqlite';
import { type Postgres, startPostgres } from '../fixtures/postgres';
import { logIn, type Peer } from './peer';
import { appended, foundTeam, message, newCase, type Team } from './team';

const generous = { requestsPerMinute: 1e9, strangerRequestsPerMinute: 1e9, itemsPerHour: 1e9, streamsPerDay: 1e9 };
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** Who may lay streams on others, and how many one may have. */
describe.each(['sqlite', 'postgres'] as const)('streams of a relay on %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'mellom-founding-'));
  let postgres: Postgres | null = null;
  let relay: Relay;
  let team: Team;
  let maja: Peer;
  let liv: Peer;
  beforeAll(async () => {
    if (kind === 'postgres') postgres = await startPostgres();
    relay = await startRelay({ dataDir: folder, quotas: generous, ...(postgres ? { databaseUrl: postgres.url } : {}) });
    team = await foundTeam(relay);
    maja = await logIn(relay.url, team.therapist);
    liv = await logIn(relay.url, team.lead);
  }, 120_000);
  afterAll(async () => {
    maja.close();
    liv.close();
    await relay.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const cardOf = (account: Account) => (id: Uint8Array) =>
    same(id, account.id) ? readCard(account.card) : team.card(id as Account['id']);
  const founded = (account: Account, type: 'alert' | 'case') =>
    makeStream({ account, type, roster: team.roster, card: cardOf(account) }).row;
  /** Somebody with a phone, and the place that an invitation gives. */
  async function citizen() {
    const account = openAccount(newSeed());
    const peer = await logIn(relay.url, account);
    const at = newCase(team);
    await appended(maja, at.first);
    const claim = claimEpoch({
      account,
      log: at.log,
      newest: { row: decodeRow(at.first), seq: 0 },
      keys: at.invite,
      roster: team.roster,
      card: cardOf(account),
      key: null,
    });
    return { account, peer, at, claim: claim.row };
  }
  const alertsHeardBy = (peer: Peer) => peer.heard.joined.filter(({ type }) => type === 4).length;

  test('nobody who is not the citizen of a case founds a stream of alerts, nor a case, however many accounts they make', async () => {
    const before = alertsHeardBy(liv);
    for (let i = 0; i < 10; i++) {
      const account = openAccount(newSeed());
      const peer = await logIn(relay.url, account);
      expect(await peer.ask('append', { row: founded(account, 'alert') })).toEqual({ ok: false, code: 'E_REFUSED' });
      expect(await peer.ask('append', { row: founded(account, 'case') })).toEqual({ ok: false, code: 'E_REFUSED' });
      peer.close();
    }
    expect(alertsHeardBy(liv)).toBe(before);
  });

  test('the citizen of a case founds one, as soon as the claim is answered; the same row again is the same, and a second one is not taken', async () => {
    const { account, peer, claim } = await citizen();
    const [first, second] = [founded(account, 'alert'), founded(account, 'alert')];
    expect(await peer.ask('append', { row: first })).toEqual({ ok: false, code: 'E_REFUSED' });
    await appended(peer, claim);
    expect(await appended(peer, first)).toBe(0);
    expect(await appended(peer, first)).toBe(0);
    expect(await peer.ask('append', { row: second })).toEqual({ ok: false, code: 'E_TAKEN' });
    peer.close();
  });

  test('of two devices that found at the same moment one does', async () => {
    const { account, peer, claim } = await citizen();
    await appended(peer, claim);
    const devices = await Promise.all([logIn(relay.url, account), logIn(relay.url, account)]);
    const said = await Promise.all(devices.map((device) => device.ask('append', { row: founded(account, 'alert') })));
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect(said.filter((one) => !one.ok && one.code === 'E_TAKEN')).toHaveLength(1);
    for (const one of [...devices, peer]) one.close();
  });

  test('with the case the right to a stream of alerts is gone, and comes with the next', async () => {
    const { account, peer, at, claim } = await citizen();
    await appended(peer, claim);
    expect(await liv.ask('delete', { stream: at.stream })).toEqual({ ok: true });
    expect(await peer.ask('append', { row: founded(account, 'alert') })).toEqual({ ok: false, code: 'E_REFUSED' });
    const next = newCase(team);
    await appended(maja, next.first);
    const again = claimEpoch({
      account,
      log: next.log,
      newest: { row: decodeRow(next.first), seq: 0 },
      keys: next.invite,
      roster: team.roster,
      card: cardOf(account),
      key: null,
    });
    await appended(peer, again.row);
    expect(await appended(peer, founded(account, 'alert'))).toBe(0);
    peer.close();
  });

  test('somebody with thousands of streams has all of them in pages, and hears of every row from login on without asking', async () => {
    const account = openAccount(newSeed());
    const store = postgres ? await openPostgres(postgres.url) : openSqlite(join(folder, 'mellom.db'));
    const streams = Array.from({ length: 2 * limits.pageStreams + 300 }, () => random(32));
    await store.append((tx) =>
      tx.commit({
        rows: [],
        streams: streams.map((stream) => ({
          stream,
          type: 4,
          team: random(32),
          last: 0,
          head: random(32),
          state: '{}',
          chains: [],
        })),
        members: streams.map((stream) => ({ stream, account: account.id, joined: 0, removed: null })),
        invitations: [],
      }),
    );
    await store.close();
    const peer = await logIn(relay.url, account);
    const pages: Uint8Array[][] = [];
    for (let after: Uint8Array | undefined; ; ) {
      const page = await peer.ask('streams', after ? { after } : {});
      if (!page.ok) throw new Error(page.code);
      pages.push(page.streams.map(({ stream }) => stream));
      after = page.streams.at(-1)?.stream;
      if (!page.more) break;
    }
    expect(pages.map(({ length }) => length)).toEqual([limits.pageStreams, limits.pageStreams, 300]);
    expect(pages.flat().map(hex)).toEqual(streams.map(hex).sort());
    peer.close();

    const at = newCase(team);
    await appended(maja, at.first);
    const row = message(team, at, 'til alle som er med');
    await appended(maja, row);
    await liv.until('row', (p) => p.seq === 1 && hex(p.row) === hex(row));
  });
});
