import { dateOf, numberOf } from '../time/dates';
import { isWorkingDay } from '../time/holidays';

/** One year to fill the rooms, five that are counted, one in which those who came last get their turn. */
const first = '2025-01-01';
const after = '2032-01-01';
export const counted = { from: '2026-01-01', until: '2031-01-01', years: 5 } as const;

/** The days of the queue, from the first: whether the team works, whether it is summer, which month it is. */
export interface QueueDays {
  count: number;
  works: Uint8Array;
  summer: Uint8Array;
  month: Uint8Array;
  countedFrom: number;
  countedUntil: number;
}

/** Three of five weeks of leave are taken from Midsummer to the middle of August, the rest evenly over the year (assumed). */
const summerShare = 0.6;
const inSummer = (date: string) => date.slice(5) >= '06-22' && date.slice(5) < '08-17';

let made: QueueDays | null = null;

export function queueDays(): QueueDays {
  if (made) return made;
  const start = numberOf(first);
  const count = numberOf(after) - start;
  const days: QueueDays = {
    count,
    works: new Uint8Array(count),
    summer: new Uint8Array(count),
    month: new Uint8Array(count),
    countedFrom: numberOf(counted.from) - start,
    countedUntil: numberOf(counted.until) - start,
  };
  for (let day = 0; day < count; day++) {
    const date = dateOf(start + day);
    days.works[day] = isWorkingDay(date, { days: { christmasEve: true, newYearsEve: true } }) ? 1 : 0;
    days.summer[day] = inSummer(date) ? 1 : 0;
    days.month[day] = Number(date.slice(5, 7)) - 1;
  }
  made = days;
  return days;
}

/** Working days a year, in and out of summer, on average over the years of the queue. */
function averages(): { all: number; summer: number } {
  const { count, works, summer } = queueDays();
  const years = count / 365.25;
  let all = 0;
  let warm = 0;
  for (let day = 0; day < count; day++) {
    all += works[day] ?? 0;
    warm += (works[day] ?? 0) * (summer[day] ?? 0);
  }
  return { all: all / years, summer: warm / years };
}

export const workingDaysAYear = (): number => averages().all;

/** How many of the team are at work on a working day, 0 to 1, by weeks of leave a year: in summer, else. */
export function atWork(leave: number): { summer: number; else: number } {
  const { all, summer } = averages();
  const off = leave * 5;
  return {
    summer: Math.max(0, 1 - (off * summerShare) / summer),
    else: Math.max(0, 1 - (off * (1 - summerShare)) / (all - summer)),
  };
}

/** The same over the whole year. */
export function shareAtWork(leave: number): number {
  const { all, summer } = averages();
  const there = atWork(leave);
  return (there.summer * summer + there.else * (all - summer)) / all;
}
