import { asSignPublicKey, asTeamId, same } from '../../crypto/bytes';
import { hasRoom, isMixed } from '../../crypto/epoch-rules';
import { isStaffClaimSigned } from '../../crypto/invitation';
import { currentEpoch, roleIn } from '../../crypto/log';
import { hasRole, isListed, type RosterPerson, type VerifiedRoster, verifyRoster, withRole } from '../../crypto/roster';
import type { TeamId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import type { StaffRole } from '../../protocol/kinds';
import { limits } from '../../protocol/limits';
import type { ClaimStanding, StoredRoster } from '../store/store';
import { logOf } from '../store/stored-log';
import { capped, fresh, leadOf, me, openInvitation, type Part, type RelayContext, refused } from './context';

type Names = 'door.cards' | `roster.${'put' | 'get'}` | `staff.${'invite' | 'claim' | 'claims' | 'refuse' | 'settle'}`;

/** Rosters, and the invitations by which somebody comes into one. */
export function teamRequests(desk: RelayContext): Part<Names> {
  const { store, lookups } = desk;
  const keep = async (team: TeamId, roster: StoredRoster) => {
    if (!(await store.putRoster(team, roster))) throw new MellomError('E_VERSION');
  };
  return {
    'roster.put': async (asker, { roster, signature, setup }) => {
      const account = me(asker);
      const { team, version } = rosterPlace(roster);
      const newest = await lookups.newestRoster(team);
      if (newest) {
        if (!hasRole(newest, account, 'lead')) throw refused();
        if (version === newest.version) {
          // The same document again, after a lost answer; another one has come second, and is made again on top of the first.
          if (!same(roster, newest.bytes)) throw new MellomError('E_VERSION');
          return { version };
        }
        if (version !== newest.version + 1) throw new MellomError('E_VERSION');
        await mustBeFit(desk, verifyRoster({ roster, signature }, team, [newest], desk.verify), newest);
        await keep(team, { version, roster, signature });
      } else {
        const found = async () => {
          const first = verifyRoster({ roster, signature }, team, [], desk.verify);
          if (!hasRole(first, account, 'lead')) throw refused();
          await mustReadAlone(desk, first, null);
          await keep(team, { version, roster, signature });
        };
        if (version !== 1 || !setup || !(await desk.setup.use(setup, found))) throw refused();
      }
      await desk.tell.roster(team, version);
      return { version };
    },
    'roster.get': async (_asker, { team, version }) => {
      const found = await store.roster(team, version ?? null);
      if (!found) throw refused();
      return { version: found.version, roster: fresh(found.roster), signature: fresh(found.signature) };
    },
    'door.cards': async (_asker, { team }) => {
      const roster = await lookups.newestRoster(asTeamId(team));
      if (!roster?.about.door) throw refused();
      const found = await store.cards(withRole(roster, 'intake', 'duty', 'custodian'));
      return { cards: found.map(({ card }) => fresh(card)) };
    },
    'staff.invite': async (asker, { invite, team, invitePk, notAfter, bundle }) => {
      await leadOf(desk, asker, team);
      const last = capped(notAfter, desk.now());
      await store.putInvitation({ invite, stream: null, team, invitePk, notAfter: last, bundle, state: 'open' });
      return { notAfter: last };
    },
    'staff.claim': async (asker, { invite, signature, note }) => {
      const account = me(asker);
      const isMine = (one: ClaimStanding) => same(fresh(one.account), account);
      if (!(await store.claimsOf(invite)).some(isMine)) {
        const found = await openInvitation(desk, asker, invite);
        if (!found.team || !found.invitePk) throw refused();
        const team = asTeamId(fresh(found.team));
        if (!isStaffClaimSigned(asSignPublicKey(fresh(found.invitePk)), team, account, signature)) throw refused();
        const claim = { invite, account, signature, note, at: desk.now() };
        if (!(await store.putClaim(team, claim, limits.staffClaims))) throw new MellomError('E_CLAIMED');
        await desk.tell.claimed(team);
      }
      const claims = await store.claimsOf(invite);
      if (claims.find(isMine)?.refused) throw refused();
      return { others: claims.filter((one) => !isMine(one) && !one.refused).length };
    },
    'staff.claims': async (asker, { team }) => {
      await leadOf(desk, asker, team);
      return { claims: await store.claims(team) };
    },
    'staff.refuse': async (asker, { invite, account }) => {
      const found = await store.invitation(invite);
      if (!found?.team) throw refused();
      await leadOf(desk, asker, found.team);
      await store.refuseClaim(found.team, invite, account);
      await desk.tell.claimed(found.team);
      return {};
    },
    'staff.settle': async (asker, { invite }) => {
      const found = await store.invitation(invite);
      if (!found?.team) throw refused();
      await leadOf(desk, asker, found.team);
      await store.settleClaim(found.team, invite);
      await store.endInvitation(invite, 'taken');
      return {};
    },
  };
}

/**
 * A team that is too large can still be made smaller. Whoever is the citizen of one of its cases cannot become staff: their case would have
 * one person on both sides.
 */
async function mustBeFit(desk: RelayContext, next: VerifiedRoster, before: VerifiedRoster): Promise<void> {
  const { store } = desk;
  await mustReadAlone(desk, next, before);
  if (!hasRoom(next.people) && next.people.length >= before.people.length) throw new MellomError('E_ROSTER_SIZE');
  for (const { id } of next.people.filter((one) => !isListed(before, one.id))) {
    const there = (await store.memberships(id, { after: null, limit: limits.pageStreams })).filter(
      (one) => one.until === null && !one.deleted && same(one.team, next.team),
    );
    for (const { stream } of there) {
      const stored = await store.stream(stream);
      if (stored && roleIn(currentEpoch(logOf(stored)), id) === 'citizen') throw new MellomError('E_CITIZEN');
    }
  }
}

/** Whoever reads the figures of many teams does nothing else, in this team or in any other at this relay. */
async function mustReadAlone(
  { store, lookups }: RelayContext,
  next: VerifiedRoster,
  before: VerifiedRoster | null,
): Promise<void> {
  const isAsBefore = ({ id, roles }: RosterPerson) =>
    before?.people.some((one) => same(one.id, id) && sameRoles(one.roles, roles));
  const changed = next.people.filter((one) => !isAsBefore(one));
  if (changed.some(isMixed)) throw new MellomError('E_READER');
  if (changed.length === 0) return;
  for (const name of await store.teams()) {
    const other = same(name, next.team) ? null : await lookups.newestRoster(asTeamId(fresh(name)));
    for (const { id, roles } of other?.people ?? [])
      if (changed.some((one) => same(one.id, id) && one.roles.includes('reader') !== roles.includes('reader')))
        throw new MellomError('E_READER');
  }
}

const sameRoles = (a: readonly StaffRole[], b: readonly StaffRole[]) =>
  a.length === b.length && a.every((role) => b.includes(role));

function rosterPlace(bytes: Uint8Array) {
  try {
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (
      typeof read === 'object' &&
      read !== null &&
      'team' in read &&
      'version' in read &&
      typeof read.team === 'string' &&
      typeof read.version === 'number'
    )
      return { team: asTeamId(fresh(Buffer.from(read.team, 'base64url'))), version: read.version };
  } catch {
    // told below
  }
  throw new MellomError('E_ROSTER', 'not a roster');
}
