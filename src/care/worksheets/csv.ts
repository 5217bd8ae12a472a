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
 * All entries of one worksheet as a table (RFC 4180, semicolons as spreadsheets in Norway expect): a column for each field and for each
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
  return [head, ...rows]
    .map((row) => row.map(cell).join(';'))
    .join('\r\n')
    .concat('\r\n');
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

/**
 * A text that a spreadsheet would reckon as a formula is kept a text (OWASP, CSV injection): also behind white space and invisible
 * characters, which some drop, and in full-width signs, which some take for the others.
 */
function cell(text: string): string {
  const safe = /^(?:[\t\r]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
