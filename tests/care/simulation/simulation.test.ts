import { expect, test } from 'vitest';
import { columnsOf } from '../../../src/care/figures/columns';
import { figuresOf } from '../../../src/care/figures/figures';
import { episodeRecordSchema } from '../../../src/care/items/registry';
import { norwegianCohort } from '../../../src/care/simulation/cohort';
import { compare, holds } from '../../../src/care/simulation/comparison';
import { simulate } from '../../../src/care/simulation/episodes';
import { foundOf } from '../../../src/care/simulation/truth';

const all = { from: '2023-01-01', to: '2027-12-31', only: {} };
const figuresFrom = (cohort: typeof norwegianCohort, seed: number) =>
  figuresOf(columnsOf(simulate(cohort, { teams: 20, years: 2, firstYear: 2023, seed }).flatMap(({ records }) => records)), all);

test.each([1, 2, 3])('what is put into a cohort is found again by the figures (seed %i)', (seed) => {
  const { episodes, found } = compare({ teams: 20, years: 2, seed });
  expect(episodes).toBe(7_000);
  expect(found.filter((one) => !holds(one))).toEqual([]);
});

test('another cohort gives other figures: the truth is found, not built in', () => {
  const other = { ...norwegianCohort, recovery: 0.4, paired: 0.9, assessed: 0.7, gpTold: 0.2 };
  const apart = foundOf(norwegianCohort, figuresFrom(other, 1)).filter((one) => !holds(one));
  expect(apart.map(({ name }) => name)).toEqual(['flow: assessed', 'paired', 'recovery', 'gp-told']);
  expect(foundOf(other, figuresFrom(other, 1)).every(holds)).toBe(true);
});

test('the same seed gives the same episodes, and each is one that the registry takes', () => {
  const some = { teams: 2, years: 1, firstYear: 2024 };
  const [one, again, other] = [7, 7, 8].map((seed) => simulate(norwegianCohort, { ...some, seed }));
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
  for (const { record } of one?.flatMap(({ records }) => records) ?? [])
    expect(episodeRecordSchema.safeParse(record).success).toBe(true);
});
