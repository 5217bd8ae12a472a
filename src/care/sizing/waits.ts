/** Waits in calendar days. A quantile is null where it lies among those who have not come to it when the simulation ends, or nobody waited. */
export interface Wait {
  /** Everybody who was to come to it, also who has not. */
  people: number;
  median: number | null;
  lower: number | null;
  upper: number | null;
  /** Share within the promise, 0 to 1; null where there is nobody. */
  withinPromise: number | null;
  /** Shares by week: under one, under two …, and at the end all longer waits. */
  weeks: readonly number[];
}

/** "Innen to uker": the promise of Rask psykisk helsehjelp. */
export const promisedDays = 14;
export const weeksShown = 12;

/** `days` may be Infinity: not yet. */
export function waitOf(days: readonly number[]): Wait {
  const sorted = Float64Array.from(days).sort();
  const people = sorted.length;
  // The value that at least that share of people does not exceed: whole days stay whole.
  const at = (share: number) => {
    const value = sorted[Math.max(0, Math.ceil(share * people) - 1)];
    return value === undefined || value === Number.POSITIVE_INFINITY ? null : value;
  };
  const weeks = new Array<number>(weeksShown + 1).fill(0);
  let kept = 0;
  for (const wait of sorted) {
    if (wait <= promisedDays) kept++;
    const week = Math.min(weeksShown, Math.floor(wait / 7));
    weeks[week] = (weeks[week] ?? 0) + 1 / people;
  }
  return {
    people,
    median: at(0.5),
    lower: at(0.25),
    upper: at(0.75),
    withinPromise: people > 0 ? kept / people : null,
    weeks,
  };
}
