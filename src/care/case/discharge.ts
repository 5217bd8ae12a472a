import { judgeEach } from '../items/in-force';
import type { ItemOf } from '../items/items';
import { isBefore, kept } from './items-of';
import type { CaseState, Kept } from './state';

export type Discharge = ItemOf<'discharge'> & { by: string };

/** The newest end of a course; null where there is none, or it goes on after all. */
export function lastEnd(state: Pick<CaseState, 'items'>): Kept<'discharge'> | null {
  const newest = kept(state, 'discharge').at(-1);
  return newest && !newest.item.reopened ? newest : null;
}

/** How the course ended; null while it goes on, or goes on again, or the person was taken in anew after it. */
export function dischargeOf(state: Pick<CaseState, 'items'>): Discharge | null {
  const end = lastEnd(state);
  if (!end) return null;
  const takenIn = judgeEach(kept(state, 'decision')).some(
    ({ inForce }) => inForce?.item.outcome === 'taken-in' && isBefore(end, inForce),
  );
  return takenIn ? null : { ...end.item, by: end.author };
}
