import { z } from 'zod/mini';
import { shownName } from '../../care/members/names';
import { readCard } from '../../crypto/account';
import { asAccountId, asInviteSecret, fromBase64url, parseJson, same, toBase64url } from '../../crypto/bytes';
import { isMixed } from '../../crypto/epoch-rules';
import { accountWords, inviteKeys, isStaffClaimSigned, newInviteSecret, sealBundle } from '../../crypto/invitation';
import { MellomError } from '../../protocol/errors';
import type { StaffRole } from '../../protocol/kinds';
import type { WithCases } from '../cases/case-cache';
import type { Context } from '../context';
import { isCode, isPassing } from '../errors';
import { wordlist } from '../keys/wordlists';
import { idOf, sharing } from '../sync/act-ids';
import { warn } from '../sync/integrity-warnings';
import type { Live } from '../sync/write';
import { holdersOf, outOfReach } from '../team/root';
import { changeRoster, insistOnHolders, isLead, mustHaveRoom } from '../team/roster-change';
import { noteReplacement, type RosterKeeper } from '../team/roster-keeper';
import { mustRoster, teamRoster } from '../team-roster';
import type { ActId, InviteLink } from '../values';
import { inviteEnd, linkOf, seconds } from './invitations';

/*
 * How a lead lets colleagues in. The link only brings claims, each signed with it, and whoever has seen it can make one: all of them stay
 * beside each other, and the words of the account that somebody reads aloud tell which is theirs.
 */

interface StaffInvite {
  secret: string;
  name: string;
  roles: StaffRole[];
  /** Unix seconds; missing in what an earlier version has kept */
  notAfter?: number;
  /** The act that made it. */
  act?: string;
  /** For how many claims beside the first a warning has been rung. */
  rung?: number;
}
const prefix = 'staff-invitation/';
const ownName = (invite: Uint8Array) => `${prefix}${toBase64url(invite)}`;

interface Invited {
  name: string;
  roles: StaffRole[];
}
interface Admitted extends Invited {
  title: string;
  replaces?: string;
}

export function staffClaimsOn(held: { session: () => WithCases & { rosterKeeper: RosterKeeper } }) {
  const live = () => held.session();
  const invited = sharing((act, p: Invited) => inviteStaff(live(), act, p));
  return {
    acts: {
      inviteStaff: async (p: Invited, act?: ActId): Promise<InviteLink> => invited(idOf(act, { ...p }), p),
      withdrawStaffInvitation: async (invite: string): Promise<void> => withdrawStaffInvitation(live(), invite),
      /** Not the one who was meant: this account is told no, and the link stays open. */
      refuseClaim: async (claim: string): Promise<void> => refuseClaim(live(), claim),
      /** A lead lists a claimer: new roster, new team epoch. `replaces`: a colleague's account that is lost; the new one gets its streams. */
      admitStaff: async (claim: string, p: Admitted): Promise<void> => admitStaff(held.session(), claim, p),
    },
  };
}

/** @param act the same press again gives the same link */
async function inviteStaff(x: Live, act: string, p: Invited): Promise<InviteLink> {
  await x.connection.online();
  const { team, people } = mustRoster(x);
  const made = (await x.boxes.list(prefix)).map(({ value }) => value as StaffInvite);
  const before = made.find((one) => one.act === act);
  const secret = before ? asInviteSecret(fromBase64url(before.secret)) : newInviteSecret();
  const keys = inviteKeys(secret);
  if (isMixed(p)) throw new MellomError('E_READER');
  mustHaveRoom([...people, { roles: p.roles }], people);
  const notAfter = before?.notAfter ?? seconds(inviteEnd(x));
  const bundle = sealBundle(keys, { kind: 'staff', team, inviter: x.account.id, name: p.name, roles: p.roles });
  const kept: StaffInvite = { secret: toBase64url(secret), name: p.name, roles: p.roles, notAfter, act };
  // Kept first: without the secret nobody could check the claim.
  await x.boxes.save(ownName(keys.id), kept);
  await x.connection.request('staff.invite', { invite: keys.id, team, invitePk: keys.invitePk, notAfter, bundle }).catch((e) => {
    if (!before || !isCode(e, 'E_TAKEN')) throw e;
  });
  x.state.changed('staffInvitations');
  return linkOf(x, secret, team, notAfter, null);
}

/** A colleague who asks to be let in, by a link of this lead's own. */
export interface StaffClaim {
  claim: string;
  name: string;
  title: string;
  /** The relay's word. */
  at: string | null;
  roles: StaffRole[];
  /** Six words of the account: the same stand on the colleague's screen, and nobody else's. */
  words: string[];
  /** How many more have used the same link. */
  others: number;
}
export interface StaffInvitation {
  invite: string;
  name: string;
  roles: StaffRole[];
  notAfter: string | null;
}
export const staffClaimsViews = (x: Live) => ({
  staffClaims: async () => (teamRoster(x) ? staffClaims(x) : []),
  staffInvitations: () => staffInvitations(x),
});

