import { addMonths, dateOf, numberOf } from '../time/dates';
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

/** Month by month of a span (days inclusive), whether anybody is there or not. */
export function monthsOf(columns: Columns, rows: readonly number[], { from, to }: { from: string; to: string }): Month[] {
  const months = monthNames(from, to).map((month) => ({
    month,
    waits: { assessed: [] as number[], started: [] as number[] },
    recovery: { numerator: 0, denominator: 0 },
  }));
  const places = new Map(months.map(({ month }, place) => [month, place]));
  const names = new Map<number, number | undefined>();
  const [first, last] = [numberOf(from), numberOf(to)];
  const monthAt = (day: number) => {
    if (day < first || day > last) return undefined;
    if (!names.has(day)) names.set(day, places.get(dateOf(day).slice(0, 7)));
    return months[names.get(day) ?? none];
  };
  const recovery = shareRules.recovery;
  for (const row of rows) {
    for (const clock of ['assessed', 'started'] as const) {
      const days = daysTo(columns, clock, row);
      if (days !== null) monthAt(columns.days[clock][row] ?? none)?.waits[clock].push(days);
    }
    const end = monthAt(columns.days.ended[row] ?? none);
    if (!end || recovery.out(columns, row) !== null) continue;
    end.recovery.denominator++;
    end.recovery.numerator += recovery.part(columns, row);
  }
  const median = (days: number[]) => ({ n: days.length, median: quantile(Float64Array.from(days).sort(), 0.5) });
  return months.map(({ month, waits, recovery: well }) => ({
    month,
    assessed: median(waits.assessed),
    started: median(waits.started),
    recovery: well,
  }));
}

/** Every month that a span touches, YYYY-MM, oldest first. */
function monthNames(from: string, to: string): string[] {
  const names: string[] = [];
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = addMonths(day, 1)) names.push(day.slice(0, 7));
  return names;
}
