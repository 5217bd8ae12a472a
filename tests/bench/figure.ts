/** One line of the bench's table. Aims are shown, never asserted. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  aim?: { atMost?: number; atLeast?: number };
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** `share` from 0 to 1; the nearest value that was measured. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
