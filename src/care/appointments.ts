import type { CaseState, CaseView } from './case';
import { kept } from './kept';

/** The newest state of each appointment, also of cancelled ones, by start. */
export function appointmentsOf(state: CaseState): CaseView['appointments'] {
  const newest = new Map(kept(state, 'appointment').map(({ item }) => [item.appointment, item]));
  return [...newest.values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}
