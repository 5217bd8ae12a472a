import { excerpt, excerptLength } from '../case/excerpt';
import { kept, notLookedAt } from '../case/items-of';
import { defineReason } from '../case/reason';
import type { CaseState } from '../case/state';

export interface RemarksSummary {
  /** The newest remark that staff have not looked at. */
  remark: { about: 'disagreement' | 'correction'; text: string; at: string } | null;
}

export function remarksSummary(state: CaseState): RemarksSummary {
  const newest = notLookedAt(state, 'remark').findLast(
    ({ item }) => !kept(state, 'remark').some((other) => other.item.remark === item.remark && other.item.withdrawn),
  );
  if (!newest) return { remark: null };
  const { about, text, at } = newest.item;
  return { remark: { about, text: excerpt(text, excerptLength), at } };
}

/** The citizen does not agree, or corrects what they have answered. Facts: about, text */
export const remark = defineReason('remark', ({ summary }: { summary: RemarksSummary }) => {
  if (!summary.remark) return null;
  const { at, ...facts } = summary.remark;
  return { facts, at, group: 'today' };
});
