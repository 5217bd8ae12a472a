import { addDays, daysBetween } from '../time/dates';

/** What the service promises from first contact, in calendar days: the first talk, and the first help (care rules 6.3; care-next, "Days"). */
export const promisedDays = { assessment: 7, start: 14 } as const;

/** How long somebody has waited for one thing. */
export interface Clock {
  /** Whole calendar days from contact to `stoppedOn`, else to today; never below 0. */
  days: number;
  /** The last day that keeps the promise. */
  due: string;
  /** Over the promise, also where it was stopped late. */
  late: boolean;
  /** The day on which it happened; null: still waited for. */
  stoppedOn: string | null;
}

/** One clock from the day of contact. Dates are YYYY-MM-DD of the team's own days. @param most days promised */
export function clockOf(contactAt: string, most: number, stoppedOn: string | null, today: string): Clock {
  const days = Math.max(0, daysBetween(contactAt, stoppedOn ?? today));
  return { days, due: addDays(contactAt, most), late: days > most, stoppedOn };
}
