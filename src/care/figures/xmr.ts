export interface Phase {
  /** Places in the series, inclusive. */
  from: number;
  to: number;
  mean: number;
  /** Natural process limits; the lower is never below zero, since days and counts are not. */
  low: number;
  high: number;
}

/** A new phase begins where so many points in a row lie on one side of the middle (Western Electric's fourth rule; NHS England's SPC guide uses 7). */
export const newPhase = 8;
/** Points from which limits are worked out, where there are as many; of fewer than the fewest there are none. */
const baseline = 12;
const fewest = 6;

/**
 * Phases of an XmR chart (individual values and moving ranges): mean ± 2.66 times the mean moving range, from the first twelve points of the
 * phase (Wheeler & Chambers 1992: 2.66 = 3/d₂ with d₂ = 1.128 for ranges of two). New limits only after a signal, from where it begins. Fewer than six
 * points have no limits. Places in which nothing was measured are passed over.
 */
export function phases(values: readonly (number | null)[]): Phase[] {
  const points = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  const found: Phase[] = [];
  for (let start = 0; points.length - start >= fewest; ) {
    const limits = limitsOf(points.slice(start, start + baseline).map(({ value }) => value));
    const shift = shiftAfter(
      points.map(({ value }) => value),
      start,
      limits.mean,
    );
    const end = shift ?? points.length;
    found.push({ from: points[start]?.at ?? 0, to: points[end - 1]?.at ?? 0, ...limits });
    start = end;
  }
  return found;
}

function limitsOf(values: readonly number[]): { mean: number; low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const ranges = values.slice(1).map((value, n) => Math.abs(value - (values[n] ?? value)));
  const reach = (2.66 * ranges.reduce((sum, range) => sum + range, 0)) / ranges.length;
  return { mean, low: Math.max(0, mean - reach), high: mean + reach };
}

/** Where the first run of eight on one side begins, once the phase has had points enough for limits. */
function shiftAfter(values: readonly number[], start: number, mean: number): number | null {
  let run = 0;
  let side = 0;
  for (let at = start; at < values.length; at++) {
    const here = Math.sign((values[at] ?? mean) - mean);
    run = here !== 0 && here === side ? run + 1 : here === 0 ? 0 : 1;
    side = here;
    const began = at - run + 1;
    if (run >= newPhase && began - start >= fewest) return began;
  }
  return null;
}
