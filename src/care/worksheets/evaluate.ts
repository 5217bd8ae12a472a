import { isRecord } from '../is-record';
import { isDate } from '../time/dates';
import { minutesUntil } from '../time/wall';
import { span, zoneOf } from './sleep';
import type { EntryValues, Expression, Scalar, WorksheetStructure } from './types';
import { drinksIn, gramsOf, unitsOf } from './units';

/**
 * Derived values and conditions of one entry: prefix lists over field and derived ids, from a closed set of ops. Whatever misses an
 * input is null, never 0. A field that was not asked and has a default counts as its default.
 */
export function evaluate(structure: WorksheetStructure, expression: Expression, values: EntryValues): Scalar {
  if (typeof expression === 'number' || typeof expression === 'boolean') return expression;
  if (typeof expression === 'string') return scalarOf(valueIn(structure, expression, values));
  const [op, ...args] = expression;
  const list = lists[op];
  if (list) return list(structure, args, values);
  return apply(
    op,
    args.map((arg) => evaluate(structure, arg, values)),
  );
}

/** One derived value of an entry, unrounded; null when an input is missing or there is none of that id. */
export function derivedOf(structure: WorksheetStructure, id: string, values: EntryValues): Scalar {
  const derived = structure.derived?.find((one) => one.id === id);
  return derived ? evaluate(structure, derived.is, values) : null;
}

/** An op over values that are known; null when one of them is not. */
export function apply(op: string, of: readonly Scalar[]): Scalar {
  const [a = null, b = null] = of;
  if (op === 'eq') return a === null || b === null ? null : a === b;
  const numbers = of.filter((value) => typeof value === 'number');
  const [first, ...rest] = numbers;
  if (first === undefined || numbers.length !== of.length) return null;
  const [second] = rest;
  switch (op) {
    case 'sub':
      return rest.reduce((left, right) => left - right, first);
    case 'mul':
      return rest.reduce((left, right) => left * right, first);
    case 'max':
      return Math.max(first, ...rest);
    case 'div':
      return second ? first / second : null;
    case 'gt':
      return second === undefined ? null : first > second;
    case 'gte':
      return second === undefined ? null : first >= second;
    case 'roundUp':
      return second ? Math.ceil(first / second) * second : null;
    default:
      return null;
  }
}

