import { evaluate } from './evaluate';
import type { EntryValues, Field, FieldFault, WorksheetStructure } from './types';

/** Whether a field is asked, given what has been answered. */
export function isShown(structure: WorksheetStructure, field: Field, values: EntryValues): boolean {
  return field.showIf === undefined || evaluate(structure, field.showIf, values) === true;
}

/**
 * What keeps an entry from being finished: missing, of a wrong kind, out of range, or at odds with itself. Only `error` checks count;
 * an `ask` is a question, not a fault. Three states of a value: given, null (asked, not answered), absent (not asked).
 */
export function entryFaults(structure: WorksheetStructure, values: EntryValues): Record<string, FieldFault> {
  const faults: Record<string, FieldFault> = {};
  for (const field of structure.fields) {
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

function fieldFault(field: Field, value: unknown): FieldFault | null {
  if (value === undefined || value === null || value === '') return field.required ? { code: 'missing' } : null;
  switch (field.type) {
    case 'time':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : { code: 'type' };
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? null : { code: 'type' };
    case 'number':
    case 'duration':
    case 'percent':
    case 'scale': {
      const min = field.min ?? 0;
      const max = field.max ?? (field.type === 'percent' ? 100 : Number.MAX_SAFE_INTEGER);
      if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'type' };
      return value < min || value > max ? { code: 'range', min, max } : null;
    }
    case 'enum':
      return typeof value === 'string' && field.options.includes(value) ? null : { code: 'type' };
    case 'enums':
      return Array.isArray(value) && value.every((v) => typeof v === 'string' && field.options.includes(v))
        ? null
        : { code: 'type' };
    case 'list':
      if (!Array.isArray(value)) return { code: 'type' };
      if (value.length === 0 && field.required) return { code: 'missing' };
      return value.length > (field.maxItems ?? 200) ? { code: 'range', min: 0, max: field.maxItems ?? 200 } : null;
    case 'short':
    case 'long':
      if (typeof value !== 'string') return { code: 'type' };
      return field.required && value.trim() === '' ? { code: 'missing' } : null;
    default:
      return null;
  }
}
