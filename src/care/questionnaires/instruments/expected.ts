import type { ScoringRules } from './scoring';
import type { InstrumentId } from './types';

/**
 * Expected course of treatment (R9), computed from a team's own finished cases and from nothing else: cases that began in the same
 * band, measure by measure. A cell with fewer than 30 cases says nothing; there are no borrowed norms. After Delgadillo 2018.
 */
export interface ExpectedCell {
  instrument: InstrumentId;
  /** First scores of this cell, both included. */
  from: number;
  to: number;
  /** Which measure, from 1. */
  n: number;
  cases: number;
  median: number;
  /** 80 of 100 cases were at or under it. */
  upper: number;
}
export interface FinishedCourse {
  instrument: InstrumentId;
  /** All totals, oldest first. */
  totals: readonly number[];
}
export const casesPerCell = 30;
const beginnings: Readonly<Record<InstrumentId, readonly (readonly [from: number, to: number])[]>> = {
  'phq-9': [
    [10, 14],
    [15, 19],
    [20, 27],
  ],
  'gad-7': [
    [8, 10],
    [11, 14],
    [15, 21],
  ],
};

/** Medians and upper limits never rise with n: a later measure is not expected to be worse than an earlier one. */
export function expectedCourses(finished: readonly FinishedCourse[]): ExpectedCell[] {
  return Object.entries(beginnings).flatMap(([instrument, bands]) =>
    bands.flatMap(([from, to]) => {
      const alike = finished.filter(
        (one) => one.instrument === instrument && (one.totals[0] ?? -1) >= from && (one.totals[0] ?? -1) <= to,
      );
      const cells: ExpectedCell[] = [];
      for (let n = 1; ; n++) {
        const totals = alike.flatMap(({ totals: all }) => all[n - 1] ?? []).sort((a, b) => a - b);
        if (totals.length < casesPerCell) return cells;
        const before = cells.at(-1);
        cells.push({
          instrument,
          from,
          to,
          n,
          cases: totals.length,
          median: Math.min(before?.median ?? Number.POSITIVE_INFINITY, quantile(totals, 0.5)),
          upper: Math.min(before?.upper ?? Number.POSITIVE_INFINITY, quantile(totals, 0.8)),
        });
      }
    }),
  );
}

/** For R9: the upper limit at a measure of a case that began with `first`; null where no cell says anything. */
export const upperOf =
  (cells: readonly ExpectedCell[]) =>
  (rules: ScoringRules, first: number, n: number): ExpectedCell | null =>
    cells.find((cell) => cell.instrument === rules.id && cell.n === n && first >= cell.from && first <= cell.to) ?? null;

/** Linear between the two nearest of a sorted list (type 7 of Hyndman and Fan 1996, as most statistics software). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
