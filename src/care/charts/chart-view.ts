import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';

export interface ChartNote {
  note: string;
  topic: ItemOf<'note'>['topic'];
  text: string;
  by: string;
  /** When it was first written, and when it was last changed, if it was. */
  at: string;
  changedAt: string | null;
}
/** What staff have written about a case for themselves. */
export interface ChartView {
  notes: ChartNote[];
  /** Why somebody has waited too long, by referral. */
  late: Record<string, { reason: string; by: string; at: string }>;
}

/**
 * The chart of a case, from the streams that it lies in: there is one, but for two that were made at the same moment, which are read together.
 * Notes stand by when they were first written. An author puts their own notes right, and nobody else's.
 */
export function chartView(states: readonly CaseState[]): ChartView {
  const notes = new Map<string, ChartNote>();
  const late: ChartView['late'] = {};
  for (const state of states) {
    for (const { item, author } of kept(state, 'note')) {
      const { note, topic, text, at } = item;
      const known = notes.get(note);
      if (!known) notes.set(note, { note, topic, text, by: author, at, changedAt: null });
      else if (known.by === author) Object.assign(known, { topic, text, changedAt: at });
    }
    for (const { item, author } of kept(state, 'late')) {
      const known = late[item.referral];
      if (!known || Date.parse(known.at) <= Date.parse(item.at))
        late[item.referral] = { reason: item.reason, by: author, at: item.at };
    }
  }
  const standing = [...notes.values()].filter(({ text }) => text.trim() !== '');
  return { notes: standing.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)), late };
}
