/**
 * Calendar arithmetic without a clock: instants are ISO 8601 with offset, dates are YYYY-MM-DD. Which date an instant falls on is
 * asked of the zone's own rules (Intl), never by adding hours, so days of 23 and 25 hours count as one.
 */
export const homeZone = 'Europe/Oslo';

const formatters = new Map<string, Intl.DateTimeFormat>();
const dayMs = 86_400_000;

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  // The Swedish form of a date and time is ISO's own.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formatters.set(zone, made);
  return made;
}

/** Whether a name is that of a zone here; a stranger's word is no reason to fall over. */
export function isZone(name: string): boolean {
  try {
    formatter(name);
    return true;
  } catch {
    return false;
  }
}

/** A day that exists: 30 February does not, 29 February in some years. */
export function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** The date on the wall at an instant, in an IANA zone. */
export const localDate = (instant: string, zone = homeZone): string => formatter(zone).format(Date.parse(instant)).slice(0, 10);

/** HH:mm on the wall at an instant, in an IANA zone. */
export const localClock = (instant: string, zone = homeZone): string => formatter(zone).format(Date.parse(instant)).slice(11, 16);

/** Whole days since 1970-01-01; `dateOf` is the way back. */
export const numberOf = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs);
export const dateOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => dateOf(numberOf(date) + days);

/** The same day some months later; the last day of the month where that month has no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);

/** 1 Monday … 7 Sunday (ISO 8601). */
export const weekday = (date: string): number => ((((numberOf(date) + 3) % 7) + 7) % 7) + 1;

export const mondayOf = (date: string): string => addDays(date, 1 - weekday(date));
