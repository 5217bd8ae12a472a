import { localClock, localDate } from '../time/dates';
import type { Holiday } from '../time/holidays';
import type { CalendarDay } from './calendar';
import type { OwnBlock } from './own-blocks';

/** Something that a time meets: pointed out, and decided by a person. */
export type Conflict =
  | { what: 'busy'; name: string; start: string }
  | { what: 'held'; name: string; start: string }
  /** One keeps it for oneself. */
  | { what: 'own'; own: OwnBlock['what']; start: string }
  /** A colleague has the room; `by` is their account. */
  | { what: 'room'; by: string; room: string; start: string }
  | { what: 'holiday'; holiday: Holiday }
  | { what: 'closed' }
  | { what: 'away' }
  | { what: 'outside-hours' };

/**
 * What a time meets in the reader's own calendar. @param days with the day of it among them; of a day that is not there nothing is known
 * @param room where it is to be, if in one of the team's @param except an appointment that is moved
 */
export function conflictsOf(
  days: readonly CalendarDay[],
  { start, minutes, room, except }: { start: string; minutes: number; room?: string | undefined; except?: string | undefined },
): Conflict[] {
  if (Number.isNaN(Date.parse(start))) return [];
  const day = days.find(({ date }) => date === localDate(start));
  if (!day) return [];
  const [from, until] = [Date.parse(start), Date.parse(start) + minutes * 60_000];
  const meets = (one: { start: string; minutes: number }) =>
    Date.parse(one.start) < until && Date.parse(one.start) + one.minutes * 60_000 > from;
  const found: Conflict[] = [];
  for (const one of day.entries)
    if (one.appointment !== except && one.state !== 'cancelled' && meets(one))
      found.push({ what: 'busy', name: one.name, start: one.start });
  for (const one of day.courses) if (meets(one)) found.push({ what: 'busy', name: one.name, start: one.start });
  for (const one of day.held) if (meets(one)) found.push({ what: 'held', name: one.name, start: one.start });
  for (const one of day.blocks) if (meets(one)) found.push({ what: 'own', own: one.of.what, start: one.start });
  for (const one of day.rooms) if (one.room === room && meets(one)) found.push({ what: 'room', ...one });
  if (day.holiday) found.push({ what: 'holiday', holiday: day.holiday });
  else if (!day.working) found.push({ what: 'closed' });
  if (day.away) found.push({ what: 'away' });
  const [begins, ends] = [localClock(start), localClock(new Date(until).toISOString())];
  if (day.hours && !day.away && !day.hours.some((hours) => hours.from <= begins && ends <= hours.until))
    found.push({ what: 'outside-hours' });
  return found;
}
