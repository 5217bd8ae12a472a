import { isBefore, kept, notLookedAt } from '../case/items-of';
import { defineReason } from '../case/reason';
import type { CaseState } from '../case/state';

export interface HomeworkSummary {
  /** Worksheet entries that staff have not looked at. */
  homework: { worksheet: string; count: number; at: string } | null;
}

/** What came after staff last opened the case or commented. */
export function homeworkSummary(state: CaseState): HomeworkSummary {
  const comment = kept(state, 'comment').at(-1);
  const open = notLookedAt(state, 'entry').filter(
    (one) => !one.item.removed && one.role === 'citizen' && !(comment && isBefore(one, comment)),
  );
  const newest = open.at(-1);
  if (!newest) return { homework: null };
  const { worksheet, at } = newest.item;
  return { homework: { worksheet, count: new Set(open.map(({ item }) => item.entry)).size, at } };
}

/** Worksheet entries that came after staff last opened the case or commented. Facts: worksheet, count */
export const homework = defineReason('homework', ({ summary: { homework } }: { summary: HomeworkSummary }) => {
  if (!homework) return null;
  const { at, ...facts } = homework;
  return { facts, at, group: 'week' };
});
