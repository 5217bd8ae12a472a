import { addDays, daysBetween, weekday } from './dates';

/**
 * Days on which a team does not work, besides Saturdays, Sundays and public holidays: 24 and 31 December by its own choice, and when it is
 * away, dates with both ends included. The signed roster says them (`about.days`, `about.closedDays`).
 */
export interface TeamDays {
  days?: { readonly christmasEve: boolean; readonly newYearsEve: boolean } | undefined;
  closedDays?: readonly { readonly from: string; readonly until: string }[] | undefined;
}
/** What a team promises of an answer: `replyDays` of its own working days. */
export interface ReplyPromise extends TeamDays {
  replyDays: number;
}

/** Easter Sunday of a Gregorian year; Meeus, Jones and Butcher's rule (Nature 13, 1876). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}

export type Holiday =
  | 'new-year'
  | 'maundy-thursday'
  | 'good-friday'
  | 'easter'
  | 'easter-monday'
  | 'labour-day'
  | 'constitution-day'
  | 'ascension'
  | 'whit-sunday'
  | 'whit-monday'
  | 'christmas'
  | 'boxing-day';

/** Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday. */
const movable: ReadonlyMap<number, Holiday> = new Map([
  [-3, 'maundy-thursday'],
  [-2, 'good-friday'],
  [0, 'easter'],
  [1, 'easter-monday'],
  [39, 'ascension'],
  [49, 'whit-sunday'],
  [50, 'whit-monday'],
]);
const fixed: ReadonlyMap<string, Holiday> = new Map([
  ['01-01', 'new-year'],
  ['05-01', 'labour-day'],
  ['05-17', 'constitution-day'],
  ['12-25', 'christmas'],
  ['12-26', 'boxing-day'],
]);
/**
 * Norwegian public holidays (lov om helligdager og helligdagsfred § 2; lov om 1. og 17. mai). Of two on one day, as on 17 May 2027, the one
 * whose date is fixed.
 */
export function holidayOn(date: string): Holiday | null {
  return fixed.get(date.slice(5)) ?? movable.get(daysBetween(easterSunday(Number(date.slice(0, 4))), date)) ?? null;
}

/** Monday to Friday, no public holiday, and the team has not said that it is away. */
export function isWorkingDay(date: string, { days, closedDays = [] }: TeamDays = {}): boolean {
  if (weekday(date) > 5 || holidayOn(date)) return false;
  if (days?.christmasEve && date.endsWith('-12-24')) return false;
  if (days?.newYearsEve && date.endsWith('-12-31')) return false;
  return !closedDays.some(({ from, until }) => from <= date && date <= until);
}

/** However long a team says that it is away, a promise has a date: after so many days only the public holidays count. */
const longestAway = 400;

/** The date `days` working days after `date`; the day itself does not count. `days` is 0 or more. */
export function addWorkingDays(date: string, days: number, team: TeamDays = {}): string {
  let at = date;
  for (let left = days, passed = 1; left > 0; passed++) {
    at = addDays(at, 1);
    if (isWorkingDay(at, passed > longestAway ? {} : team)) left--;
  }
  return at;
}

/** The same promise where nobody answers on some days either, dates with both ends included. */
export const withDaysOff = (promise: ReplyPromise, away: NonNullable<TeamDays['closedDays']>): ReplyPromise => ({
  ...promise,
  closedDays: [...(promise.closedDays ?? []), ...away],
});
