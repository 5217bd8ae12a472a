import { addDays, homeZone, isWorkingDay, localClock, localDate } from './dates';

/** The hour by which somebody has looked, on a working day. */
export const lookBy = '10:00';
/** An answer before this hour of a working day is looked at on that day: two hours are left. */
const sameDayBefore = '08:00';

/**
 * When an alert that nobody has seen goes to the custodians too: 10:00 on the next working day; on the same one if the answer came
 * before 08:00. Saturdays, Sundays and public holidays are not working days.
 * @returns the date on which it is `lookBy`, in the zone
 */
export function overdueFrom(at: string, zone = homeZone): string {
  const date = localDate(at, zone);
  if (isWorkingDay(date) && localClock(at, zone) < sameDayBefore) return date;
  let next = addDays(date, 1);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}

/** Whether that hour has struck: compared as they stand on the wall, so summer time needs no thought. */
export function isLate(at: string, now: string, zone = homeZone): boolean {
  return `${localDate(now, zone)} ${localClock(now, zone)}` >= `${overdueFrom(at, zone)} ${lookBy}`;
}
