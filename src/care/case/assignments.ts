import type { ItemOf } from '../items/items';
import { kept } from './items-of';
import type { CaseState } from './state';

export type Assignment = ItemOf<'assign'> & { by: string };

/** What is assigned and not taken back, oldest first. */
export function assignmentsOf(state: CaseState): Assignment[] {
  const ended = new Set(kept(state, 'unassign').map(({ item }) => item.assignment));
  return kept(state, 'assign').flatMap(({ item, author }) => (ended.has(item.id) ? [] : [{ ...item, by: author }]));
}
