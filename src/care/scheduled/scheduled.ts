import { isRecord } from '../is-record';
import { isInstant } from '../items/values';
import { addDays, homeZone, localDate, weekday } from '../time/dates';
import { isWorkingDay, type TeamDays } from '../time/holidays';
import { instantOf } from '../time/wall';

/** A message that was written at `since` and goes at `at` (ISO instants), or as soon after it as one of its author's devices is open. */
export interface Planned {
  text: string;
  at: string;
  since: string;
}
export const isPlanned = (value: unknown): value is Planned =>
  isRecord(value) &&
  typeof value.text === 'string' &&
  [value.at, value.since].every((one) => typeof one === 'string' && isInstant(one));

/** One that has gone later than it should: nobody had Mellom open. */
export interface SentLate {
  at: string;
  went: string;
}
export const isSentLate = (value: unknown): value is SentLate =>
  isRecord(value) && typeof value.at === 'string' && typeof value.went === 'string';

/** A device that was open at the time sends within this; what goes later is said to be late. Milliseconds. */
const onTime = 5 * 60_000;
export const isLate = ({ at, went }: SentLate): boolean => Date.parse(went) - Date.parse(at) > onTime;

/** The hour at which a working day begins on the team's wall. */
const morning = '08:00';

export type Soon = { when: 'today' | 'tomorrow' | 'workday' | 'monday'; at: string };
/** Mornings that are near, each once and ascending: this one while it is ahead, tomorrow's, the next working day's, Monday's. @param now ISO */
export function soonTimes(now: string, team: TeamDays): Soon[] {
  const today = localDate(now);
  let workday = addDays(today, 1);
  while (!isWorkingDay(workday, team) && workday < addDays(today, 30)) workday = addDays(workday, 1);
  const dates = [
    ['today', today],
    ['tomorrow', addDays(today, 1)],
    ['workday', workday],
    ['monday', addDays(today, 8 - weekday(today))],
  ] as const;
  return dates
    .filter(([, date], i) => dates.findIndex(([, other]) => other === date) === i)
    .map(([when, date]): Soon => ({ when, at: new Date(instantOf(date, morning, homeZone)).toISOString() }))
    .filter(({ at }) => Date.parse(at) > Date.parse(now))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
