import type { EpochBody } from '../crypto/epoch-body';
import { isStillStaff } from '../crypto/epoch-rules';
import { currentEpoch, type LogState, roleIn } from '../crypto/log';
import { isListed, type VerifiedRoster } from '../crypto/roster';
import type { Row } from '../crypto/row';

/*
 * What the newest roster says of an author. A row is judged by the roster that it pins, which may be an old one; only the relay knows, when
 * a row arrives, what is newest then.
 */

/** Whether it takes the place from which somebody acts as staff: as a member, or as the founder of a new stream. */
export function isPast(row: Row, epoch: EpochBody | null, log: LogState, newest: VerifiedRoster | null): boolean {
  const before = currentEpoch(log);
  const role = roleIn(before ?? epoch, row.author);
  const type = log.type ?? epoch?.type;
  if (!newest || !type || role === null || role === 'citizen') return false;
  return !isStillStaff(type, log.founder ?? row.author, newest, row.author, !before);
}

/** A claim is by an account that is nobody's colleague, and counts while whoever keeps the place open works there. */
export function mayClaim(row: Row, log: LogState, newest: VerifiedRoster | null): boolean {
  const before = currentEpoch(log);
  if (!before || !newest) return true;
  if (isListed(newest, row.author)) return false;
  return roleIn(before, before.author) === 'citizen' || isStillStaff('case', before.author, newest, before.author);
}
