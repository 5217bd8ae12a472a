import type { ItemOf } from '../items/items';
import { kept } from './items-of';
import type { CaseState } from './state';

export type Discharge = ItemOf<'discharge'> & { by: string };

/** How the course ended, by the newest word of it; null while it goes on, or goes on again. */
export function dischargeOf(state: CaseState): Discharge | null {
  const newest = kept(state, 'discharge').at(-1);
  return newest && !newest.item.reopened ? { ...newest.item, by: newest.author } : null;
}
