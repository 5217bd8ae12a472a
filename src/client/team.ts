import { z } from 'zod/mini';
import { readCard } from '../crypto/account';
import { asInviteSecret, asRootSeed, fromBase64url, parseJson, type RootSeed, same, toBase64url } from '../crypto/bytes';
import { makeStream } from '../crypto/compose';
import { freshMembers } from '../crypto/epoch-rules';
import { inviteKeys, isStaffClaimSigned, newInviteSecret, sealBundle } from '../crypto/invitation';
import { makeRoster, type RosterPerson, rootPublicKey, teamOf, type VerifiedRoster } from '../crypto/roster';
import { secureRandom } from '../crypto/sodium';
import { MellomError } from '../protocol/errors';
import { type StaffRole, staffRoles } from '../protocol/kinds';
import type { InviteLink, TeamAbout, Views } from './api';
import { isCode, isPassing } from './codes';
import { appendEpoch } from './epochs';
import { inviteEnd, linkOf, seconds } from './invitations';
import { type Live, mustRoster, pinRoster } from './live';
import type { Unlocked } from './unlocked';

/** The first lead is everything but a reader, until there are more. */
const firstRoles: StaffRole[] = staffRoles.filter((role) => role !== 'reader');

/**
 * Root key, first roster, the team's stream, second roster that names the stream. Each step is skipped when it is done, so that a
 * crash in between is no more than a pause. The root is in the vault, on the relay too, before anything is signed with it.
 */
export async function setUpTeam(x: Live, setup: Uint8Array, p: { about: TeamAbout; name: string; title: string }): Promise<void> {
  const { u, sync } = x;
  const held = u.vault.contents().roots[0];
  const seed = held?.seed ?? asRootSeed(secureRandom(32));
  const team = held?.team ?? teamOf(rootPublicKey(seed));
  if (!held) await u.vault.change((contents) => ({ ...contents, roots: [{ team, seed }] }));
  await u.vault.push();
  const me: RosterPerson = { id: u.account.id, name: p.name, title: p.title, roles: firstRoles };
  if (!(await knows(u, team))) {
    const first = makeRoster({ previous: null, rootSeed: seed, issuedAt: new Date(u.env.now()), about: p.about, people: [me] });
    await u.connection.request('roster.put', { roster: first.bytes, signature: first.signature, setup });
    await u.rosters.keep(first);
  }
  const roster = u.rosters.newest(team);
  if (!roster) throw new MellomError('E_ROSTER_WAIT');
  await pinRoster(u, roster);
  await u.cards.fetch([u.account.id]);
  await sync.all();
  if (!u.logs.all().some((log) => log.state.type === 'team')) {
    const made = makeStream({ account: u.account, type: 'team', roster, card: u.cards.must });
    const { seq } = await u.connection.request('append', { row: made.row });
    await sync.feed(u.logs.of(made.stream), [{ seq, row: made.row }]);
  }
  const stream = u.logs.all().find((log) => log.state.type === 'team')?.stream;
  if (!roster.teamStream && stream) {
    await issue(
      x,
      makeRoster({
        previous: roster,
        rootSeed: seed,
        issuedAt: new Date(u.env.now()),
        about: roster.about,
        people: roster.people,
        teamStream: stream,
      }),
    );
  }
}

async function knows(u: Unlocked, team: VerifiedRoster['team']): Promise<boolean> {
  try {
    await u.rosters.fetch(team);
    return true;
  } catch (e) {
    if (isCode(e, 'E_REFUSED')) return false;
    throw e;
  }
}

export async function setAbout(x: Live, about: TeamAbout): Promise<void> {
  await change(x, (roster) => ({ about, people: roster.people }));
}

interface StaffInvite {
  secret: string;
  name: string;
  roles: StaffRole[];
}
const ownName = (invite: Uint8Array) => `staff-invitation/${toBase64url(invite)}`;

