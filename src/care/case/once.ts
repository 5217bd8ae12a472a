import type { CaseState } from './state';

/** What has been reckoned of each case as it stands. */
const reckoned = new WeakMap<CaseState, Map<object, unknown>>();

/**
 * The same function, reckoned once for a case until something is folded into it: a desk asks the same of a hundred cases whenever one of
 * them has a message. What it answers is shared, and nobody's to change.
 */
export function once<T>(reckon: (state: CaseState) => T): (state: CaseState) => T {
  return (state) => {
    const known = reckoned.get(state) ?? new Map<object, unknown>();
    reckoned.set(state, known);
    if (!known.has(reckon)) known.set(reckon, reckon(state));
    return known.get(reckon) as T;
  };
}

/** The case has changed. */
export const reckonAnew = (state: CaseState): boolean => reckoned.delete(state);
