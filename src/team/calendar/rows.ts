import type { CalendarDay } from '../../care/calendar/calendar';
import { localClock } from '../../care/time/dates';

/** The hours that a calendar shows: those of an office, and more where something stands before or after them. */
export interface Shown {
  first: number;
  last: number;
}
const office: Shown = { first: 8, last: 16 };
const quarter = 15;

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
export const minuteAt = (instant: string): number => minuteOf(localClock(instant));

export function shownHours(days: readonly CalendarDay[]): Shown {
  const all = days.flatMap(({ entries, held, courses, blocks }) => [...entries, ...held, ...courses, ...blocks]);
  const starts = all.map(({ start }) => Math.floor(minuteAt(start) / 60));
  const ends = all.map(({ start, minutes }) => Math.ceil((minuteAt(start) + minutes) / 60));
  return { first: Math.min(office.first, ...starts), last: Math.min(24, Math.max(office.last, ...ends)) };
}

/** Row of the grid, counted from 1, a quarter of an hour each. */
export const rowOf = (minute: number, { first, last }: Shown): number =>
  1 + Math.min((last - first) * 4, Math.max(0, Math.floor((minute - first * 60) / quarter)));
/** So many quarters, two at least: a line of words must find room. */
export const rowsOf = (minutes: number): number => Math.max(2, Math.round(minutes / quarter));
export const rowAtClock = (clock: string, shown: Shown): number => rowOf(minuteOf(clock), shown);
