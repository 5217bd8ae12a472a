import { meanOf, z95 } from './statistics';

export interface Effect {
  n: number;
  /** In standard deviations of the first totals; positive where totals fell. null of fewer than three, or where all began alike. */
  size: number | null;
  /** Of 95 %. */
  interval: [number, number] | null;
}

type Totals = ArrayLike<number> & Iterable<number>;

/**
 * Standardized mean change from first to last totals of the same people, raw score standardization (Becker 1988,
 * doi:10.1111/j.2044-8317.1988.tb00901.x): (mean first − mean last) / SD of the first, times 1 − 3/(4(n − 1) − 1) against the bias of small
 * samples. Its variance is 2(1 − r)/n + g²/(2n), with r the correlation of first and last ("SMCR" of R's metafor).
 */
export function effectSize(first: Totals, last: Totals): Effect {
  const n = first.length;
  const [from, to] = [meanOf(first), meanOf(last)];
  if (n < 3 || from.mean === null || to.mean === null || !from.sd) return { n, size: null, interval: null };
  const size = (1 - 3 / (4 * (n - 1) - 1)) * ((from.mean - to.mean) / from.sd);
  let together = 0;
  for (let at = 0; at < n; at++) together += ((first[at] ?? 0) - from.mean) * ((last[at] ?? 0) - to.mean);
  const r = to.sd ? together / ((n - 1) * from.sd * to.sd) : 0;
  const half = z95 * Math.sqrt((2 * (1 - r)) / n + (size * size) / (2 * n));
  return { n, size, interval: [size - half, size + half] };
}
