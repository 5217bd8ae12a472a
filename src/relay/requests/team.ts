import { asSignPublicKey, asTeamId, same } from '../../crypto/bytes';
import { hasRoom } from '../../crypto/epoch-rules';
import { isStaffClaimSigned } from '../../crypto/invitation';
import { currentEpoch, roleIn } from '../../crypto/log';
import { hasRole, isListed, type VerifiedRoster, verifyRoster, withRole } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import { limits } from '../../protocol/limits';
import type { ClaimStanding } from '../store/store';
import { logOf } from '../store/stored-log';
import { capped, fresh, leadOf, me, openInvitation, type Part, type RelayContext, refused } from './context';

type Names = 'door.cards' | `roster.${'put' | 'get'}` | `staff.${'invite' | 'claim' | 'claims' | 'refuse' | 'settle'}`;

/** Rosters, and the invitations by which somebody comes into one. */
export function teamRequests(desk: RelayContext): Part<Names> {
  const { store, lookups } = desk;
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
      } else {
        // The link of another process on this database is void too, once there is a team.
        if (version !== 1 || !setup || !desk.setup.fits(setup) || (await store.teams()) > 0) throw refused();
        const first = verifyRoster({ roster, signature }, team, [], desk.verify);
        if (!hasRole(first, account, 'lead')) throw refused();
      }
      if (!(await store.putRoster(team, { version, roster, signature }))) throw new MellomError('E_VERSION');
      if (!newest) await desk.setup.used();
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
async function mustBeFit({ store }: RelayContext, next: VerifiedRoster, before: VerifiedRoster): Promise<void> {
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
