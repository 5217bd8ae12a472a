import { kept } from './items-of';
import type { CaseState, CaseView } from './state';

/** How the course ended, by the newest word of it; null while it goes on, or goes on again. */
export function dischargeOf(state: CaseState): CaseView['discharged'] {
  const newest = kept(state, 'discharge').at(-1);
  return newest && !newest.item.reopened ? { ...newest.item, by: newest.author } : null;
}
