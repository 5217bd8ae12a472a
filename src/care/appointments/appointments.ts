import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';

/** The newest state of each appointment, also of cancelled ones, by start. */
export function appointmentsOf(state: CaseState): ItemOf<'appointment'>[] {
  const newest = new Map(kept(state, 'appointment').map(({ item }) => [item.appointment, item]));
  return [...newest.values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}
