import { addDays, daysBetween, mondayOf } from '../../care/time/dates';

/** Number of the week in which a date is (ISO 8601): that of its Thursday, in Thursday's year. */
export function weekNumber(date: string): number {
  const thursday = addDays(mondayOf(date), 3);
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
}
