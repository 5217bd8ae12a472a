import { addDays, localClock, localDate } from '../time/dates';
import { isWorkingDay } from '../time/holidays';

/** The hour by which somebody has looked, on a working day. */
export const lookBy = '10:00';
/** An answer before this hour of a working day is looked at on that day: two hours are left. */
const sameDayBefore = '08:00';

/**
 * When an alert that nobody has seen goes to the custodians too: 10:00 on the next working day; on the same one if the answer came
 * before 08:00, by the team's clock. Saturdays, Sundays and public holidays are not working days; that a team is away puts nothing off.
 * @returns the date on which it is `lookBy` there
 */
export function overdueFrom(at: string): string {
  const date = localDate(at);
  if (isWorkingDay(date) && localClock(at) < sameDayBefore) return date;
  let next = addDays(date, 1);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}

/** Whether that hour has struck: compared as they stand on the wall, so summer time needs no thought. */
export function isLate(at: string, now: string): boolean {
  return `${localDate(now)} ${localClock(now)}` >= `${overdueFrom(at)} ${lookBy}`;
}
