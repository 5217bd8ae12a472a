import type { CaseState, MemberChange } from './state';

/**
 * Every change of members with the time that is known of it. Epoch rows carry no clock: a device knows when it learned of one, which on a
 * device that came later is long after. The change stands in the log before the item that follows it, so it is not later than that.
 */
export function changesOf(state: Pick<CaseState, 'changes' | 'items'>): MemberChange[] {
  return state.changes.map((change) => {
    const after = itemAfter(state, change.seq);
    if (after === null || (change.at !== null && Date.parse(change.at) <= Date.parse(after))) return change;
    return { ...change, at: after };
  });
}

/** Time of the first item that stands after a place in the log, by its author's clock. */
function itemAfter(state: Pick<CaseState, 'items'>, seq: number): string | null {
  let first: { seq: number; at: string } | null = null;
  for (const list of Object.values(state.items)) {
    for (const one of list ?? []) {
      if (one.seq === null || one.seq <= seq) continue;
      if (!first || one.seq < first.seq) first = { seq: one.seq, at: one.item.at };
      break;
    }
  }
  return first?.at ?? null;
}
