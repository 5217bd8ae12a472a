import { addMonths, numberOf } from '../time/dates';
import { type Columns, none } from './columns';
import { daysTo, shareRules } from './shares';
import { quantile } from './statistics';

export interface Month {
  /** YYYY-MM */
  month: string;
  /** Days from contact, of those who came so far in this month. */
  assessed: { n: number; median: number | null };
  started: { n: number; median: number | null };
  recovery: { numerator: number; denominator: number };
}

const waitClocks = ['assessed', 'started'] as const;

/** Month by month of a span (days inclusive), whether anybody is there or not. */
export function monthsOf(columns: Columns, rows: Iterable<number>, { from, to }: { from: string; to: string }): Month[] {
  const months = monthNames(from, to).map((month) => ({
    month,
    waits: { assessed: [] as number[], started: [] as number[] },
    recovery: { numerator: 0, denominator: 0 },
  }));
  const [first, last] = [numberOf(from), numberOf(to)];
  const places = new Uint16Array(Math.max(0, last - first + 1));
  for (const [place, { month }] of months.entries()) places.fill(place, Math.max(0, numberOf(`${month}-01`) - first));
  const monthAt = (day: number) => months[places[day - first] ?? none];
  const waits = waitClocks.map((clock) => ({ clock, days: columns.days[clock], waitOf: daysTo(clock)(columns) }));
  const [outOfRecovery, recovered] = [shareRules.recovery.out(columns), shareRules.recovery.part(columns)];
  for (const row of rows) {
    for (const { clock, days, waitOf } of waits) {
      const wait = waitOf(row);
      if (wait !== null) monthAt(days[row] ?? none)?.waits[clock].push(wait);
    }
    const end = monthAt(columns.days.ended[row] ?? none);
    if (!end || outOfRecovery(row) !== null) continue;
    end.recovery.denominator++;
    end.recovery.numerator += recovered(row);
  }
  const median = (days: number[]) => ({ n: days.length, median: quantile(Float64Array.from(days).sort(), 0.5) });
  return months.map(({ month, waits: { assessed, started }, recovery }) => ({
    month,
    assessed: median(assessed),
    started: median(started),
    recovery,
  }));
}

/** Every month that a span touches, YYYY-MM, oldest first. */
function monthNames(from: string, to: string): string[] {
  const names: string[] = [];
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = addMonths(day, 1)) names.push(day.slice(0, 7));
  return names;
}
