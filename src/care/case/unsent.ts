import type { CaseState } from './state';

/** How many items stand in the case that are not sent yet: they are the last of each list. */
export function unsentOf(state: CaseState): number {
  let count = 0;
  for (const list of Object.values(state.items)) {
    for (let at = list.length - 1; at >= 0 && list[at]?.seq === null; at--) count++;
  }
  return count;
}
