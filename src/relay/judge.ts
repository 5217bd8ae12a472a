import { judgeRow, type Look } from '../crypto/accept';
import { asTeamId, same, zeros32 } from '../crypto/bytes';
import type { EpochBody } from '../crypto/epoch-body';
import type { Verify } from '../crypto/hash';
import { currentEpoch, epochBefore, type LogState, roleIn } from '../crypto/log';
import type { VerifiedRoster } from '../crypto/roster';
import type { TeamId } from '../protocol/bytes';
import type { ErrorCode } from '../protocol/errors';
import { hex } from './bytes';
import { type Founding, isBeyondDoor, isByDoor } from './founding';
import type { Quotas } from './limits/quotas';
import type { Lookups } from './lookups';
import type { Offered } from './outsiders';
import { isPast, mayClaim } from './still-staff';

interface Judging {
  lookups: Lookups;
  quotas: Quotas;
  verify: Verify;
  now: () => number;
}
interface Judged extends Offered {
  bytes: Uint8Array;
  address: string;
}

/** Cards of members, and the rosters that epoch rows pin, so that judging itself needs no waiting. */
export async function prefetch(lookups: Lookups, requests: readonly Offered[]): Promise<void> {
  const accounts: Uint8Array[] = [];
  const rosters = new Map<string, EpochBody>();
  for (const { epoch } of requests) {
    if (!epoch) continue;
    accounts.push(...epoch.members.map((m) => m.account));
    rosters.set(`${hex(epoch.team)} ${epoch.rosterVersion}`, epoch);
  }
  await lookups.fetchCards(accounts);
  for (const { team, rosterVersion } of rosters.values()) await lookups.fetchRoster(team, rosterVersion);
}
/** By team: whoever left it is refused from the moment that its newest roster says so. */
export async function newestRosters(
  lookups: Lookups,
  requests: readonly Offered[],
  current: ReadonlyMap<string, LogState>,
): Promise<Map<string, VerifiedRoster>> {
  const teams = new Map<string, TeamId>();
  for (const { key, epoch } of requests) {
    const team = current.get(key)?.team ?? epoch?.team;
    if (team) teams.set(hex(team), team);
  }
  const newest = new Map<string, VerifiedRoster>();
  for (const [key, team] of teams) {
    const roster = await lookups.newestRoster(team);
    if (roster) newest.set(key, roster);
  }
  return newest;
}

/** By the same code as on the clients; before it, what only the relay can know: what is there, who has left, what is spent. */
export function judge(
  p: Judging,
  request: Judged,
  log: LogState,
  newest: ReadonlyMap<string, VerifiedRoster>,
  founding: Founding,
) {
  const { lookups } = p;
  const exists = log.last >= 0;
  const { row, epoch } = request;
  const foundsStream = same(row.stream, zeros32);
  // A stream that is not there and one that is somebody else's look alike.
  if (!exists && !foundsStream) return { code: 'E_REFUSED' as ErrorCode };
  const author = roleIn(epochBefore(log, log.last + 1), row.author);
  const roster = newest.get(hex(log.team ?? epoch?.team ?? zeros32)) ?? null;
  if (isPast(row, epoch, log, roster)) return { code: 'E_MEMBER' as ErrorCode };
  const look: Look = {
    card: (account) => lookups.card(account) ?? 'bad',
    roster: (team, version) => lookups.roster(asTeamId(team), version) ?? 'bad',
    headAt: () => null,
    isKnown: () => false,
    verify: p.verify,
    signed: true,
  };
  const open = currentEpoch(log)?.invite ?? null;
  const judged = judgeRow(log, look, log.last + 1, request.bytes, 'relay');
  if (judged.verdict === 'wait') return { code: 'E_ROSTER' as ErrorCode };
  if (judged.verdict === 'refused') {
    const refused = judged.refused ?? judged.marks[0] ?? 'E_REFUSED';
    if (refused === 'E_MEMBER' && !author) return { code: 'E_REFUSED' as ErrorCode };
    if (epoch?.claim && (refused === 'E_EPOCH' || refused === 'E_AUTHOR') && !open) return { code: 'E_TAKEN' as ErrorCode };
    return { code: refused };
  }
  if (judged.epoch?.claimed && open && open.notAfter * 1000 < p.now()) return { code: 'E_EXPIRED' as ErrorCode };
  if (judged.epoch?.claimed && !mayClaim(row, log, roster)) return { code: 'E_INVITATION' as ErrorCode };
  const unfounded = !exists && judged.epoch && founding.refuses(judged.epoch, judged.changes.origin, roster);
  if (unfounded) return { code: unfounded };
  if (isBeyondDoor(log, row)) return { code: 'E_QUOTA' as ErrorCode };
  // Spent only by what the author has signed: nobody uses up another one's.
  if (!p.quotas.row(row.author, request.key, exists ? row.kind : 'first')) return { code: 'E_QUOTA' as ErrorCode };
  if (
    judged.epoch &&
    isByDoor(judged.changes.origin, judged.epoch) &&
    !p.quotas.door(request.address, judged.changes.origin.team)
  )
    return { code: 'E_QUOTA' as ErrorCode };
  return judged;
}