/** Links of this lead's own that still let somebody ask, the newest first. */
async function staffInvitations(u: Context): Promise<StaffInvitation[]> {
  const kept = await u.boxes.list(prefix);
  return kept
    .map(({ key, value }) => ({ invite: key.slice(prefix.length), ...(value as StaffInvite) }))
    .filter(({ notAfter }) => notAfter === undefined || notAfter * 1000 > u.env.now())
    .sort((a, b) => (b.notAfter ?? 0) - (a.notAfter ?? 0))
    .map(({ invite, name, roles, notAfter }) => ({
      invite,
      name,
      roles,
      notAfter: notAfter === undefined ? null : new Date(notAfter * 1000).toISOString(),
    }));
}

/** The link lets nobody ask any more, and those who have asked by it are told no. */
async function withdrawStaffInvitation(u: Context, invite: string): Promise<void> {
  await u.connection.online();
  const id = fromBase64url(invite);
  await u.connection.request('invite.withdraw', { invite: id }).catch((e) => {
    if (!isCode(e, 'E_REFUSED')) throw e; // the relay never got it
  });
  await u.boxes.remove(ownName(id));
  u.state.changed('staffClaims', 'staffInvitations');
}

/** Claims whose signature fits an invitation of this lead's own; others are not this lead's to judge. Empty while offline. */
async function staffClaims(x: Live): Promise<StaffClaim[]> {
  const claims = await readClaims(x).catch((e) => {
    if (isPassing(e) || isCode(e, 'E_REFUSED')) return [];
    throw e;
  });
  const words = await wordlist('nb');
  return claims.map(({ claim, account, name, title, at, roles, invite }) => ({
    claim,
    name,
    title,
    at,
    roles,
    words: accountWords(account, words),
    others: claims.filter((one) => same(one.invite, invite)).length - 1,
  }));
}

/** A second claim of one invitation: somebody has got hold of the link. Said once for each that comes. */
export async function lookAtClaims(x: Live): Promise<void> {
  if (!isLead(x, mustRoster(x))) return;
  const claims = await readClaims(x);
  for (const invite of new Set(claims.map(({ claim }) => claim.split('.', 1)[0] ?? ''))) {
    const others = claims.filter(({ claim }) => claim.startsWith(`${invite}.`)).length - 1;
    const kept = await keptOf(x, fromBase64url(invite));
    if (!kept || others <= (kept.rung ?? 0)) continue;
    warn(x, null, 'E_CLAIMED');
    await x.boxes.save(prefix + invite, { ...kept, rung: others } satisfies StaffInvite);
  }
}

const keptOf = async (u: Context, invite: Uint8Array) => (await u.boxes.read(ownName(invite))) as StaffInvite | undefined;

const noteSchema = z.object({ name: z.string().check(z.maxLength(120)), title: z.string().check(z.maxLength(120)) });

async function readClaims(u: Context) {
  const roster = mustRoster(u);
  const { claims } = await u.connection.request('staff.claims', { team: roster.team });
  const found = [];
  for (const claim of claims) {
    const kept = await keptOf(u, claim.invite);
    if (!kept) continue;
    const { invitePk } = inviteKeys(asInviteSecret(fromBase64url(kept.secret)));
    const card = readCard(claim.card);
    if (!same(card.id, claim.account) || !isStaffClaimSigned(invitePk, roster.team, card.id, claim.signature)) continue;
    const note = noteSchema.safeParse(readNote(claim.note));
    found.push({
      claim: `${toBase64url(claim.invite)}.${toBase64url(card.id)}`,
      invite: claim.invite,
      account: card.id,
      card: card.card,
      name: shownName(note.data?.name || kept.name),
      title: shownName(note.data?.title ?? ''),
      at: claim.at > 0 ? new Date(claim.at).toISOString() : null,
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
 * A lead lists a claimer, and puts the account into the streams that it must be in, where this account is. Other claims of the invitation are
 * done with.
 * @param p.replaces a colleague's account that is lost: off the list in the same version, and the new one comes into its streams
 */
async function admitStaff(at: WithCases & { rosterKeeper: RosterKeeper }, claim: string, p: Admitted): Promise<void> {
  const found = await claimNamed(at, claim);
  await at.cards.take([found.card]);
  const { replaces, ...about } = p;
  const old = replaces === undefined ? null : asAccountId(fromBase64url(replaces));
  if (replaces === at.me) throw new MellomError('E_INPUT', 'another lead does that');
  const holders = await holdersOf(at, mustRoster(at));
  if (old) await noteReplacement(at, old, found.account);
  const roster = await changeRoster(at, ({ people: before }) => {
    const others = before.filter((one) => !same(one.id, found.account) && !(old && same(one.id, old)));
    const people = [...others, { id: found.account, ...about }];
    if (old) insistOnHolders(before, people, [...holders, at.me]);
    return { people };
  });
  if (old) await outOfReach(at, roster, holders, old);
  await at.rosterKeeper.now();
  await at.connection.request('staff.settle', { invite: found.invite });
  await at.boxes.remove(ownName(found.invite));
  at.state.changed('staffClaims', 'staffInvitations', 'me');
}

/** Not the one who was meant. The link stays as it is: whoever was meant may still come with it. */
async function refuseClaim(x: Live, claim: string): Promise<void> {
  const { invite, account } = await claimNamed(x, claim);
  await x.connection.request('staff.refuse', { invite, account });
  x.state.changed('staffClaims');
}

async function claimNamed(x: Live, claim: string) {
  await x.connection.online();
  const found = (await readClaims(x)).find((one) => one.claim === claim);
  if (!found) throw new MellomError('E_REFUSED', 'no such claim');
  return found;
}
