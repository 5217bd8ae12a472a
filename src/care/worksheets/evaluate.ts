import { span } from '../sleep';
import type { EntryValues, Expression, WorksheetStructure } from './types';

/**
 * Derived values and conditions of a worksheet: prefix lists over field and derived ids, from the closed set of ops. Whatever
 * misses an input is null, never 0.
 */
type Value = number | string | boolean | null;

export function evaluate(structure: WorksheetStructure, expression: Expression, values: EntryValues): Value {
  if (typeof expression === 'number' || typeof expression === 'boolean') return expression;
  if (typeof expression === 'string') return lookUp(structure, expression, values);
  const [op, ...args] = expression;
  if (op === 'sum') return sum(structure, args, values);
  const of = args.map((a) => evaluate(structure, a, values));
  if (op === 'span') {
    const [a, b] = of;
    return isClock(a) && isClock(b) ? span(a, b) : null;
  }
  if (op === 'eq') return of[0] === null || of[1] === null ? null : of[0] === of[1];
  const numbers = of.filter((v) => typeof v === 'number');
  if (numbers.length !== of.length) return null;
  const [first = 0, ...rest] = numbers;
  switch (op) {
    case 'sub':
      return rest.reduce((a, b) => a - b, first);
    case 'mul':
      return rest.reduce((a, b) => a * b, first);
    case 'div':
      return rest[0] ? first / rest[0] : null;
    case 'gt':
      return first > (rest[0] ?? 0);
    case 'gte':
      return first >= (rest[0] ?? 0);
    case 'max':
      return Math.max(first, ...rest);
    case 'roundUp':
      return rest[0] ? Math.ceil(first / rest[0]) * rest[0] : null;
    default:
      return null;
  }
}

/** A field's value, or a derived value by its id. */
function lookUp(structure: WorksheetStructure, id: string, values: EntryValues): Value {
  const derived = structure.derived?.find((d) => d.id === id);
  if (derived && !structure.fields.some((f) => f.id === id)) return evaluate(structure, derived.is, values);
  const value = values[id];
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** Of a list field; or of several terms, each a number. */
function sum(structure: WorksheetStructure, args: readonly Expression[], values: EntryValues): number | null {
  let total = 0;
  // ["sum", ["a", "b"]] lists terms; an op is never a field's id.
  const terms = args.length === 1 && Array.isArray(args[0]) && !ops.has(String(args[0][0])) ? (args[0] as Expression[]) : args;
  for (const term of terms) {
    const list = typeof term === 'string' ? values[term] : undefined;
    if (Array.isArray(list)) {
      if (!list.every((n) => typeof n === 'number')) return null;
      total += list.reduce((a: number, b: number) => a + b, 0);
      continue;
    }
    const value = evaluate(structure, term, values);
    if (typeof value !== 'number') return null;
    total += value;
  }
  return total;
}
const ops = new Set(['span', 'sum', 'sub', 'mul', 'div', 'mean', 'count', 'gt', 'gte', 'eq', 'max', 'roundUp', 'at', 'maxOf']);
const isClock = (v: unknown): v is string => typeof v === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(v);
