import { homeZone, localDate } from '../time/dates';
import { instantOf } from '../time/wall';
import type { CalendarDay } from './calendar';

const quarter = 15 * 60_000;
/** A call about an answer takes as long; minutes. */
export const callMinutes = 30;
/** Nobody is rung before this hour on the team's wall. */
const earliest = '08:00';

/**
 * The first half hour of a day in which nothing stands, from now on, that is over before a clock on the team's wall.
 * @param now ISO @returns its start, or null where there is none
 */
export function freeBefore(
  { date, entries, held, courses, blocks }: Pick<CalendarDay, 'date' | 'entries' | 'held' | 'courses' | 'blocks'>,
  clock: string,
  now: string,
): string | null {
  if (date < localDate(now)) return null;
  const length = callMinutes * 60_000;
  const end = instantOf(date, clock, homeZone);
  const from = Math.max(instantOf(date, earliest, homeZone), Math.ceil(Date.parse(now) / quarter) * quarter);
  const taken = [...entries.filter(({ state }) => state !== 'cancelled'), ...held, ...courses, ...blocks].map(
    ({ start, minutes }) => {
      const begins = Date.parse(start);
      return [begins, begins + minutes * 60_000] as const;
    },
  );
  for (let at = from; at + length <= end; at += quarter)
    if (!taken.some(([begins, ends]) => begins < at + length && ends > at)) return new Date(at).toISOString();
  return null;
}

/** A half hour in which whoever must be looked at first can be rung. */
export interface FreeCall {
  caseRef: string;
  name: string;
  /** ISO 8601. */
  start: string;
}
/** Of a day on which somebody must be looked at by a clock: when there is time to ring them. */
export function freeCall(day: CalendarDay, now: string): FreeCall | null {
  const [first] = day.deadlines;
  const start = first ? freeBefore(day, first.clock, now) : null;
  return first && start ? { caseRef: first.caseRef, name: first.name, start } : null;
}
