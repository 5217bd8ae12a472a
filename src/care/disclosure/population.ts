/** A person (or a course of treatment) as they are counted: on which day, and one value in each dimension of the population. */
export interface Counted {
  on: string;
  is: Readonly<Record<string, string>>;
}

/** All who are counted by the same day: who made contact, who started. `dimensions`: every value that somebody could have. */
export interface Population {
  id: string;
  dimensions: Readonly<Record<string, readonly string[]>>;
  people: readonly Counted[];
}

/** Who a count is about: of a population, between two days (both included), with one of these values in each dimension that is named. */
export interface Region {
  population: string;
  from: string;
  until: string;
  where: Readonly<Record<string, readonly string[]>>;
}

/** Whether somebody of its population is meant by a region. */
export const isIn = ({ from, until, where }: Region, { on, is }: Counted): boolean =>
  on >= from && on <= until && Object.entries(where).every(([dimension, values]) => values.includes(is[dimension] ?? ''));

export const countOf = ({ people }: Population, region: Region): number =>
  people.reduce((count, one) => (isIn(region, one) ? count + 1 : count), 0);

/** The same for regions that are about the same people, however they are written down; a dimension with all its values says nothing. */
export function keyOf(population: Population, { from, until, where }: Region): string {
  const narrowed = Object.entries(where)
    .map(([dimension, values]) => [dimension, ordered(population, dimension, values)] as const)
    .filter(([dimension, values]) => values.length < (population.dimensions[dimension]?.length ?? 0))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([population.id, from, until, narrowed]);
}

const ordered = ({ dimensions }: Population, dimension: string, values: readonly string[]) =>
  (dimensions[dimension] ?? []).filter((value) => values.includes(value));
