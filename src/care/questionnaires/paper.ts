import { homeZone, isDate, localDate } from '../time/dates';
import { instantOf } from '../time/wall';

/**
 * A form that was filled in on paper is dated to the day on which it was (docs/time.md): not after today, which is the team's day, and not
 * before the case was begun, so that nobody's curve begins before they came.
 *
 * @param begun ISO instant at which the case was begun; null where nobody knows
 * @returns what is wrong with the day
 */
export function paperFault(day: string, begun: string | null, now: string): 'none' | 'future' | 'before' | null {
  if (!isDate(day)) return 'none';
  if (day > localDate(now, homeZone)) return 'future';
  return begun !== null && day < localDate(begun, homeZone) ? 'before' : null;
}

/**
 * When answers of that day count as given: now, for today's; at noon of an earlier day, but never before the case was begun.
 * @returns ISO instant
 */
export function paperInstant(day: string, begun: string | null, now: string): string {
  if (day === localDate(now, homeZone)) return now;
  const noon = instantOf(day, '12:00', homeZone);
  return new Date(Math.max(noon, begun === null ? noon : Date.parse(begun))).toISOString();
}
