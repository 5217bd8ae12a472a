import { isRecord } from '../is-record';
import { numberOf } from '../time/dates';
import type { Reckoned } from './definition';
import type { RegistryRecord } from './record-schema';

type Row = Readonly<Record<string, unknown>>;
type Where = Readonly<Record<string, readonly string[]>>;

/** What stands in a field, or in the part `b` of the field `a` by `a.b`; null: not known. */
export function valueAt(record: RegistryRecord, path: string): unknown {
  const [field = '', part] = path.split('.');
  const value = record[field];
  return (part === undefined ? value : isRecord(value) ? value[part] : null) ?? null;
}

export const codeAt = (record: RegistryRecord, path: string): string | null => {
  const value = valueAt(record, path);
  return typeof value === 'string' ? value : null;
};

/** Rows of a field that have one of these codes in each part named. */
export const rowsAt = (record: RegistryRecord, field: string, where: Where = {}): Row[] => {
  const rows = record[field];
  const isMeant = (row: unknown): row is Row =>
    isRecord(row) && Object.entries(where).every(([part, codes]) => codes.includes(String(row[part])));
  return Array.isArray(rows) ? rows.filter(isMeant) : [];
};

/** The number as a function of a record; null where it is not known, or the second day lies before the first. */
export function reckon(rule: Reckoned): (record: RegistryRecord) => number | null {
  if ('sum' in rule) return sumOf(rule.sum);
  if ('days' in rule) {
    const [from, to] = rule.days;
    return (record) => {
      const [first, last] = [codeAt(record, from), codeAt(record, to)];
      return first === null || last === null || last < first ? null : numberOf(last) - numberOf(first);
    };
  }
  const [born, at] = rule.years;
  return (record) => {
    const [year, day] = [valueAt(record, born), codeAt(record, at)];
    return typeof year === 'number' && day !== null ? Number(day.slice(0, 4)) - year : null;
  };
}

function sumOf(terms: Extract<Reckoned, { sum: unknown }>['sum']): (record: RegistryRecord) => number | null {
  const valuesOf = terms.map(({ field: path, where }) => {
    const [field = '', part = ''] = path.split('.');
    return (record: RegistryRecord) =>
      Array.isArray(record[field]) ? rowsAt(record, field, where).map((row) => row[part]) : [valueAt(record, path)];
  });
  return (record) => {
    let sum = 0;
    for (const values of valuesOf)
      for (const value of values(record)) {
        if (typeof value !== 'number') return null;
        sum += value;
      }
    return sum;
  };
}
