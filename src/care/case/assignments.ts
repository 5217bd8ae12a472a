import { judgeEach } from '../items/in-force';
import type { ItemOf } from '../items/items';
import { lastEnd } from './discharge';
import { isBefore, kept } from './items-of';
import type { CaseState } from './state';

export type Assignment = ItemOf<'assign'> & { by: string };

/**
 * What is assigned and not taken back, oldest first. The end of a course takes back all that was asked for in it; programmes stay, to be read.
 * What was to begin with a decision that never counted, another having been first, does not begin.
 */
export function assignmentsOf(state: CaseState): Assignment[] {
  const takenBack = new Set(kept(state, 'unassign').map(({ item }) => item.assignment));
  const end = lastEnd(state);
  const decisions = kept(state, 'decision');
  const counted = new Set(judgeEach(decisions).flatMap((one) => one.counted));
  const aside = new Set(decisions.flatMap((one) => (counted.has(one) ? [] : (one.item.starts ?? []))));
  return kept(state, 'assign').flatMap((one) => {
    const { item, author } = one;
    const ended = end !== null && item.what.type !== 'programme' && isBefore(one, end);
    return takenBack.has(item.id) || aside.has(item.id) || ended ? [] : [{ ...item, by: author }];
  });
}
