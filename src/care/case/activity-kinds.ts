import { doings } from '../items/items';
import { kept, newest, newestBy } from './items-of';
import type { CaseState, Kept } from './state';

/** The newest thing that somebody of a role has done in the case. */
export const lastBy = (state: CaseState, role: 'citizen' | 'staff'): Kept | null => newestBy(state, role, doings[role]);

/** The newest thing that one member of staff has done in the case by their own hand. */
export const lastOf = (state: CaseState, author: string): Kept | null =>
  newest(
    ...doings.staff.map((kind) => {
      const own = (one: Kept) => one.author === author && !(one.item.kind === 'assessment' && one.item.done);
      return (kept(state, kind) as readonly Kept[]).findLast(own);
    }),
  );

/** When each author last did something of staff's in the case by their own hand. */
export function lastActs(state: CaseState): Record<string, string> {
  const authors = new Set(doings.staff.flatMap((kind) => (kept(state, kind) as readonly Kept[]).map(({ author }) => author)));
  return Object.fromEntries(
    [...authors].flatMap((author) => {
      const last = lastOf(state, author);
      return last ? [[author, last.item.at]] : [];
    }),
  );
}

/** When the citizen first wrote anything: the day from which weeks are counted. */
export function startOf(state: CaseState): string | null {
  let first: string | null = null;
  for (const kind of doings.citizen) {
    const at = kept(state, kind).find(({ role }) => role === 'citizen')?.item.at;
    if (at && (first === null || Date.parse(at) < Date.parse(first))) first = at;
  }
  return first;
}