type ListOp = (structure: WorksheetStructure, args: readonly Expression[], values: EntryValues) => Scalar;
const lists: Readonly<Record<string, ListOp | undefined>> = {
  /** `["sum", "list"]`, or `["sum", ["a", "b"]]` over several terms, each a number or a list. */
  sum: (structure, args, values) => {
    const [only] = args;
    const terms = args.length === 1 && Array.isArray(only) && !ops.has(String(only[0])) ? (only as Expression[]) : args;
    let total = 0;
    for (const term of terms) {
      const value = typeof term === 'string' ? valueIn(structure, term, values) : evaluate(structure, term, values);
      const numbers = Array.isArray(value) ? value : [value];
      for (const number of numbers) {
        if (typeof number !== 'number') return null;
        total += number;
      }
    }
    return total;
  },
  /** `["span", from, to]`: minutes that passed, on the morning of a diary's date by the clocks of that night. */
  span: (structure, [from, to], values) => {
    const [a, b] = [from, to].map((arg) => (arg === undefined ? null : evaluate(structure, arg, values)));
    if (!isClock(a) || !isClock(b)) return null;
    const date = structure.repeat === 'one-a-day' ? values[structure.dateField ?? 'date'] : null;
    return isDate(date) ? minutesUntil(a, b, date, zoneOf(values)) : span(a, b);
  },
  /** `["at", list, flag, field]`: the field of the row whose flag is true; a single row has it without asking. */
  at: (structure, [list, flag, field], values) => {
    const rows = rowsOf(structure, list, values);
    const row = rows.length === 1 ? rows[0] : rows.find((one) => one[String(flag)] === true);
    return scalarOf(row?.[String(field)]);
  },
  /** `["is", field, option]`: the second is the option's own id, not a field. */
  is: (structure, [field, option], values) => {
    const value = typeof field === 'string' ? scalarOf(valueIn(structure, field, values)) : null;
    return value === null ? null : value === option;
  },
  /** True when one of them is; unknown only when none is true and one is unknown. */
  or: (structure, args, values) => {
    const known = args.map((arg) => evaluate(structure, arg, values));
    return known.includes(true) ? true : known.includes(null) ? null : false;
  },
  /** `["between", time, "21:00", "05:00"]`: from one time of day until another, round midnight too. */
  between: (structure, [field, from, to], values) => {
    const value = typeof field === 'string' ? scalarOf(valueIn(structure, field, values)) : null;
    return isClock(value) && isClock(from) && isClock(to) ? span(from, value) <= span(from, to) : null;
  },
  /** `["in", object, field]` */
  in: (structure, [object, field], values) => {
    const value = typeof object === 'string' ? valueIn(structure, object, values) : null;
    return isRecord(value) ? scalarOf(value[String(field)]) : null;
  },
  /** `["rows", list]`, or `["rows", list, flag]`: those whose flag is true. */
  rows: (structure, [list, flag], values) =>
    rowsOf(structure, list, values).filter((row) => flag === undefined || row[String(flag)] === true).length,
  /** `["filled", list, column]`: rows that have it. */
  filled: (structure, [list, column], values) =>
    rowsOf(structure, list, values).filter((row) => scalarOf(row[String(column)]) !== null).length,
  /** `["last", list, column]`: of the last row that has it. */
  last: (structure, [list, column], values) =>
    scalarOf(rowsOf(structure, list, values).findLast((row) => scalarOf(row[String(column)]) !== null)?.[String(column)]),
  /** `["grams", list]`: pure alcohol in rows of cl, abv and count; unknown when a row is. */
  grams: (structure, [list], values) => {
    const drinks = drinksIn(rowsOf(structure, list, values));
    return drinks && gramsOf(drinks);
  },
  units: (structure, [list], values) => {
    const drinks = drinksIn(rowsOf(structure, list, values));
    return drinks && unitsOf(gramsOf(drinks));
  },
  /** `["maxOf", list, column]` */
  maxOf: (structure, [list, column], values) => {
    const numbers = rowsOf(structure, list, values)
      .map((row) => row[String(column)])
      .filter((value) => typeof value === 'number');
    return numbers.length === 0 ? null : Math.max(...numbers);
  },
};
/** Ops of entries and of periods. */
export const ops: ReadonlySet<string> = new Set([
  'span',
  'sum',
  'sub',
  'mul',
  'div',
  'mean',
  'count',
  'gt',
  'gte',
  'eq',
  'max',
  'roundUp',
  'at',
  'maxOf',
  'is',
  'or',
  'between',
  'in',
  'rows',
  'filled',
  'last',
  'grams',
  'units',
  'days',
  'mostADay',
]);

/** A field's value as it was given, or a derived value, by id. */
function valueIn(structure: WorksheetStructure, id: string, values: EntryValues): unknown {
  const field = structure.fields.find((one) => one.id === id);
  if (!field) return derivedOf(structure, id, values);
  // A field that is not asked counts as its default, whatever was written in it before it was hidden.
  if (field.showIf !== undefined && evaluate(structure, field.showIf, values) === false) return field.default;
  return Object.hasOwn(values, id) ? values[id] : undefined;
}

function rowsOf(structure: WorksheetStructure, list: Expression | undefined, values: EntryValues): Record<string, unknown>[] {
  const rows = typeof list === 'string' ? valueIn(structure, list, values) : null;
  return Array.isArray(rows) ? rows.filter(isRecord) : [];
}
const scalarOf = (value: unknown): Scalar =>
  typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
export const isClock = (value: unknown): value is string => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
