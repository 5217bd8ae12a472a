import { line } from 'd3-shape';

/** One measure on a curve; `value` null where a round was left out. */
export interface CurvePoint {
  /** ISO instant or date. */
  at: string;
  value: number | null;
}
export interface Spot {
  x: number;
  y: number;
}

const path = line<Spot>(
  (p) => round(p.x),
  (p) => round(p.y),
);

/** A line broken where measures are missing: whole stretches, and dotted bridges across the gaps. */
export function brokenLine(spots: readonly (Spot | null)[]): { solid: string[]; gaps: [Spot, Spot][] } {
  const runs: Spot[][] = [];
  let run: Spot[] = [];
  for (const spot of spots) {
    if (spot) run.push(spot);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  const gaps: [Spot, Spot][] = [];
  for (const [i, next] of runs.entries()) {
    const from = runs[i - 1]?.at(-1);
    const to = next[0];
    if (from && to) gaps.push([from, to]);
  }
  return { solid: runs.filter((r) => r.length > 1).map((r) => path(r) ?? ''), gaps };
}

export function round(n: number): number {
  return Math.round(n * 10) / 10;
}

export function timeOf(at: string): number {
  return new Date(/^\d{4}-\d\d-\d\d$/.test(at) ? `${at}T12:00:00` : at).getTime();
}

/** At most `count` of the list, ends included, evenly spread: the dates that an axis has room for. */
export function spread<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list];
  return Array.from({ length: count }, (_, i) => list[Math.round((i * (list.length - 1)) / (count - 1))]).filter(
    (x): x is T => x !== undefined,
  );
}

/** Half as wide as a letter of an axis, and what lies between two words of it, in the chart's own units. */
const halfLetter = 3.6;
const between = 8;

/** Words along an axis: evenly chosen, at most so many, none over another, and none outside from `left` to `right`. `x` is a word's middle. */
export function axisWords(
  xs: readonly number[],
  words: readonly string[],
  { left, right, most = 5 }: { left: number; right: number; most?: number },
): { at: number; x: number; word: string }[] {
  const all = xs.map((x, at) => {
    const word = words[at] ?? '';
    const half = word.length * halfLetter;
    return { at, word, half, x: Math.max(left + half, Math.min(right - half, x)) };
  });
  for (let count = Math.min(most, all.length); count > 1; count--) {
    const some = spread(all, count);
    const clear = some.every((one, i) => {
      const before = some[i - 1];
      return !before || one.x - before.x >= one.half + before.half + between;
    });
    if (clear) return some;
  }
  return all.slice(0, 1);
}

/** Longer between two rounds than this, and one has been left out: the line is dotted across. */
const gap = 11 * 86_400_000;

/** Points with a hole between those that lie too far apart, oldest first. */
export function withGaps<P extends CurvePoint>(points: readonly P[]): (P | CurvePoint)[] {
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    if (!before || timeOf(point.at) - timeOf(before.at) <= gap) return [point];
    return [{ at: new Date((timeOf(before.at) + timeOf(point.at)) / 2).toISOString(), value: null }, point];
  });
}
