import { assignmentsOf } from '../case/assignments';
import { type Comment, commentsOf, commentsOn } from '../case/comments';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';

export interface WorksheetEntry {
  worksheet: string;
  entry: string;
  date: string;
  at: string;
  values: Record<string, unknown>;
  sent: boolean;
  comments: Comment[];
  /** Ids of the items that are its states, oldest first. */
  items: string[];
}
export interface WorksheetInUse {
  worksheet: string;
  assigned: boolean;
  repeat: 'once' | 'daily' | null;
  firstDue: string | null;
}
export interface WorksheetsView {
  worksheets: WorksheetInUse[];
  entries: Record<string, WorksheetEntry[]>;
  sleepWindows: (ItemOf<'sleep-window'> & { by: string })[];
}

/** Worksheets that are given or written in, and what has been shared of them. */
export function worksheetsView(state: CaseState): WorksheetsView {
  const entries = entriesOf(state);
  return {
    worksheets: worksheetsOf(state, entries),
    entries: Object.fromEntries(entries),
    sleepWindows: kept(state, 'sleep-window').map(({ item, author }) => ({ ...item, by: author })),
  };
}

/** Newest state of every worksheet entry that the citizen has shared and not removed, by worksheet, oldest date first. */
export function entriesOf(state: CaseState): Map<string, WorksheetEntry[]> {
  const comments = commentsOf(state);
  const newest = new Map<string, { entry: WorksheetEntry; removed: boolean; states: string[] }>();
  for (const { item, seq } of kept(state, 'entry')) {
    const key = `${item.worksheet}/${item.entry}`;
    const { worksheet, entry, date, at, values } = item;
    const states = newest.get(key)?.states ?? [];
    states.push(item.id);
    newest.set(key, {
      entry: { worksheet, entry, date, at, values, sent: seq !== null, comments: [], items: [] },
      removed: item.removed ?? false,
      states,
    });
  }
  const sheets = new Map<string, WorksheetEntry[]>();
  for (const { entry, removed, states } of newest.values()) {
    if (removed) continue;
    // A comment names the entry, or the state of it that the therapist had before them.
    entry.comments = commentsOn(comments, [entry.entry, ...states]);
    entry.items = states;
    const list = sheets.get(entry.worksheet) ?? [];
    list.push(entry);
    sheets.set(entry.worksheet, list);
  }
  for (const list of sheets.values()) list.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return sheets;
}

/** Worksheets that are assigned or have entries. */
export function worksheetsOf(state: CaseState, entries: ReadonlyMap<string, unknown>): WorksheetInUse[] {
  const sheets = new Map<string, WorksheetInUse>();
  for (const { what } of assignmentsOf(state)) {
    if (what.type === 'worksheet') {
      sheets.set(what.worksheet, { worksheet: what.worksheet, assigned: true, repeat: what.repeat, firstDue: what.firstDue });
    }
  }
  for (const worksheet of entries.keys()) {
    if (!sheets.has(worksheet)) sheets.set(worksheet, { worksheet, assigned: false, repeat: null, firstDue: null });
  }
  return [...sheets.values()];
}
