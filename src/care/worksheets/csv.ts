import { csvOf } from '../csv';
import { entryValues, shown } from './period';
import type { Field, RowField, WorksheetStructure } from './types';

/** One entry as it is exported. */
export interface ExportedEntry {
  date: string;
  values: Readonly<Record<string, unknown>>;
}
/** A value as a person reads it, and the words of a label key. */
export interface Reading {
  word: (key: string) => string;
  value: (field: Field | RowField, value: unknown) => string;
  date: string;
}

/**
 * All entries of one worksheet as a table: a column for each field and for each
 * derived value that has words.
 */
export function sheetCsv(
  structure: WorksheetStructure,
  entries: readonly ExportedEntry[],
  { word, value, date }: Reading,
): string {
  const fields = structure.fields.flatMap(columnsOf).filter(({ path }) => path.join('.') !== structure.dateField);
  const derived = (structure.derived ?? []).flatMap((one) => (one.label === undefined ? [] : [{ ...one, label: one.label }]));
  const head = [date, ...fields.map(({ labels }) => labels.map(word).join(': ')), ...derived.map(({ label }) => word(label))];
  const rows = entries.map((entry) => {
    const own = entryValues(structure, { ...entry.values });
    return [
      entry.date,
      ...fields.map(({ field, path }) => value(field, path.reduce<unknown>(inside, entry.values))),
      ...derived.map(({ id, decimals }) => String(shown(own[id] ?? null, decimals ?? 0) ?? '')),
    ];
  });
  return csvOf([head, ...rows]);
}

interface Column {
  field: Field;
  path: string[];
  labels: string[];
}
const columnsOf = (field: Field): Column[] =>
  field.type === 'object'
    ? field.fields.map((inner) => ({ field: inner, path: [field.id, inner.id], labels: [field.label, inner.label] }))
    : [{ field, path: [field.id], labels: [field.label] }];
const inside = (value: unknown, id: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>)[id] : undefined;
