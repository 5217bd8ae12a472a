import { isRecord } from '../is-record';
import { isEmpty, isShown } from './check';
import type { EntryValues, Field, RowField, WorksheetStructure } from './types';

/** When an entry is written: before the event, or when it is taken up again after it. */
export type Phase = 'before' | 'after';
/** The clock where the entry is written: YYYY-MM-DD and YYYY-MM-DDTHH:mm. */
export interface Clock {
  today: string;
  now: string;
}

/** Fields that are asked in a phase, in the structure's order; an object is asked for the part of it that belongs there. */
export function fieldsAsked(fields: readonly Field[], phase: Phase): Field[] {
  return fields.flatMap((field): Field[] => {
    if (field.type !== 'object') return phaseOf(field) === phase ? [field] : [];
    if (field.phase === 'after') return phase === 'after' ? [field] : [];
    const inner = field.fields.filter((one) => phaseOf(one) === phase);
    return inner.length === 0 ? [] : [{ ...field, fields: inner }];
  });
}
const phaseOf = (field: Pick<Field, 'phase'>): Phase => (field.phase === 'after' ? 'after' : 'before');

/** Whether an entry waits to be taken up again: nothing of what is asked afterwards has been answered. */
export function isWaiting(structure: WorksheetStructure, fields: readonly Field[], values: EntryValues): boolean {
  const after = fieldsAsked(fields, 'after').filter((field) => isShown(structure, field, values));
  return after.length > 0 && after.every((field) => isUnanswered(field, values[field.id]));
}
/** A default that nobody has touched is no answer. */
function isUnanswered(field: Field, value: unknown): boolean {
  if (field.type === 'object' && isRecord(value)) return field.fields.every((inner) => isUnanswered(inner, value[inner.id]));
  return isEmpty(value) || value === field.default || field.default === 'now' || field.default === 'today';
}

/** Values without rows in which nothing has been written: what was added and left is no answer. */
export function withoutBlankRows(fields: readonly Field[], values: EntryValues): EntryValues {
  const kept = { ...values };
  for (const field of fields) {
    const value = kept[field.id];
    if (value === undefined) continue;
    if (field.type === 'list') kept[field.id] = filledRows(field, value);
    else if (field.type === 'object' && isRecord(value)) kept[field.id] = withoutBlankRows(field.fields, value);
  }
  return kept;
}
function filledRows(list: Extract<Field, { type: 'list' }>, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const { of } = list;
  if (of.type !== 'object') return value.filter((row) => !isEmpty(row));
  const rows = value.filter(isRecord).filter((row) => of.fields.some((inner) => !isUnanswered(inner, row[inner.id])));
  return rows.map((row) => withoutBlankRows(of.fields, row));
}

/** A field of free words. */
export const isProse = ({ type }: Field): boolean => type === 'short' || type === 'long';

/** Values in which nothing is glued to a choice or a time: two devices' words of one draft were once joined without asking what they were. */
export function withWholeChoices(fields: readonly Field[], values: EntryValues): EntryValues {
  const glued = fields.filter((field) => {
    const value = values[field.id];
    return !isProse(field) && typeof value === 'string' && value.includes('\n\n');
  });
  return glued.length === 0
    ? values
    : { ...values, ...Object.fromEntries(glued.map(({ id }) => [id, String(values[id]).split('\n\n')[0]])) };
}

/** What a new entry begins with. */
export function newValues(structure: WorksheetStructure, clock: Clock): EntryValues {
  return startOf(structure.fields, clock);
}

/** What a new row of a list begins with; `key` names it where others refer to it. */
export function newRow(list: Extract<Field, { type: 'list' }>, clock: Clock, key: string): unknown {
  if (list.of.type !== 'object') return list.of.type === 'short' || list.of.type === 'long' ? '' : null;
  return { ...startOf(list.of.fields, clock), ...(list.keyed ? { key } : {}) };
}

function startOf(fields: readonly Field[], clock: Clock): EntryValues {
  const values: EntryValues = {};
  for (const field of fields) {
    if (field.default === 'today') values[field.id] = clock.today;
    else if (field.default === 'now') values[field.id] = clock.now;
    else if (field.default !== undefined) values[field.id] = field.default;
  }
  return values;
}

/** A new entry out of an earlier one: what was planned or written before the event, with the date of today. */
export function copyOf(structure: WorksheetStructure, values: EntryValues, clock: Clock): EntryValues {
  const copied: EntryValues = {};
  for (const field of fieldsAsked(structure.fields, 'before')) {
    const value = values[field.id];
    if (value === undefined) continue;
    copied[field.id] = field.type === 'object' || field.type === 'list' ? withoutAfter(field, value) : value;
  }
  return {
    ...copied,
    ...startOf(
      structure.fields.filter(({ default: start }) => start === 'today' || start === 'now'),
      clock,
    ),
  };
}
function withoutAfter(field: Field | RowField, value: unknown): unknown {
  if (field.type === 'list') return Array.isArray(value) ? value.map((row) => withoutAfter(field.of, row)) : value;
  if (field.type !== 'object' || !isRecord(value)) return value;
  const before = new Set(['key', ...fieldsAsked(field.fields, 'before').map(({ id }) => id)]);
  return Object.fromEntries(Object.entries(value).filter(([id]) => before.has(id)));
}

/** The day that an entry is filed under: its date field, else the day it was written. */
export function entryDate(structure: WorksheetStructure, values: EntryValues, today: string): string {
  const value = structure.dateField === undefined ? undefined : values[structure.dateField];
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : today;
}

/** Rows of a list in the order in which they are read; those without a column come after those that have it. */
export function rowsInOrder(field: Extract<Field, { type: 'list' }>, value: unknown): Record<string, unknown>[] {
  const rows = Array.isArray(value) ? value.filter(isRecord) : [];
  const by = field.sortBy ?? [];
  return [...rows].sort((a, b) => {
    for (const column of by) {
      const [x, y] = [a[column], b[column]];
      const [hasX, hasY] = [isSortable(x), isSortable(y)];
      if (hasX !== hasY) return hasX ? -1 : 1;
      if (isSortable(x) && isSortable(y) && x !== y) return x < y ? -1 : 1;
    }
    return 0;
  });
}

/** What a ref can name: rows of the newest entry that has the list, and of this one. */
export interface Choice {
  key: string;
  text: string;
}
export function choicesOf(field: Extract<Field, { type: 'list' }>, shows: string, value: unknown): Choice[] {
  return rowsInOrder(field, value).flatMap((row) => {
    const { key, [shows]: text } = row;
    return typeof key === 'string' && typeof text === 'string' && text.trim() !== '' ? [{ key, text }] : [];
  });
}
/** A ref as it is kept; `key` is missing for words of one's own. */
export function readRef(value: unknown): { key: string | null; text: string } | null {
  if (!isRecord(value) || typeof value.text !== 'string') return null;
  return { key: typeof value.key === 'string' ? value.key : null, text: value.text };
}

const isSortable = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value !== '');
