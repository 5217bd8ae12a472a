/** The codebook that these counters are of, and that this version sums. */
export const sharesCodebook = 'rph-mds-1.0';

/**
 * What is summed without trust: one vector for all teams, in this order, of codebook `rph-mds-1.0` (docs/registry.md). A counter is only ever added at the end, in
 * a codebook with a new number.
 */
export const counters = [
  'contact',
  'started',
  'started-in-14',
  'finished',
  'paired',
  'over-cut-off',
  'recovered',
  'reliably-improved',
  'reliably-deteriorated',
] as const;
export type Counter = (typeof counters)[number];

/** A team has no more people than this in a counter of a period: what is above is no count. */
export const mostInCounter = 100_000;

/** The vector of a team's counts; null where one is no whole number from 0 to `mostInCounter`. */
export function vectorOf(counts: Readonly<Record<Counter, number>>): number[] | null {
  const vector = counters.map((counter) => counts[counter]);
  return vector.every((count) => Number.isInteger(count) && count >= 0 && count <= mostInCounter) ? vector : null;
}

export const countsOf = (vector: readonly number[]): Record<Counter, number> =>
  Object.fromEntries(counters.map((counter, i) => [counter, vector[i] ?? 0])) as Record<Counter, number>;
