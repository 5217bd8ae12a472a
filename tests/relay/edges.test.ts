import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type Account, newSeed, openAccount, readCard } from '../../src/crypto/account';
import { same } from '../../src/crypto/bytes';
import { claimEpoch } from '../../src/crypto/compose';
import { makeRoster } from '../../src/crypto/roster';
import { decodeRow } from '../../src/crypto/row';
import { streamType } from '../../src/protocol/kinds';
import { type Relay, type RelayOptions, startRelay } from '../../src/relay/relay';
import { logOf, stateOf } from '../../src/relay/store/stored-log';
import { logIn, type Peer } from './peer';
import { appended, type Case, foundTeam, message, newCase, type Team } from './team';

const generous = { requestsPerMinute: 1e9, strangerRequestsPerMinute: 1e9 };
let dataDir: string;
let relay: Relay;
let team: Team;
let maja: Peer;
const start = (options: Partial<RelayOptions> = {}) => startRelay({ dataDir, quotas: generous, ...options });

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mellom-relay-'));
  relay = await start();
  team = await foundTeam(relay);
  maja = await logIn(relay.url, team.therapist);
  return async () => {
    maja.close();
    await relay.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
});

async function openedCase(notAfter?: Date): Promise<Case> {
  const at = newCase(team, notAfter);
  await appended(maja, at.first);
  return at;
}
const claim = (at: Case, account: Account) =>
  claimEpoch({
    account,
    log: at.log,
    newest: { row: decodeRow(at.first), seq: 0 },
    keys: at.invite,
    roster: team.roster,
    card: (id) => (same(id, account.id) ? readCard(account.card) : team.card(id)),
    key: null,
  }).row;

test('an invitation is claimed once: the second claimer hears that it has been used', async () => {
  const at = await openedCase();
  const notAfter = Math.floor(Date.now() / 1000) + 3_600;
  await maja.ask('invite.put', { invite: at.invite.id, stream: at.stream, notAfter, bundle: new Uint8Array(100) });
  const [first, second] = [openAccount(newSeed()), openAccount(newSeed())];
  const [one, two] = [await logIn(relay.url, first), await logIn(relay.url, second)];
  const [early, late] = [claim(at, first), claim(at, second)];
  expect(await one.ask('append', { row: early })).toEqual({ ok: true, seq: 1 });
  expect(await two.ask('append', { row: late })).toEqual({ ok: false, code: 'E_TAKEN' });
  expect(await one.ask('append', { row: early })).toEqual({ ok: true, seq: 1 });
  expect(await two.ask('invite.open', { invite: at.invite.id })).toEqual({ ok: false, code: 'E_TAKEN' });
  expect(await two.ask('read', { stream: at.stream, after: -1, limit: 1 })).toEqual({ ok: false, code: 'E_REFUSED' });
  one.close();
  two.close();
});

test('two claims at the same moment: one comes in, the other hears that it has been used', async () => {
  const at = await openedCase();
  const claimers = [openAccount(newSeed()), openAccount(newSeed())];
  const peers = await Promise.all(claimers.map((account) => logIn(relay.url, account)));
  const rows = claimers.map((account) => claim(at, account));
  const said = await Promise.all(peers.map((peer, n) => peer.ask('append', { row: rows[n] ?? new Uint8Array() })));
  expect(said.map((one) => (one.ok ? one.seq : one.code)).sort()).toEqual([1, 'E_TAKEN']);
  for (const peer of peers) peer.close();
});

test('an invitation that is over by the relay’s clock is not claimed', async () => {
  const at = await openedCase(new Date(Date.now() - 60_000));
  const citizen = openAccount(newSeed());
  const peer = await logIn(relay.url, citizen);
  expect(await peer.ask('append', { row: claim(at, citizen) })).toEqual({ ok: false, code: 'E_EXPIRED' });
  peer.close();
});

test('whoever has left the roster is refused, also by a relay that has just started', async () => {
  const at = await openedCase();
  const row = message(team, at, 'etter at jeg sluttet');
  const next = makeRoster({
    previous: team.roster,
    rootSeed: team.root,
    issuedAt: new Date(),
    about: team.roster.about,
    people: team.roster.people.filter((one) => !same(one.id, team.therapist.id)),
  });
  const lead = await logIn(relay.url, team.lead);
  expect(await lead.ask('roster.put', { roster: next.bytes, signature: next.signature })).toEqual({ ok: true, version: 2 });
  lead.close();
  maja.close();
  await relay.stop();
  relay = await start();
  maja = await logIn(relay.url, team.therapist);
  expect(await maja.ask('append', { row })).toEqual({ ok: false, code: 'E_MEMBER' });
});

test('forged rows do not use up the quota of the person they name', async () => {
  maja.close();
  await relay.stop();
  relay = await start({ quotas: { ...generous, itemsPerHour: 3 } });
  maja = await logIn(relay.url, team.therapist);
  const at = await openedCase();
  const row = new Uint8Array(message(team, at, 'ekte'));
  const forged = row.slice();
  forged[230] = (forged[230] ?? 0) ^ 1;
  for (let n = 0; n < 10; n++) expect(await maja.ask('append', { row: forged })).toEqual({ ok: false, code: 'E_FORGED' });
  expect(await appended(maja, row)).toBe(1);
});

test('new streams have a quota of their own', async () => {
  maja.close();
  await relay.stop();
  relay = await start({ quotas: { ...generous, streamsPerDay: 2 } });
  maja = await logIn(relay.url, team.therapist);
  const said = [];
  for (let n = 0; n < 3; n++) said.push(await maja.ask('append', { row: newCase(team).first }));
  expect(said.map((one) => (one.ok ? 'taken' : one.code))).toEqual(['taken', 'taken', 'E_QUOTA']);
});

test('an epoch row that names a roster far beyond the newest is refused at once', async () => {
  const at = newCase(team);
  const { body } = decodeRow(at.first);
  const far = new Uint8Array(at.first);
  far.set([0xff, 0xff, 0xff, 0xff], far.length - body.length + 33);
  expect(await maja.ask('append', { row: far })).toMatchObject({ ok: false });
  expect(await appended(maja, at.first)).toBe(0);
});

test('whoever does not read is cut off and can come back, and the others notice nothing', async () => {
  const at = await openedCase();
  const slow = await logIn(relay.url, team.lead);
  const brisk = await logIn(relay.url, team.lead);
  const { transport } = slow.socket.io.engine as unknown as { transport: { ws: { pause: () => void } } };
  transport.ws.pause();
  expect(relay.connections()).toBe(3);
  const text = 'så mye '.repeat(7_000);
  let last = 0;
  while (relay.connections() === 3 && last < 580) last = await appended(maja, message(team, at, text));
  expect(relay.connections()).toBe(2);
  await brisk.until('row', (p) => p.seq === last);
  slow.close();
  const again = await logIn(relay.url, team.lead);
  expect(await again.ask('read', { stream: at.stream, after: last - 1, limit: 1 })).toMatchObject({ ok: true, last });
  again.close();
  brisk.close();
}, 60_000);

test('what the relay keeps of a stream gives back what judging its next row needs', () => {
  const at = newCase(team);
  const state = stateOf(at.log);
  message(team, at, 'en');
  const { stream, type, team: inTeam, last, head, chains } = at.log;
  const stored = { stream: at.stream, type: streamType[type ?? 'case'], team: inTeam ?? new Uint8Array(32), last, head, state };
  expect(logOf({ ...stored, chains: [...chains.values()] })).toEqual(at.log);
  expect(stream).toEqual(at.stream);
});
