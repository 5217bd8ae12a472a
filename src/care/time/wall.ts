import { addDays, localClock, localDate } from './dates';

const hour = 3_600_000;

/**
 * The instant at which a wall clock in an IANA zone shows a date and a time. One that the clock leaps over counts as long after the leap
 * as it stands after the hour that was left out; of one that comes twice the first counts (as Temporal's `compatible`).
 * @returns milliseconds since 1970
 */
export function instantOf(date: string, clock: string, zone: string): number {
  const wall = Date.parse(`${date}T${clock}:00Z`);
  const [before, after] = offsetsAround(date, zone);
  if (before === after) return wall - before;
  const fitting = [wall - before, wall - after].filter((at) => wallAt(at, zone) === wall);
  return fitting.length > 0 ? Math.min(...fitting) : wall - before;
}

/** How far the zone is ahead of UTC before and after a day; remembered, since Intl is slow and diaries are long. */
function offsetsAround(date: string, zone: string): readonly [number, number] {
  const key = `${zone} ${date}`;
  const known = around.get(key);
  if (known) return known;
  const noon = Date.parse(`${date}T12:00:00Z`);
  const found = [offsetAt(noon - 30 * hour, zone), offsetAt(noon + 30 * hour, zone)] as const;
  if (around.size > 5_000) around.clear();
  around.set(key, found);
  return found;
}
const around = new Map<string, readonly [number, number]>();

/**
 * Minutes that pass from one time of day to the next time that the other comes, where that is on `date`: 23:00 to 07:00 is 480, 420 in
 * the night when summer time begins, 540 in the night when it ends. From a time to itself nothing passes.
 */
export function minutesUntil(from: string, to: string, date: string, zone: string): number {
  const begins = instantOf(from > to ? addDays(date, -1) : date, from, zone);
  return Math.max(0, Math.round((instantOf(date, to, zone) - begins) / 60_000));
}

/** What the wall shows, as if it were UTC; whole minutes. */
const wallAt = (at: number, zone: string): number => {
  const instant = new Date(at).toISOString();
  return Date.parse(`${localDate(instant, zone)}T${localClock(instant, zone)}:00Z`);
};
const offsetAt = (at: number, zone: string): number => wallAt(at, zone) - Math.floor(at / 60_000) * 60_000;
