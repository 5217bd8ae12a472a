import type { WorksheetEntry } from '../../care/worksheets/worksheets-of';
import { useOwn, useView } from '../../engine/engine';

/** One entry as the citizen has it: shared entries come from the case, private ones from the reader's own boxes. */
export interface Sheet {
  entry: string;
  date: string;
  at: string;
  values: Record<string, unknown>;
  shared: boolean;
  sent: boolean;
  comments: WorksheetEntry['comments'];
  /** Its states in the case, each an item that can be erased. */
  items: readonly string[];
}
export interface OwnEntry {
  entry: string;
  date: string;
  at: string;
  values: Record<string, unknown>;
}
export const entryKey = (worksheet: string, entry: string) => `entry/${worksheet}/${entry}`;
export const draftEntryKey = (worksheet: string, entry: string) => `draft-entry/${worksheet}/${entry}`;
export const isOwnEntry = (v: unknown): v is OwnEntry =>
  typeof v === 'object' && v !== null && 'entry' in v && 'date' in v && 'values' in v;

/** All entries of a worksheet, oldest first; undefined while they are read. */
export function useEntries(caseRef: string | null | undefined, worksheet: string | undefined): Sheet[] | undefined {
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const { data: own } = useOwn(entryKey(worksheet ?? '-', ''));
  if (!view || !own || !worksheet) return undefined;
  const all = new Map<string, Sheet>();
  for (const { value } of own)
    if (isOwnEntry(value)) all.set(value.entry, { ...value, shared: false, sent: false, comments: [], items: [] });
  for (const e of view.entries[worksheet] ?? []) {
    const kept = all.get(e.entry);
    if (!kept || kept.at <= e.at)
      all.set(e.entry, {
        entry: e.entry,
        date: e.date,
        at: e.at,
        values: { ...kept?.values, ...e.values },
        shared: true,
        sent: e.sent,
        comments: e.comments,
        items: e.items,
      });
  }
  return [...all.values()].sort((a, b) => a.date.localeCompare(b.date) || a.at.localeCompare(b.at));
}
