import type { CaseState, Kept, MemberChange } from './state';

/**
 * What an author's clock may claim. An item's `at` is its author's word; what is known besides is the order of the log, which rows an
 * author had before them (the row's own word, and receipts), and when this device got a row. A claim stands while it fits with those:
 *
 * - nothing was written after this device got it, nor before what its author had already seen;
 * - of two claims that contradict one another the one that cannot be gives way; where both could be, the desk's clock counts, which the
 *   municipality keeps, before a citizen's phone; between two of a kind the later row is moved up.
 *
 * Small differences are left as they are: clocks are never quite alike.
 */
export interface Claim {
  seq: number;
  role: 'citizen' | 'staff';
  /** Milliseconds since 1970, by the author's clock. */
  at: number;
  /** Last seq that the author had seen; −1: none that is known of. */
  seen: number;
  /** Milliseconds since 1970 when this device got the row, by its clock; null: not known. */
  got: number | null;
}
/** Clocks so far apart agree, in milliseconds. */
export const agreeing = 5 * 60_000;

/** The times that may be believed, in the order of the claims. @param claims ascending by `seq`, each once */
export function believable(claims: readonly Claim[]): number[] {
  const atMost = upperBounds(claims);
  const times: number[] = [];
  /** Latest believed time of the first rows: [i] of those before the i-th. */
  const latest = [Number.NEGATIVE_INFINITY];
  claims.forEach((claim, i) => {
    const most = atMost[i] ?? Number.POSITIVE_INFINITY;
    const least = latest[countUpTo(claims, Math.min(claim.seen, claim.seq - 1))] ?? Number.NEGATIVE_INFINITY;
    const capped = claim.at > most + agreeing ? most : claim.at;
    const time = capped < least - agreeing ? Math.max(capped, Math.min(least, most)) : capped;
    times.push(time);
    latest.push(Math.max(latest[i] ?? Number.NEGATIVE_INFINITY, time));
  });
  return times;
}

/** For each claim the latest that it can be, from what came after it. */
function upperBounds(claims: readonly Claim[]): number[] {
  const bounds: number[] = [];
  /** Earliest possible time among later rows whose authors had seen this one. */
  const seers = [...claims].sort((a, b) => b.seen - a.seen);
  let next = 0;
  let anybody = Number.POSITIVE_INFINITY;
  let desk = Number.POSITIVE_INFINITY;
  const known = new Map<number, number>();
  for (let i = claims.length - 1; i >= 0; i--) {
    const claim = claims[i];
    if (!claim) continue;
    for (; next < seers.length && (seers[next]?.seen ?? -1) >= claim.seq; next++) {
      const seer = seers[next];
      // A row cannot have seen what stands after it, whatever it says; its bound is known, since it stands later.
      if (!seer || !known.has(seer.seq)) continue;
      const time = Math.min(seer.at, known.get(seer.seq) ?? seer.at);
      anybody = Math.min(anybody, time);
      if (seer.role === 'staff') desk = Math.min(desk, time);
    }
    const got = claim.got ?? Number.POSITIVE_INFINITY;
    const cannotBe = claim.at > got + agreeing;
    const most = Math.min(got, cannotBe ? anybody : claim.role === 'citizen' ? desk : Number.POSITIVE_INFINITY);
    bounds[i] = most;
    known.set(claim.seq, most);
  }
  return bounds;
}

/** How many claims have a seq up to this one. */
function countUpTo(claims: readonly Claim[], seq: number): number {
  let low = 0;
  let high = claims.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((claims[middle]?.seq ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The case with times that may be believed, for everything that reckons with them. The same state where all clocks agree; what is not
 * sent yet keeps its own word.
 */
export function timely(state: CaseState): CaseState {
  const rows = Object.values(state.items)
    .flatMap((list): Kept[] => list as Kept[])
    .filter((one): one is Kept & { seq: number } => one.seq !== null)
    .sort((a, b) => a.seq - b.seq);
  const times = believable(rows.map(claimOf));
  const put = new Map<Kept, string>();
  rows.forEach((one, i) => {
    const time = times[i];
    if (time !== undefined && Number.isFinite(time) && Math.abs(time - Date.parse(one.item.at)) > agreeing)
      put.set(one, new Date(time).toISOString());
  });
  const changes = timelyChanges(state.changes, rows, times);
  if (put.size === 0 && changes === state.changes) return state;
  const items = Object.fromEntries(
    Object.entries(state.items).map(([kind, list]) => [
      kind,
      (list as Kept[]).map((one) => {
        const at = put.get(one);
        return at === undefined ? one : { ...one, item: { ...one.item, at } };
      }),
    ]),
  );
  return { ...state, items: items as CaseState['items'], changes };
}

function claimOf({ seq, role, item, seen, got }: Kept & { seq: number }): Claim {
  // A receipt says what its author had, also in rows from before this was kept.
  const received = item.kind === 'receipt' ? Math.max(item.received, item.read) : -1;
  // Answers may be dated back on purpose, to the day of a paper form: they bound nothing and are not moved up.
  const said = seen !== undefined && seen < seq && item.kind !== 'answers' ? seen : -1;
  return {
    seq,
    role,
    at: Date.parse(item.at),
    seen: Math.max(said, Math.min(received, seq - 1)),
    got: got ? Date.parse(got) : null,
  };
}

/** Changes of members carry no clock: they happened before the first row whose author had seen them, and before this device heard of them. */
function timelyChanges(
  changes: MemberChange[],
  rows: readonly (Kept & { seq: number })[],
  times: readonly number[],
): MemberChange[] {
  let moved = false;
  const next = changes.map((change) => {
    if (change.at === null) return change;
    let first = Date.parse(change.at);
    rows.forEach((row, i) => {
      const time = times[i];
      if (row.seq > change.seq && time !== undefined && claimOf(row).seen >= change.seq && time < first) first = time;
    });
    if (first >= Date.parse(change.at) - agreeing) return change;
    moved = true;
    return { ...change, at: new Date(first).toISOString() };
  });
  return moved ? next : changes;
}
