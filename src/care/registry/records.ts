import type { ItemOf } from '../items/items';
import type { EpisodeRecord } from '../items/registry';

/** One course of treatment as it stands in the registry. */
export interface KeptRecord {
  episode: string;
  /** Account of the therapist who has confirmed it. */
  therapist: string;
  confirmedAt: string;
  record: EpisodeRecord;
}

interface Confirmed {
  author: string;
  item: ItemOf<'episode-record'>;
}

/**
 * The word that counts on each episode, of all registry streams that somebody can read. A case that was handed over may have been confirmed by two: the
 * newest word counts, of two of one instant the one with the greater id, so that every device arrives at the same.
 */
export function inForce(items: readonly Confirmed[]): Map<string, Confirmed> {
  const newest = new Map<string, Confirmed>();
  for (const one of items) {
    const before = newest.get(one.item.episode);
    if (!before || isNewer(one.item, before.item)) newest.set(one.item.episode, one);
  }
  return newest;
}

/** The episodes that stand, in order of contact. */
export const recordsOf = (items: readonly Confirmed[]): KeptRecord[] =>
  [...inForce(items).values()]
    .filter(({ item }) => !item.withdrawn)
    .map(({ author, item }) => ({ episode: item.episode, therapist: author, confirmedAt: item.at, record: item.record }))
    .sort((a, b) => order(a.record.contactAt, b.record.contactAt) || order(a.episode, b.episode));

const isNewer = (a: { at: string; id: string }, b: { at: string; id: string }): boolean => {
  const apart = Date.parse(a.at) - Date.parse(b.at);
  return apart !== 0 ? apart > 0 : a.id > b.id;
};
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
