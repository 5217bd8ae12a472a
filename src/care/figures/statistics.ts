/** 97.5th percentile of the normal distribution: for intervals of 95 %. */
export const z95 = 1.959963984540054;

/**
 * Interval of 95 % for a proportion, without correction for continuity (Wilson 1927, doi:10.1080/01621459.1927.10502953; Newcombe 1998, method 3).
 * Both ends lie in 0–1. null where nobody is counted.
 */
export function wilson(numerator: number, denominator: number): [number, number] | null {
  if (denominator === 0) return null;
  const p = numerator / denominator;
  const z2 = z95 * z95;
  const middle = p + z2 / (2 * denominator);
  const half = z95 * Math.sqrt((p * (1 - p)) / denominator + z2 / (4 * denominator * denominator));
  const whole = 1 + z2 / denominator;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}

/** Of sorted values, interpolated between the two nearest (Hyndman & Fan 1996, type 7: as R, Excel and NumPy do); null of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at));
}

export interface Mean {
  n: number;
  /** null of nobody. */
  mean: number | null;
  /** Sample standard deviation; null of fewer than two. */
  sd: number | null;
  /** Of 95 % for the mean, by the normal distribution; null of fewer than two. */
  interval: [number, number] | null;
}
export function meanOf(values: ArrayLike<number> & Iterable<number>): Mean {
  const n = values.length;
  if (n === 0) return { n, mean: null, sd: null, interval: null };
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / n;
  if (n < 2) return { n, mean, sd: null, interval: null };
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const sd = Math.sqrt(squares / (n - 1));
  const half = (z95 * sd) / Math.sqrt(n);
  return { n, mean, sd, interval: [mean - half, mean + half] };
}
