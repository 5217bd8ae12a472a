import { isWaiting } from '../../care/worksheets/entry';
import type { EntryValues, WorksheetStructure } from '../../care/worksheets/types';
import type { Reading } from '../../ui/worksheets/useReading';

/** The words by which an entry is known again: the first that were written in it, and its day where it has one. */
export function headline(structure: WorksheetStructure, values: EntryValues, { text }: Reading): string {
  for (const field of structure.fields) {
    if (field.type === 'short' || field.type === 'long' || field.type === 'ref') {
      const said = text(field, values[field.id]);
      if (said !== '') return said;
    }
    const [first] = field.type === 'object' ? field.fields : [];
    const inner = values[field.id];
    if (first && typeof inner === 'object' && inner !== null && first.type === 'long') {
      const said = text(first, (inner as Record<string, unknown>)[first.id]);
      if (said !== '') return said;
    }
  }
  return '';
}

/** Whether there is something to add to an entry: it waits to be taken up again, or is taken up over and over. */
export function canGoOn(structure: WorksheetStructure, values: EntryValues): boolean {
  return structure.fields.some((field) => field.type === 'list' && field.again) || isWaiting(structure, structure.fields, values);
}
