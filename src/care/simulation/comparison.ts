import { columnsOf } from '../figures/columns';
import { figuresOf } from '../figures/figures';
import { funnel } from '../figures/funnel';
import { norwegianCohort } from './cohort';
import { simulate } from './episodes';
import { type Found, foundOf } from './truth';

export interface Comparison {
  episodes: number;
  found: Found[];
  /** Teams outside the limits of recovery, unnamed. */
  outside: { inner: number; outer: number };
}

const firstYear = 2023;

/** The Norwegian cohort in so many teams and years, and what the figures find of it. */
export function compare({ teams, years, seed }: { teams: number; years: number; seed: number }): Comparison {
  const made = simulate(norwegianCohort, { teams, years, firstYear, seed });
  // Who made contact at the end of the last year is seen to the end of the course.
  const question = { from: `${firstYear}-01-01`, to: `${firstYear + years + 1}-12-31`, only: {} };
  const all = made.flatMap(({ records }) => records);
  const { places } = funnel(made.map(({ records }) => figuresOf(columnsOf(records), question).shares.recovery));
  const outside = (limit: 'inner' | 'outer') => places.filter((place) => place?.outside === limit).length;
  return {
    episodes: all.length,
    found: foundOf(norwegianCohort, figuresOf(columnsOf(all), question)),
    outside: { inner: outside('inner'), outer: outside('outer') },
  };
}

export const holds = ({ truth, found, tolerance }: Found): boolean => found !== null && Math.abs(found - truth) <= tolerance;
