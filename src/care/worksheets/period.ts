import { addDays } from '../time/dates';
import { derivedOf, evaluate } from './evaluate';
import type { EntryValues, Expression, Period, PeriodDerived, Scalar, WorksheetStructure } from './types';

export interface DatedEntry {
  /** YYYY-MM-DD */
  date: string;
  values: EntryValues;
}
/** Bounds of a period that the entries do not know themselves; dates YYYY-MM-DD. */
export interface Bounds {
  today: string;
  /** By the name that the period's `toBefore` uses, e.g. the day on which a sleep window began. */
  marks?: Readonly<Record<string, string | undefined>>;
}
/** One value, or one for each option of the field that it is told apart by. */
export type PeriodValue = Scalar | Record<string, Scalar>;

/** Entries that a period takes in, oldest first. One entry a date where the worksheet asks for one: the last given counts. */
export function entriesIn(
  structure: WorksheetStructure,
  period: Period,
  entries: readonly DatedEntry[],
  bounds: Bounds,
): DatedEntry[] {
  const before = period.toBefore === undefined ? undefined : bounds.marks?.[period.toBefore];
  const until = before === undefined ? bounds.today : addDays(before, -1);
  const days = period.days ?? period.maxDays;
  const from = days === undefined ? '' : addDays(until, 1 - days);
  const within = entries.filter(({ date }) => date >= from && date <= until);
  const told = structure.repeat === 'one-a-day' ? [...new Map(within.map((entry) => [entry.date, entry])).values()] : within;
  return told.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Every derived value of a period, unrounded. A mean leaves out entries in which its value is missing; below `minEntries` it is null. */
export function periodValues(
  structure: WorksheetStructure,
  period: Period,
  entries: readonly DatedEntry[],
  bounds: Bounds,
): Record<string, PeriodValue> {
  const taken = entriesIn(structure, period, entries, bounds);
  return Object.fromEntries(period.derived.map((derived) => [derived.id, valueOver(structure, derived, taken)]));
}

function valueOver(structure: WorksheetStructure, derived: PeriodDerived, entries: readonly DatedEntry[]): PeriodValue {
  const { by } = derived;
  if (by === undefined) return over(structure, derived, entries);
  const field = structure.fields.find(({ id }) => id === by);
  const options = field && (field.type === 'enum' || field.type === 'enums') ? field.options : [];
  return Object.fromEntries(
    options.map((option) => [
      option,
      over(
        structure,
        derived,
        entries.filter(({ values }) => values[by] === option),
      ),
    ]),
  );
}

function over(structure: WorksheetStructure, { is, minEntries = 1 }: PeriodDerived, entries: readonly DatedEntry[]): Scalar {
  if (!Array.isArray(is)) return null;
  const [op, of] = is as readonly [string, Expression?];
  if (op === 'count') {
    return of === undefined ? entries.length : entries.filter(({ values }) => evaluate(structure, of, values) === true).length;
  }
  if (of === undefined) return null;
  // Different days on which it holds.
  if (op === 'days') {
    const holds = entries.filter(({ values }) => evaluate(structure, of, values) === true);
    return new Set(holds.map(({ date }) => date)).size;
  }
  const known = entries.flatMap(({ date, values }) => {
    const value = evaluate(structure, of, values);
    return typeof value === 'number' ? [{ date, value }] : [];
  });
  if (known.length < minEntries) return null;
  const total = known.reduce((sum, { value }) => sum + value, 0);
  if (op === 'sum') return total;
  if (op === 'mean') return total / known.length;
  return op === 'mostADay' ? Math.max(...Object.values(sums(known))) : null;
}

const sums = (known: readonly { date: string; value: number }[]): Record<string, number> => {
  const byDay: Record<string, number> = {};
  for (const { date, value } of known) byDay[date] = (byDay[date] ?? 0) + value;
  return byDay;
};

/** A value as it is shown: rounded to its decimals, half up. */
export function shown(value: Scalar, decimals = 0): Scalar {
  if (typeof value !== 'number') return value;
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** Every derived value of one entry, unrounded. */
export const entryValues = (structure: WorksheetStructure, values: EntryValues): Record<string, Scalar> =>
  Object.fromEntries((structure.derived ?? []).map(({ id }) => [id, derivedOf(structure, id, values)]));
