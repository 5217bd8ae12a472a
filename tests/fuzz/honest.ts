import * as opaque from '@serenity-kit/opaque';
import { type Account, newSeed, openAccount, readCard } from '../../src/crypto/account';
import { fromBase64url, same, toBase64url } from '../../src/crypto/bytes';
import { claimEpoch } from '../../src/crypto/compose';
import { inviteKeys, newInviteSecret, signStaffClaim } from '../../src/crypto/invitation';
import { makeRoster } from '../../src/crypto/roster';
import { decodeRow } from '../../src/crypto/row';
import { ready, secureRandom } from '../../src/crypto/sodium';
import type { Request, RequestName } from '../../src/protocol/messages';
import { connect, logIn, type Peer } from '../relay/peer';
import { foundTeam, message, newCase, type Team } from '../relay/team';

await ready();
await opaque.ready;

export const speakers = ['lead', 'therapist', 'citizen', 'stranger', 'nobody'] as const;
export type Speaker = (typeof speakers)[number];
/** A request as it was said, to begin from. */
export interface Said {
  by: Speaker;
  name: RequestName;
  payload: Record<string, unknown>;
}
export interface World {
  url: string;
  team: Team;
  citizen: Account;
  /** whoever speaks, on one of several lines, connected and (but nobody) logged in; again after the relay has cut the line */
  peer: (by: Speaker, line?: number) => Promise<Peer>;
  said: Said[];
  /** New cases with everything said about them once, in place of the ones before. */
  refresh: () => Promise<void>;
  close: () => void;
}

export async function honestWorld(relay: { url: string; setupToken: string | null }): Promise<World> {
  const team = await foundTeam(relay);
  const peers = new Map<string, Promise<Peer>>();
  const world: World = {
    url: relay.url,
    team,
    citizen: openAccount(newSeed()),
    said: [],
    peer: async (by, line = 0) => {
      const key = `${by} ${line}`;
      const current = peers.get(key);
      const there = await current?.catch(() => null);
      if (there?.socket.connected) return there;
      // Somebody else may have opened a new line meanwhile.
      if (peers.get(key) !== current) return world.peer(by, line);
      const account = by === 'citizen' ? world.citizen : by === 'nobody' ? null : team[by];
      const next = account ? logIn(relay.url, account) : connect(relay.url);
      peers.set(key, next);
      return next;
    },
    refresh: async () => {
      world.citizen = openAccount(newSeed());
      for (const [key, peer] of peers) if (key.startsWith('citizen')) (await peer.catch(() => null))?.close();
      world.said = await everythingOnce(world);
    },
    close: () => {
      for (const peer of peers.values())
        peer.then(
          (one) => one.close(),
          () => undefined,
        );
    },
  };
  world.said = await everythingOnce(world);
  return world;
}

/** Every request there is, as honest clients make it. */
async function everythingOnce({ team, citizen, peer }: World): Promise<Said[]> {
  const said: Said[] = [];
  const say = async <N extends RequestName>(by: Speaker, name: N, payload: Request<N>) => {
    said.push({ by, name, payload: payload as Record<string, unknown> });
    return (await peer(by)).ask(name, payload);
  };
  const soon = Math.floor(Date.now() / 1000) + 3_600;
  const bundle = secureRandom(100);

  await say('nobody', 'register', { card: openAccount(newSeed()).card });
  await say('nobody', 'login', { account: citizen.id, signature: secureRandom(64) });
  await say('nobody', 'roster.get', { team: team.roster.team });
  await say('nobody', 'roster.get', { team: team.roster.team, version: 1 });
  const next = { previous: team.roster, rootSeed: team.root, issuedAt: new Date(), about: team.roster.about };
  const roster = makeRoster({ ...next, people: team.roster.people });
  await say('lead', 'roster.put', { roster: roster.bytes, signature: roster.signature });

  const name = secureRandom(32);
  const password = 'tre ord til';
  const begun = opaque.client.startRegistration({ password });
  const enrolled = await say('citizen', 'opaque.enrol', { name, request: fromBase64url(begun.registrationRequest) });
  if (!enrolled.ok) throw new Error(enrolled.code);
  const { registrationRecord } = opaque.client.finishRegistration({
    password,
    clientRegistrationState: begun.clientRegistrationState,
    registrationResponse: toBase64url(enrolled.response),
    keyStretching: { 'argon2id-custom': { iterations: 1, memory: 64, parallelism: 1 } },
  });
  const locator = secureRandom(16);
  const slots = [{ locator, kind: 3, slot: secureRandom(104) }];
  const record = fromBase64url(registrationRecord);
  await say('citizen', 'vault.put', { version: 1, vault: secureRandom(200), slots, opaque: { name, record } });
  await say('citizen', 'vault.put', { version: 2, vault: secureRandom(200), slots });
  await say('nobody', 'opaque.start', { name, request: fromBase64url(opaque.client.startLogin({ password }).startLoginRequest) });
  await say('nobody', 'vault.open', { locator });
  await say('citizen', 'vault.get', {});
  const box = { name: secureRandom(16), version: 1, box: secureRandom(300) };
  await say('citizen', 'box.put', box);
  await say('citizen', 'box.get', { name: box.name });
  await say('citizen', 'box.list', { after: 0, limit: 10 });

  for (const ends of [false, true]) {
    const at = newCase(team);
    const { stream } = at;
    await say('therapist', 'append', { row: at.first });
    for (const text of ['en', 'to', 'tre']) await say('therapist', 'append', { row: message(team, at, text) });
    await say('lead', 'streams', {});
    await say('therapist', 'watch', { streams: [stream] });
    await say('lead', 'streams', { after: stream });
    await say('therapist', 'invite.put', { invite: at.invite.id, stream, notAfter: soon, bundle });
    await say('nobody', 'invite.open', { invite: at.invite.id });
    await say('nobody', 'invite.epochs', { invite: at.invite.id });
    await say('nobody', 'invite.epochs', { invite: at.invite.id, after: 0 });
    const claimed = claimEpoch({
      account: citizen,
      log: at.log,
      newest: { row: decodeRow(at.first), seq: 0 },
      keys: at.invite,
      roster: team.roster,
      card: (id) => (same(id, citizen.id) ? readCard(citizen.card) : team.card(id)),
      key: null,
    });
    if (!ends) await say('citizen', 'append', { row: claimed.row });
    await say('nobody', 'invite.open', { invite: at.invite.id });
    await say('citizen', 'read', { stream, after: -1, limit: 200 });
    await say('therapist', 'read', { stream, after: -1, limit: 2, epochs: true });
    await say('therapist', 'read', { stream, after: -1, limit: 2, before: 3 });
    await say('therapist', 'erase', { stream, seq: 2 });
    await say('citizen', 'reads', { stream });
    await say('lead', 'cards', { accounts: [team.therapist.id, citizen.id] });
    await say('therapist', 'invite.withdraw', { invite: at.invite.id });
    if (ends) await say('lead', 'delete', { stream });
  }
  const keys = inviteKeys(newInviteSecret());
  const invite = keys.id;
  const staff = { invite, team: team.roster.team };
  await say('lead', 'staff.invite', { ...staff, invitePk: keys.invitePk, notAfter: soon, bundle });
  const signature = signStaffClaim(keys, staff.team, team.stranger.id);
  await say('stranger', 'staff.claim', { invite, signature, note: secureRandom(20) });
  await say('lead', 'staff.claims', { team: staff.team });
  await say('lead', 'staff.settle', { invite });
  return said;
}
