/** Those who live where a team is for people, as a lead has entered them out of a public table. */
export interface Inhabitants {
  source: string;
  age: readonly { band: string; count: number }[];
  gender: readonly { gender: string; count: number }[];
}

/**
 * What part of those who live there each value is, 0–1, out of those that the table counts; a value that it does not count has none. Null where it
 * counts nobody, or one value alone, against which nothing can be set.
 */
export function partsOfInhabitants(by: 'age' | 'gender', inhabitants: Inhabitants): ReadonlyMap<string, number> | null {
  const counts =
    by === 'age'
      ? inhabitants.age.map(({ band, count }) => [band, count] as const)
      : inhabitants.gender.map(({ gender, count }) => [gender, count] as const);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return all === 0 || counts.length < 2 ? null : new Map(counts.map(([value, count]) => [value, count / all]));
}
