import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';

export type TeamYear = Omit<ItemOf<'team-year'>, 'id' | 'at' | 'kind'> & { at: string };
export type Training = Omit<ItemOf<'training'>, 'id' | 'at' | 'kind' | 'removed'>;

/** What leads have entered of a year, the newest word; null: nothing. @param state of the team's stream */
export function teamYearOf(state: CaseState, year: number): TeamYear | null {
  const item = kept(state, 'team-year').findLast((one) => one.item.year === year)?.item;
  if (!item) return null;
  const { id: _, kind: __, ...rest } = item;
  return rest;
}

/** What has been taken part in, oldest first; what was taken back is gone. @param state of the team's stream */
export function trainingsOf(state: CaseState): Training[] {
  const newest = new Map(kept(state, 'training').map(({ item }) => [item.training, item]));
  return [...newest.values()]
    .filter(({ removed }) => !removed)
    .map(({ training, person, sort, on, hours, by }) => ({ training, person, sort, on, hours, by }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.training < b.training ? -1 : 1));
}
