import { z } from 'zod/mini';
import { readCard } from '../crypto/account';
import { asAccountId, asInviteSecret, asRootSeed, fromBase64url, parseJson, same, toBase64url } from '../crypto/bytes';
import { makeStream } from '../crypto/compose';
import { inviteKeys, isStaffClaimSigned, newInviteSecret, sealBundle } from '../crypto/invitation';
import { makeRoster, type RosterPerson, rootPublicKey, teamOf, type VerifiedRoster } from '../crypto/roster';
import { secureRandom } from '../crypto/sodium';
import { MellomError } from '../protocol/errors';
import { type StaffRole, staffRoles } from '../protocol/kinds';
import type { InviteLink, TeamAbout, Views } from './api';
import { isCode, isPassing } from './codes';
import { inviteEnd, linkOf, seconds } from './invitations';
import { type Live, mustRoster, pinRoster } from './live';
import { holdersOf, outOfReach } from './root';
import { changeRoster, insistOnHolders, issue } from './roster-change';
import type { Session } from './session';
import { noteReplacement } from './tending';
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
  await changeRoster(x, () => ({ about }));
}

interface StaffInvite {
  secret: string;
  name: string;
  roles: StaffRole[];
  notAfter?: number;
  /** The act that made it: the same press again gives the same link. */
  act?: string;
}
const ownName = (invite: Uint8Array) => `staff-invitation/${toBase64url(invite)}`;

export async function inviteStaff(x: Live, act: string, p: { name: string; roles: StaffRole[] }): Promise<InviteLink> {
  const { u } = x;
  await u.connection.online();
  const { team } = mustRoster(u);
  const made = (await u.own.list(ownName(new Uint8Array(0)))).map(({ value }) => value as StaffInvite);
  const before = made.find((one) => one.act === act);
  const secret = before ? asInviteSecret(fromBase64url(before.secret)) : newInviteSecret();
  const keys = inviteKeys(secret);
  const notAfter = before?.notAfter ?? seconds(inviteEnd(u));
  const bundle = sealBundle(keys, { kind: 'staff', team, inviter: u.account.id, name: p.name, roles: p.roles });
  // Kept first: without the secret nobody could check the claim.
  const kept: StaffInvite = { secret: toBase64url(secret), name: p.name, roles: p.roles, notAfter, act };
  await u.own.save(ownName(keys.id), kept);
  await u.connection.request('staff.invite', { invite: keys.id, team, invitePk: keys.invitePk, notAfter, bundle }).catch((e) => {
    if (!before || !isCode(e, 'E_TAKEN')) throw e;
  });
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

/**
 * A lead lists a claimer, and puts the account into the streams that it must be in, where this account is.
 * @param p.replaces a colleague's account that is lost: off the list in the same version, and the new one comes into its streams
 */
export async function admitStaff(
  at: Pick<Session, 'live' | 'cases' | 'tending'>,
  claim: string,
  p: { name: string; title: string; roles: StaffRole[]; replaces?: string },
): Promise<void> {
  const { live } = at;
  const { u } = live;
  await u.connection.online();
  const found = (await readClaims(live)).find((one) => one.claim === claim);
  if (!found) throw new MellomError('E_REFUSED', 'no such claim');
  await u.cards.take([found.card]);
  const { replaces, ...about } = p;
  const old = replaces === undefined ? null : asAccountId(fromBase64url(replaces));
  if (replaces === u.me) throw new MellomError('E_INPUT', 'another lead does that');
  const holders = await holdersOf(at, mustRoster(u));
  if (old) await noteReplacement(at, old, found.account);
  const roster = await changeRoster(live, ({ people: before }) => {
    const others = before.filter((one) => !same(one.id, found.account) && !(old && same(one.id, old)));
    const people = [...others, { id: found.account, ...about }];
    if (old) insistOnHolders(before, people, [...holders, u.me]);
    return { people };
  });
  if (old) await outOfReach(at, roster, holders, old);
  await at.tending.now();
  await u.connection.request('staff.settle', { invite: found.invite });
  await u.own.remove(ownName(found.invite));
  u.state.changed('staffClaims', 'me');
}
