import { kept } from '../case/items-of';
import { once } from '../case/once';
import type { CaseState, Kept } from '../case/state';

/** Who has struck answers out, when, and why. */
export interface Struck {
  by: string;
  at: string;
  reason: string;
}

/**
 * Answers that were entered wrongly (for somebody else, twice, in the wrong boxes) and struck out by staff of the case: they stay in the log and in
 * sight, and nothing reckons with them. The newest word about some answers counts, so that a strike can be taken back too. By the answers' id.
 *
 * What such answers said of danger is not struck: a risk answer stays until somebody has assessed it (risk.ts), and alerts are never taken away.
 */
export const struckOf = once((state: CaseState): ReadonlyMap<string, Struck> => {
  const struck = new Map<string, Struck>();
  for (const { item, author } of kept(state, 'struck')) {
    if (item.restored) struck.delete(item.answers);
    else struck.set(item.answers, { by: author, at: item.at, reason: item.reason });
  }
  return struck;
});

/** Answers that count, in the order of the log. */
export function countingAnswers(state: CaseState): readonly Kept<'answers'>[] {
  const struck = struckOf(state);
  return kept(state, 'answers').filter(({ item }) => !struck.has(item.id));
}
