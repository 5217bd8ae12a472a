import type { KeptRecord } from '../registry/records';
import { type Dimension, partOf, partsOf, unknown } from './dimensions';

/**
 * A whole table of counts: every combination of the axes' values once, also those where nobody is, the last axis running fastest. The cells add up
 * to `total`, so that sums over an axis are the margins.
 */
export interface CountTable {
  axes: { dimension: Dimension; values: string[] }[];
  counts: number[];
  total: number;
}

/** How many records there are of each combination. Without dimensions: one cell, all of them. */
export function countsBy(records: readonly KeptRecord[], dimensions: readonly Dimension[]): CountTable {
  const axes = dimensions.map((dimension) => ({ dimension, values: axisOf(records, dimension) }));
  const places = axes.map(({ values }) => new Map(values.map((value, place) => [value, place])));
  const counts = new Array<number>(axes.reduce((size, { values }) => size * values.length, 1)).fill(0);
  for (const kept of records) {
    const cell = axes.reduce(
      (at, { dimension, values }, axis) => at * values.length + (places[axis]?.get(partOf(kept, dimension)) ?? 0),
      0,
    );
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return { axes, counts, total: records.length };
}

/** Codes in their own order; of places and people those that are seen, in the order of their text, unknown last. */
function axisOf(records: readonly KeptRecord[], dimension: Dimension): string[] {
  const known = partsOf[dimension];
  if (known) return [...known];
  const seen = [...new Set(records.map((kept) => partOf(kept, dimension)))];
  return [...seen.filter((value) => value !== unknown).sort(), ...seen.filter((value) => value === unknown)];
}

/** The count of one combination, `values` in the order of the axes; zero for one that the table does not have. */
export function countIn({ axes, counts }: CountTable, values: readonly string[]): number {
  let cell = 0;
  for (const [axis, one] of axes.entries()) {
    const place = one.values.indexOf(values[axis] ?? '');
    if (place < 0) return 0;
    cell = cell * one.values.length + place;
  }
  return counts[cell] ?? 0;
}
