import type { ItemKind } from '../items/items';
import { reckonAnew } from './once';
import type { CaseEntry, CaseState, Kept, MemberChange } from './state';

/**
 * Raise it when the shape of CaseState changes, the same entries would give another state, or there is a new kind of item: devices then
 * open again what they did not understand.
 */
export const foldVersion = 13;

export const emptyCase = (): CaseState => ({ version: foldVersion, items: {}, problems: [], changes: [], seen: {} });

/**
 * Takes entries and changes of members into a case and hands the same state back, changed: it belongs to the caller, and whoever
 * wants to keep an older one clones it first. Entries may come in any order and more than once (newest page first, the rest later);
 * the result depends on the set only. Entries without `seq` stand last, in the order in which they came; when the same item comes
 * with its seq it moves to its place. Cost: one binary search an entry.
 */
export function fold(state: CaseState, entries: readonly CaseEntry[], changes: readonly MemberChange[] = []): CaseState {
  reckonAnew(state);
  for (const entry of entries) take(state, entry);
  for (const change of changes) {
    const at = place(state.changes, change.seq);
    if (state.changes[at]?.seq !== change.seq) state.changes.splice(at, 0, change);
  }
  return state;
}

/** The case without what is not sent yet, for a snapshot: the outbox gives that again. Shares the rest with `state`. */
export function withoutUnsent(state: CaseState): CaseState {
  const items: Record<string, Kept[]> = {};
  const seen = { ...state.seen };
  for (const [kind, list] of Object.entries(listsOf(state))) {
    const from = unsentFrom(list);
    items[kind] = list.slice(0, from);
    for (const { author, item } of list.slice(from)) {
      const { [item.id]: _, ...others } = seen[author] ?? {};
      if (Object.keys(others).length > 0) seen[author] = others;
      else delete seen[author];
    }
    if (from === 0) delete items[kind];
  }
  return { ...state, items: items as unknown as CaseState['items'], seen };
}

function take(state: CaseState, entry: CaseEntry): void {
  const { seq, author, item } = entry;
  if (!item) {
    if (seq !== null && entry.mark) takeProblem(state, seq, author, entry.mark);
    return;
  }
  const ids = own<Record<string, number>>(state.seen, author, () => ({}));
  const known = Object.hasOwn(ids, item.id) ? ids[item.id] : undefined;
  if (known !== undefined) {
    // The first of an author's items with one id counts; an unsent one has no place yet.
    if (seq === null || (known >= 0 && known <= seq)) return;
    removeAt(state, known, author, item.id);
  }
  if (seq !== null) {
    const at = place(state.problems, seq);
    if (state.problems[at]?.seq === seq) {
      if (state.problems[at].code === 'E_ERASED') return;
      state.problems.splice(at, 1);
    }
  }
  ids[item.id] = seq ?? -1;
  const { seen, got } = entry;
  const when = { ...(seen === undefined ? {} : { seen }), ...(got === undefined ? {} : { got }) };
  const kept: Kept = { seq, author, role: entry.authorRole, item, ...(entry.mark ? { mark: entry.mark } : {}), ...when };
  const list = listOf(state, item.kind);
  if (seq === null) list.push(kept);
  else list.splice(place(list, seq), 0, kept);
}

function takeProblem(state: CaseState, seq: number, author: string, code: string): void {
  const at = place(state.problems, seq);
  if (state.problems[at]?.seq === seq) {
    if (code === 'E_ERASED') state.problems[at] = { seq, author, code };
    return;
  }
  const shown = itemAt(state, seq);
  if (shown && code !== 'E_ERASED' && code !== 'E_LASTING') return;
  if (shown) shown.list.splice(shown.at, 1);
  state.problems.splice(at, 0, { seq, author, code });
}

function itemAt(state: CaseState, seq: number): { list: Kept[]; at: number } | null {
  for (const list of Object.values(listsOf(state))) {
    const at = place(list, seq);
    if (list[at]?.seq === seq) return { list, at };
  }
  return null;
}

function removeAt(state: CaseState, known: number, author: string, id: string): void {
  for (const list of Object.values(listsOf(state))) {
    const from = known < 0 ? unsentFrom(list) : place(list, known);
    const until = known < 0 ? list.length : from + 1;
    for (let at = from; at < until; at++) {
      if (list[at]?.item.id !== id || list[at]?.author !== author) continue;
      list.splice(at, 1);
      return;
    }
  }
}

function listOf(state: CaseState, kind: ItemKind): Kept[] {
  return own(listsOf(state), kind, () => []);
}

/** The lists without their kinds: what is done to them here is the same for each. */
const listsOf = (state: CaseState): Record<string, Kept[]> => state.items as unknown as Record<string, Kept[]>;

function own<V>(record: Record<string, V>, key: string, make: () => V): V {
  const known = Object.hasOwn(record, key) ? record[key] : undefined;
  if (known !== undefined) return known;
  const made = make();
  record[key] = made;
  return made;
}

/** Index of the first element with this seq or a later one; unsent ones are later than all. */
function place(list: readonly { seq: number | null }[], seq: number): number {
  let low = 0;
  let high = list.length;
  const seqAt = (at: number) => list[at]?.seq ?? Number.POSITIVE_INFINITY;
  if (high > 0 && seqAt(high - 1) < seq) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (seqAt(middle) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

function unsentFrom(list: readonly Kept[]): number {
  let at = list.length;
  while (at > 0 && list[at - 1]?.seq === null) at--;
  return at;
}
