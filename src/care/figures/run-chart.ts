import { binomial } from './binomial';
import { quantile } from './statistics';

export type Signal =
  /** So many points in a row on one side of the median; from and to are places in the series, inclusive. */
  | { rule: 'shift'; side: 'above' | 'below'; from: number; to: number }
  /** So many points in a row that rise, or that fall. */
  | { rule: 'trend'; way: 'up' | 'down'; from: number; to: number }
  /** The line crosses the median more seldom than chance would. */
  | { rule: 'few-crossings'; crossings: number; least: number };
export interface RunChart {
  median: number | null;
  signals: Signal[];
}

/** Perla, Provost & Murray 2011 (doi:10.1136/bmjqs.2009.037895): six in a row for a shift, five for a trend. */
export const shiftLength = 6;
export const trendLength = 5;
/** With fewer points the rules are not asked (ten: Perla 2011, Anhøj & Olesen 2014). */
export const fewestPoints = 10;

/**
 * Median and signals of a series; null where nothing was measured. Shift and trend by Perla, Provost & Murray 2011: points on the median neither add to a run
 * nor break it, of equal neighbours one counts. Crossings by Anhøj & Olesen 2014 (doi:10.1371/journal.pone.0113825): signalled below the 5th
 * percentile of the binomial distribution. Perla's fourth rule, a point that anybody would call strange, is a matter of judgement and left to people.
 */
export function runChart(values: readonly (number | null)[]): RunChart {
  const points = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  const median = quantile(
    points.map(({ value }) => value).sort((a, b) => a - b),
    0.5,
  );
  if (median === null || points.length < fewestPoints) return { median, signals: [] };
  const useful = points.filter(({ value }) => value !== median);
  const sides = runsOf(useful, ({ value }) => (value > median ? 'above' : 'below'));
  return {
    median,
    signals: [
      ...sides
        .filter(({ length }) => length >= shiftLength)
        .map(({ kind, from, to }): Signal => ({ rule: 'shift', side: kind, from, to })),
      ...trends(points),
      ...fewCrossings(useful.length, sides.length - 1),
    ],
  };
}

/** The fewest crossings that chance is held to give among so many points off the median. */
export function leastCrossings(useful: number): number {
  let least = 0;
  for (let below = binomial(0, useful - 1, 0.5); below < 0.05; below += binomial(least, useful - 1, 0.5)) least++;
  return least;
}

function fewCrossings(useful: number, crossings: number): Signal[] {
  const least = leastCrossings(useful);
  return useful >= fewestPoints && crossings < least ? [{ rule: 'few-crossings', crossings, least }] : [];
}

interface Point {
  value: number;
  at: number;
}
interface Run<K> {
  kind: K;
  length: number;
  from: number;
  to: number;
}

function runsOf<K>(points: readonly Point[], kindOf: (point: Point) => K): Run<K>[] {
  const runs: Run<K>[] = [];
  for (const point of points) {
    const kind = kindOf(point);
    const last = runs.at(-1);
    if (last?.kind === kind) {
      last.length++;
      last.to = point.at;
    } else runs.push({ kind, length: 1, from: point.at, to: point.at });
  }
  return runs;
}

/** A step up or down belongs with the one before it; of equal neighbours the later is passed over. */
function trends(points: readonly Point[]): Signal[] {
  const distinct = points.filter(({ value }, n) => value !== points[n - 1]?.value);
  const steps = distinct
    .slice(1)
    .map((point, n) => ({ ...point, value: point.value - (distinct[n]?.value ?? 0), before: distinct[n]?.at ?? 0 }));
  const starts = new Map(steps.map(({ at, before }) => [at, before]));
  return runsOf(steps, ({ value }) => (value > 0 ? 'up' : 'down'))
    .filter(({ length }) => length + 1 >= trendLength)
    .map(({ kind, from, to }): Signal => ({ rule: 'trend', way: kind, from: starts.get(from) ?? from, to }));
}
