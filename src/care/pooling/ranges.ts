import type { Cell } from '../items/reports';

/** What a count may be: between these, both included. `most` null: nothing above is ruled out. */
export interface Range {
  least: number;
  most: number | null;
}

/**
 * What a told count stands for (docs/pooling.md): 5 for 5 to 7, a greater one for two below to two above (rounded to the nearest 5);
 * `small` for 0 to 4; `complementary`, which is not small, for 5 and more; hidden for another reason for anything.
 */
export function rangeOf(cell: Cell): Range {
  if (cell === 'small') return { least: 0, most: 4 };
  if (typeof cell !== 'number') return { least: cell === 'complementary' ? 5 : 0, most: null };
  return { least: Math.min(cell, Math.max(5, cell - 2)), most: cell === 0 ? 0 : cell + 2 };
}

const addRanges = (all: readonly Range[]): Range => ({
  least: all.reduce((sum, { least }) => sum + least, 0),
  most: all.reduce<number | null>((sum, { most }) => (sum === null || most === null ? null : sum + most), 0),
});

/** The same count of several teams. */
export interface Pooled extends Range {
  /** Sum of what is told; hidden counts are in it as nothing, and in the range as what they may be. */
  sum: number;
  /** How many teams tell it, and how many hide it. */
  told: number;
  hidden: number;
}

/** One count over teams. Nothing is guessed for what is hidden: it widens the range, and how many hide it is said. */
export function pool(cells: readonly Cell[]): Pooled {
  const told = cells.filter((cell) => typeof cell === 'number');
  return {
    sum: told.reduce((sum, count) => sum + count, 0),
    told: told.length,
    hidden: cells.length - told.length,
    ...addRanges(cells.map(rangeOf)),
  };
}
