import { isBefore, kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';

export type Capacity = Pick<ItemOf<'capacity'>, 'most' | 'cases' | 'from' | 'at'>;

/**
 * How much room each colleague has said that they have, by account: their own newest word, and of how many they have what their client has
 * counted since. @param state of the team's stream
 */
export function capacitiesIn(state: CaseState): Record<string, Capacity> {
  const counted = new Map(kept(state, 'workload').map((one) => [one.author, one]));
  return Object.fromEntries(
    kept(state, 'capacity').map((one) => {
      const { most, from, at } = one.item;
      const since = counted.get(one.author);
      const cases = since && isBefore(one, since) ? sum(Object.values(since.item.help)) : one.item.cases;
      return [one.author, { most, cases, at, ...(from === undefined ? {} : { from }) }];
    }),
  );
}
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Places that are free; never below none. */
export const freeOf = ({ most, cases }: Pick<Capacity, 'most' | 'cases'>): number => Math.max(0, most - cases);

/**
 * Who can begin soonest stands first: who has room before who has none, then by the day from which they can, then by how much room they have; who
 * has said nothing stands last, by name.
 */
export function bySoonest<P extends { account: string; name: string }>(
  people: readonly P[],
  capacities: Readonly<Record<string, Capacity>>,
  today: string,
): P[] {
  const startOf = (one: Capacity) => (one.from && one.from > today ? one.from : today);
  return [...people].sort((a, b) => {
    const [x, y] = [capacities[a.account], capacities[b.account]];
    if (!x || !y) return Number(!x) - Number(!y) || a.name.localeCompare(b.name, 'nb');
    const [free, other] = [freeOf(x), freeOf(y)];
    if (free > 0 !== other > 0) return Number(other > 0) - Number(free > 0);
    const [begins, later] = [startOf(x), startOf(y)];
    if (begins !== later) return begins < later ? -1 : 1;
    return other - free || a.name.localeCompare(b.name, 'nb');
  });
}
