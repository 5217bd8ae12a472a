/** Whole percents from `from` to `to`, both included. */
export interface Step {
  from: number;
  to: number;
}

/**
 * At most four steps that hold equally many of the values, as whole percents, lowest first; fewer where values are alike. Every value is in exactly one.
 * @param shares 0–1
 */
export function stepsOf(shares: readonly number[]): Step[] {
  const sorted = shares.map(percentOf).sort((a, b) => a - b);
  const starts = [0, 1, 2, 3].flatMap((quarter) => sorted[Math.ceil((quarter * sorted.length) / 4)] ?? []);
  const distinct = [...new Set(starts)];
  const last = sorted.at(-1) ?? 0;
  return distinct.map((from, i) => ({ from, to: (distinct[i + 1] ?? last + 1) - 1 }));
}

export const percentOf = (share: number): number => Math.round(share * 100);

/** Which step a share is in, from 0. */
export const stepOf = (steps: readonly Step[], share: number): number =>
  Math.max(
    0,
    steps.findLastIndex(({ from }) => percentOf(share) >= from),
  );
