import { kept } from '../case/items-of';
import type { CaseState, CaseView } from '../case/state';

/** The newest state of each appointment, also of cancelled ones, by start. */
export function appointmentsOf(state: CaseState): CaseView['appointments'] {
  const newest = new Map(kept(state, 'appointment').map(({ item }) => [item.appointment, item]));
  return [...newest.values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}