export async function inviteStaff(x: Live, p: { name: string; roles: StaffRole[] }): Promise<InviteLink> {
  const { u } = x;
  await u.connection.online();
  const { team } = mustRoster(u);
  const secret = newInviteSecret();
  const keys = inviteKeys(secret);
  const notAfter = seconds(inviteEnd(u));
  const bundle = sealBundle(keys, { kind: 'staff', team, inviter: u.account.id, name: p.name, roles: p.roles });
  // Kept first: without the secret nobody could check the claim.
  await u.own.save(ownName(keys.id), { secret: toBase64url(secret), name: p.name, roles: p.roles } satisfies StaffInvite);
  await u.connection.request('staff.invite', { invite: keys.id, team, invitePk: keys.invitePk, notAfter, bundle });
  return linkOf(u, secret, team, notAfter, null);
}

/** Claims whose signature fits an invitation of this lead's own; others are not this lead's to judge. Empty while offline. */
export async function staffClaims(x: Live): Promise<Views['staffClaims']['answer']> {
  const claims = await readClaims(x).catch((e) => {
    if (isPassing(e) || isCode(e, 'E_REFUSED')) return [];
    throw e;
  });
  return claims.map(({ claim, name, title, at, roles }) => ({ claim, name, title, at, roles }));
}

const noteSchema = z.object({ name: z.string().check(z.maxLength(120)), title: z.string().check(z.maxLength(120)) });

async function readClaims({ u }: Live) {
  const roster = mustRoster(u);
  const { claims } = await u.connection.request('staff.claims', { team: roster.team });
  const found = [];
  for (const claim of claims) {
    const kept = (await u.own.read(ownName(claim.invite))) as StaffInvite | undefined;
    if (!kept) continue;
    const { invitePk } = inviteKeys(asInviteSecret(fromBase64url(kept.secret)));
    const card = readCard(claim.card);
    if (!same(card.id, claim.account) || !isStaffClaimSigned(invitePk, roster.team, card.id, claim.signature)) continue;
    const note = noteSchema.safeParse(readNote(claim.note));
    const name = note.data?.name || kept.name;
    found.push({
      claim: toBase64url(claim.invite),
      invite: claim.invite,
      account: card.id,
      card: card.card,
      name,
      title: note.data?.title ?? '',
      at: new Date(u.env.now()).toISOString(),
      roles: kept.roles,
    });
  }
  return found;
}
function readNote(bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes);
  } catch {
    return null;
  }
}

export async function admitStaff(x: Live, claim: string, p: { name: string; title: string; roles: StaffRole[] }): Promise<void> {
  const { u, sync } = x;
  await u.connection.online();
  const found = (await readClaims(x)).find((one) => one.claim === claim);
  if (!found) throw new MellomError('E_REFUSED', 'no such claim');
  await u.cards.take([found.card]);
  await change(x, (roster) => ({
    about: roster.about,
    people: [...roster.people.filter((one) => !same(one.id, found.account)), { id: found.account, ...p }],
  }));
  const stream = u.logs.all().find((log) => log.state.type === 'team');
  if (stream) {
    await appendEpoch(u, sync, stream, (epoch, roster) => {
      const members = freshMembers(stream.state, epoch, roster);
      return members && { members, invite: null };
    });
  }
  await u.connection.request('staff.settle', { invite: found.invite });
  await u.own.remove(ownName(found.invite));
  u.state.changed('staffClaims', 'me');
}

/** A next version of the roster, on top of the newest there is. */
async function change(x: Live, next: (roster: VerifiedRoster) => { about: TeamAbout; people: RosterPerson[] }): Promise<void> {
  const { u } = x;
  await u.connection.online();
  const { team } = mustRoster(u);
  const rootSeed = rootOf(u, team);
  await u.rosters.fetch(team);
  const previous = mustRoster(u);
  await issue(x, makeRoster({ previous, rootSeed, issuedAt: new Date(u.env.now()), ...next(previous) }));
}

async function issue({ u }: Live, roster: VerifiedRoster): Promise<void> {
  await u.connection.request('roster.put', { roster: roster.bytes, signature: roster.signature });
  await u.rosters.keep(roster);
  await pinRoster(u, roster);
  await u.vault.push();
  u.state.changed('me');
}

function rootOf(u: Unlocked, team: VerifiedRoster['team']): RootSeed {
  const root = u.vault.contents().roots.find((one) => same(one.team, team));
  if (!root) throw new MellomError('E_REFUSED', 'this account does not hold the root');
  return root.seed;
}
