import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
import { minutesOf, sessionsOf } from '../sessions/sessions';
import { homeZone, localDate } from '../time/dates';

export type TimeOn = ItemOf<'time-spent'>['on'];
export interface DaySpent {
  by: string;
  /** YYYY-MM-DD */
  day: string;
  on: TimeOn;
  minutes: number;
}
export interface MonthSpent {
  /** YYYY-MM */
  month: string;
  /** Minutes that staff have written down. */
  staff: number;
  /** Minutes in which programmes have been open and in use at the citizen's. */
  programme: number;
}

/**
 * Minutes of staff, by author, day and kind of work (care rules 6.4): a later word on the same replaces the earlier, so that a number can
 * be put right; what was put right to none is left out. Sessions count by themselves, with the work around them: where somebody has written
 * the same day's talks by hand too, the greater number counts, since both speak of the same. Oldest day first.
 */
export function daysSpent(state: CaseState): DaySpent[] {
  const newest = new Map<string, DaySpent>();
  for (const { item, author } of kept(state, 'time-spent'))
    newest.set(`${author} ${item.day} ${item.on}`, { by: author, day: item.day, on: item.on, minutes: item.minutes });
  for (const held of sessionDays(state)) {
    const key = `${held.by} ${held.day} ${held.on}`;
    if (held.minutes > (newest.get(key)?.minutes ?? 0)) newest.set(key, held);
  }
  return [...newest.values()].filter(({ minutes }) => minutes > 0).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Minutes of sessions and of the work around them, by author, day and kind. */
function sessionDays(state: CaseState): Iterable<DaySpent> {
  const days = new Map<string, DaySpent>();
  for (const session of sessionsOf(state)) {
    const { by, start, channel, mode } = session;
    // A meeting of a course is held once, for all who are there: it is nobody's own time.
    if (mode === 'course' || mode === 'group') continue;
    const [day, on] = [localDate(start), channel === 'phone' ? ('phone' as const) : ('meeting' as const)];
    const key = `${by} ${day} ${on}`;
    days.set(key, { by, day, on, minutes: minutesOf(session) + (days.get(key)?.minutes ?? 0) });
  }
  return days.values();
}

/** Both kinds of minutes by month, for the registry, oldest first. A part's minutes belong to the month in which they came to it. */
export function monthsSpent(state: CaseState, zone = homeZone): MonthSpent[] {
  const months = new Map<string, MonthSpent>();
  const monthOf = (date: string): MonthSpent => {
    const month = date.slice(0, 7);
    const known = months.get(month) ?? { month, staff: 0, programme: 0 };
    months.set(month, known);
    return known;
  };
  for (const { day, minutes } of daysSpent(state)) monthOf(day).staff += minutes;
  const counted = new Map<string, number>();
  for (const { item } of kept(state, 'progress')) {
    const part = `${item.programme}/${item.part}`;
    const before = counted.get(part) ?? 0;
    const more = (item.minutes ?? 0) - before;
    if (more <= 0) continue;
    counted.set(part, before + more);
    monthOf(localDate(item.at, zone)).programme += more;
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** What the desk has counted of one day and nobody has written down yet. */
export interface Counted {
  /** YYYY-MM-DD */
  day: string;
  seconds: number;
}
/**
 * What is proposed for each day counted, oldest first: `more` whole minutes, rounded, on top of what the author has written for that day;
 * `total` is the number to write. Under half a minute proposes nothing; a day has 600 minutes at most.
 */
export function proposed(
  counted: readonly Counted[],
  days: readonly DaySpent[],
  author: string,
  on: TimeOn = 'reading',
): { day: string; more: number; total: number }[] {
  const proposals = counted.flatMap(({ day, seconds }) => {
    const written = days.find((one) => one.by === author && one.day === day && one.on === on)?.minutes ?? 0;
    const more = Math.min(mostMinutes - written, Math.round(seconds / 60));
    return more > 0 ? [{ day, more, total: written + more }] : [];
  });
  return proposals.sort((a, b) => (a.day < b.day ? -1 : 1));
}
const mostMinutes = 600;
