import { isRecord } from '../is-record';
import { isDate } from '../time/dates';
import { evaluate, isClock } from './evaluate';
import type { EntryValues, Field, FieldFault, RowField, WorksheetStructure } from './types';

/** Whether a field is asked, given what has been answered. */
export function isShown(structure: WorksheetStructure, field: Field, values: EntryValues): boolean {
  return field.showIf === undefined || evaluate(structure, field.showIf, values) === true;
}

/**
 * What keeps an entry from being finished, by field: missing, of a wrong kind, out of range, or at odds with itself. A fault inside a
 * list or an object stands under the whole field. Only `error` checks count; an `ask` is a question, not a fault. `asked`: those of a
 * variant or a phase, when not all are.
 */
export function entryFaults(
  structure: WorksheetStructure,
  values: EntryValues,
  asked: readonly Field[] = structure.fields,
): Record<string, FieldFault> {
  const faults: Record<string, FieldFault> = {};
  for (const field of asked) {
    if (!isShown(structure, field, values)) continue;
    const fault = fieldFault(field, values[field.id]);
    if (fault) faults[field.id] = fault;
  }
  for (const check of structure.checks ?? []) {
    if (check.level !== 'error' || faults[check.field]) continue;
    if (evaluate(structure, check.when, values) === true)
      faults[check.field] = { code: 'check', message: check.message, level: check.level };
  }
  return faults;
}

/** Questions that an entry raises without being wrong: label keys by field. */
export function entryQuestions(structure: WorksheetStructure, values: EntryValues): Record<string, string> {
  const asked: Record<string, string> = {};
  for (const check of structure.checks ?? [])
    if (check.level === 'ask' && evaluate(structure, check.when, values) === true) asked[check.field] = check.message;
  return asked;
}

/** The fields of a variant, in the order of the structure; all of them without one. */
export function fieldsOf(structure: WorksheetStructure, variant?: string): readonly Field[] {
  const chosen = structure.variants?.find(({ id }) => id === variant)?.fields;
  return chosen === undefined || chosen === 'all' ? structure.fields : structure.fields.filter(({ id }) => chosen.includes(id));
}

/**
 * What leaves the device when an entry is shared: everything but the fields that are the citizen's own, and what is not asked. The zone
 * goes along, by which its times are understood.
 */
export function sharedValues(structure: WorksheetStructure, values: EntryValues): EntryValues {
  const fields = structure.fields.filter((field) => field.share !== 'off' && isShown(structure, field, values));
  return Object.fromEntries(
    [...fields.map(({ id }) => id), 'zone'].flatMap((id) => (values[id] === undefined ? [] : [[id, values[id]]])),
  );
}

/** Absent, null, empty text, and containers of nothing but those. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === 'object' && Object.values(value).every((inner) => typeof inner === 'boolean' || isEmpty(inner));
}

function fieldFault(field: Field | RowField, value: unknown): FieldFault | null {
  if (isEmpty(value) && !(Array.isArray(value) && value.length > 0)) return field.required ? { code: 'missing' } : null;
  switch (field.type) {
    case 'time':
      return isClock(value) ? null : wrong;
    case 'date':
      return isDate(value) ? null : wrong;
    case 'datetime':
      return typeof value === 'string' && isDate(value.slice(0, 10)) && isClock(value.slice(11, 16)) ? null : wrong;
    case 'bool':
      return typeof value === 'boolean' ? null : wrong;
    case 'number':
    case 'duration':
    case 'percent':
    case 'scale':
      return numberFault(field, value);
    case 'enum':
      return typeof value === 'string' && field.options.includes(value) ? null : wrong;
    case 'enums':
      return Array.isArray(value) && value.every((one) => typeof one === 'string' && field.options.includes(one)) ? null : wrong;
    case 'short':
    case 'long':
      if (typeof value !== 'string') return wrong;
      return field.maxLength !== undefined && value.length > field.maxLength ? { code: 'long', max: field.maxLength } : null;
    case 'object':
      return isRecord(value) ? firstFault(field.fields.map((inner) => fieldFault(inner, value[inner.id]))) : wrong;
    case 'list':
      return listFault(field, value);
    case 'copied':
      return typeof value === 'string' ? null : wrong;
    case 'ref':
      return isRecord(value) && typeof value.text === 'string' && value.text.trim() !== '' ? null : wrong;
  }
}

function listFault(field: Extract<Field | RowField, { type: 'list' }>, value: unknown): FieldFault | null {
  if (!Array.isArray(value)) return wrong;
  const filled = value.filter((row) => !isEmpty(row));
  if (filled.length === 0 && field.required) return { code: 'missing' };
  const flag = field.exactlyOne;
  if (flag !== undefined && filled.length > 1 && filled.filter((row) => isRecord(row) && row[flag] === true).length !== 1)
    return { code: 'missing' };
  return (
    lengthFault(filled.length, field.required ? (field.minItems ?? 1) : 0, field.maxItems) ??
    firstFault(filled.map((row) => fieldFault(field.of, row)))
  );
}

/** Steps are how a number is asked for, not what it may be: whoever types 23 minutes has slept 23 minutes. */
function numberFault(field: Extract<Field | RowField, { min?: number }>, value: unknown): FieldFault | null {
  const min = field.min ?? 0;
  const max = field.max ?? (field.type === 'percent' ? 100 : Number.MAX_SAFE_INTEGER);
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong;
  return value < min || value > max ? { code: 'range', min, max } : null;
}

const wrong: FieldFault = { code: 'type' };
const firstFault = (faults: readonly (FieldFault | null)[]): FieldFault | null => faults.find((fault) => fault !== null) ?? null;
const lengthFault = (length: number, min: number, max = Number.MAX_SAFE_INTEGER): FieldFault | null =>
  length < min || length > max ? { code: 'range', min, max } : null;
