/** Sets of dimensions, each joined to one before it, with which it shares all that it shares with any before it. */
export interface Joined {
  dimensions: readonly string[];
  /** Place of the one that it is joined to; null for the first. */
  to: number | null;
}

/**
 * Tables over these sets of dimensions fit one and the same people exactly if each fits the one that it is joined to, where the sets are acyclic
 * (Vorob'ev 1962; Beeri, Fagin, Maier & Yannakakis 1983, doi:10.1145/2402.322389; ears are taken off as by Graham and by Yu & Özsoyoğlu). Sets
 * that go round in a circle are made one. So what must be looked at stays small: a table by age and gender and one by age and problem need no
 * cell for each age, gender and problem.
 */
export function joinTree(sets: readonly (readonly string[])[]): Joined[] {
  const left = [...new Set(sets.map((set) => JSON.stringify([...new Set(set)].sort())))].map(
    (set) => JSON.parse(set) as readonly string[],
  );
  const ears: { ear: readonly string[]; parent: readonly string[] }[] = [];
  while (left.length > 1) {
    const found = earOf(left);
    if (found) {
      ears.push(found);
      left.splice(left.indexOf(found.ear), 1);
    } else left.splice(0, left.length, [...new Set(left.flat())].sort());
  }
  const tree: Joined[] = [{ dimensions: left[0] ?? [], to: null }];
  for (const { ear, parent } of ears.reverse()) {
    const shared = ear.filter((one) => parent.includes(one));
    if (shared.length === ear.length) continue;
    const to = tree.findIndex(({ dimensions }) => shared.every((one) => dimensions.includes(one)));
    tree.push({ dimensions: ear, to });
  }
  return tree;
}

function earOf(sets: readonly (readonly string[])[]): { ear: readonly string[]; parent: readonly string[] } | null {
  for (const ear of sets) {
    const others = sets.filter((set) => set !== ear);
    const shared = ear.filter((one) => others.some((set) => set.includes(one)));
    const parent = others.find((set) => shared.every((one) => set.includes(one)));
    if (parent) return { ear, parent };
  }
  return null;
}
