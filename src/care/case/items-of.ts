import type { ItemKind } from '../items/items';
import type { CaseState, Kept } from './state';

const none: readonly never[] = [];

/** Items of one kind, in order of the log, unsent ones last. */
export function kept<K extends ItemKind>(state: Pick<CaseState, 'items'>, kind: K): readonly Kept<K>[] {
  const list = (state.items[kind] as Kept<K>[] | undefined) ?? none;
  return kind === 'answers' ? (completed(list as readonly Kept<'answers'>[]) as unknown as readonly Kept<K>[]) : list;
}

/** What was answered after a risk answer had gone ahead stands with it: once, and without changing what was said first. */
function completed(list: readonly Kept<'answers'>[]): readonly Kept<'answers'>[] {
  if (!list.some(({ item }) => item.completes)) return list;
  const rest = new Map<string, Kept<'answers'>['item']['values']>();
  for (const { item, author } of list)
    if (item.completes) rest.set(`${author} ${item.completes}`, { ...item.values, ...rest.get(`${author} ${item.completes}`) });
  return list.flatMap((one) => {
    if (one.item.completes) return [];
    const more = rest.get(`${one.author} ${one.item.id}`);
    return more ? [{ ...one, item: { ...one.item, values: { ...more, ...one.item.values } } }] : [one];
  });
}

/** Whether a stands before b: by the log's order, what is unsent last, two unsent ones by their author's clock. */
export function isBefore(a: Placed, b: Placed): boolean {
  if (a.seq !== null || b.seq !== null) return (a.seq ?? Number.POSITIVE_INFINITY) < (b.seq ?? Number.POSITIVE_INFINITY);
  return Date.parse(a.item.at) < Date.parse(b.item.at);
}
export interface Placed {
  seq: number | null;
  item: { at: string };
}

/** The newest of several, or null. */
export function newest<T extends Placed>(...all: (T | undefined | null)[]): T | null {
  let best: T | null = null;
  for (const one of all) if (one && (!best || isBefore(best, one))) best = one;
  return best;
}

/** Newest item of a role among the kinds given. */
export function newestBy(state: CaseState, role: 'citizen' | 'staff', kinds: readonly ItemKind[]): Kept | null {
  return newest(...kinds.map((kind) => kept(state, kind).findLast((one) => one.role === role) as Kept | undefined));
}

/** Items of a kind by the citizen that came after staff last opened the case. */
export function notLookedAt<K extends 'entry' | 'block' | 'feedback' | 'answers' | 'remark' | 'document-read'>(
  state: CaseState,
  kind: K,
): Kept<K>[] {
  const opened = kept(state, 'opened').at(-1);
  const all = kept(state, kind);
  return opened ? all.filter((one) => isBefore(opened, one)) : [...all];
}
