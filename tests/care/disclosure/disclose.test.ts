import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asked, apart, disclose, type Told } from '../../../src/care/disclosure/disclose';
import { nearest, smallest } from '../../../src/care/disclosure/limits';
import { countOf, type Population, type Region } from '../../../src/care/disclosure/population';
import { attackerOf } from './attacker';

const year = { from: '2025-01-01', until: '2025-12-31' };
const half = { from: '2025-01-01', until: '2025-06-30' };
const times = [half, { from: '2025-07-01', until: '2025-12-31' }];
const dimensions = { age: ['young', 'middle', 'old'], gender: ['woman', 'man'], problem: ['anxiety', 'depression', 'sleep'] };
type Dimension = keyof typeof dimensions;

/** A whole table with its margins: each dimension's values, and all of them. */
const table = (by: readonly Dimension[], time = year): Asked[] =>
  by
    .reduce<Region['where'][]>(
      (all, dimension) =>
        all.flatMap((where) => [...dimensions[dimension].map((value) => ({ ...where, [dimension]: [value] })), where]),
      [{}],
    )
    .map((where) => ({ region: { population: 'started', ...time, where } }));

const people = fc.array(
  fc.record({
    on: fc.constantFrom('2025-02-03', '2025-02-04', '2025-05-05', '2025-10-10'),
    is: fc.record({
      age: fc.constantFrom('young', 'young', 'young', 'middle', 'middle', 'old'),
      gender: fc.constantFrom('woman', 'woman', 'man'),
      problem: fc.constantFrom('anxiety', 'anxiety', 'depression', 'sleep'),
    }),
  }),
  { minLength: 5, maxLength: 120, size: 'max' },
);
const someTable = fc.tuple(
  fc.subarray<Dimension>(['age', 'gender', 'problem'], { minLength: 1, maxLength: 2 }),
  fc.constantFrom(year, year, half),
);
const exportsOf = fc.array(fc.array(someTable, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 });
const cellsOf = (region: Region): Region[] =>
  Object.keys(region.where).reduce<Region[]>(
    (all, dimension) =>
      all.flatMap((one) =>
        dimensions[dimension as Dimension].map((value) => ({ ...one, where: { ...one.where, [dimension]: [value] } })),
      ),
    [region],
  );

/** Every small group that the tables' dimensions single out, and how many whole numbers apart its least and most are for the attacker. */
async function attacked(population: Population, told: readonly Told[], whole = false): Promise<number[]> {
  const attacker = await attackerOf(population, told, times);
  const regions = new Map(told.flatMap(({ region }) => cellsOf(region)).map((region) => [JSON.stringify(region), region]));
  return [...regions.values()]
    .filter((region) => countOf(population, region) < smallest)
    .map((region) => {
      const [least, most] = attacker.range(region, whole);
      return Math.floor(most + 1e-6) - Math.ceil(least - 1e-6);
    });
}
/** What leaves, one export after the other. */
function disclosed(population: Population, exports: readonly (readonly Asked[])[]): Told[] {
  const all: Told[] = [];
  for (const asked of exports) all.push(...disclose([population], asked, all).told);
  return all;
}
const askedIn = (tables: readonly (readonly [Dimension[], typeof year])[]) => tables.flatMap(([by, time]) => table(by, time));
const settings = {
  numRuns: Number(process.env.DISCLOSE_RUNS ?? 12),
  ...(process.env.DISCLOSE_SEED ? { seed: Number(process.env.DISCLOSE_SEED) } : {}),
};

test('T78 whatever tables leave, one after the other, HiGHS with all of them can work out no count below 5', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(people, exportsOf, async (who, exports) => {
      const population: Population = { id: 'started', dimensions, people: who };
      const open = await attacked(population, disclosed(population, exports.map(askedIn)));
      tried += open.length;
      expect(open.filter((one) => one < apart)).toEqual([]);
    }),
    settings,
  );
  expect(tried).toBeGreaterThan(0);
});

test('the attack is one: where small counts are hidden, the rest rounded and nothing else, HiGHS works some of them out', async () => {
  let found = 0;
  for (const [who, exports] of fc.sample(fc.tuple(people, exportsOf), { numRuns: 12, seed: 78 })) {
    const population: Population = { id: 'started', dimensions, people: who };
    const told = exports.flatMap(askedIn).map(({ region }): Told => {
      const count = countOf(population, region);
      return { region, cell: count < smallest ? 'small' : Math.round(count / nearest) * nearest };
    });
    const open = await attacked(population, told);
    found += open.filter((one) => one < apart).length;
  }
  expect(found).toBeGreaterThan(0);
});

test('T78 nor by whole numbers: where HiGHS may use that people are whole, it finds no more', async () => {
  for (const [who, exports] of fc.sample(fc.tuple(people, exportsOf), { numRuns: 5, seed: 79 })) {
    const population: Population = { id: 'started', dimensions, people: who };
    const open = await attacked(population, disclosed(population, exports.map(askedIn)), true);
    expect(open.filter((one) => one < apart)).toEqual([]);
  }
});

const person = (age: string, gender: string, problem = 'anxiety', on = '2025-02-03') => ({ on, is: { age, gender, problem } });
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const cells = (who: Population['people'], asked: readonly Asked[], before: readonly Told[] = []) =>
  disclose([{ id: 'started', dimensions, people: who }], asked, before).told;

test('a count below 5 is hidden, zero too, and a larger one is told to the nearest 5', () => {
  const alone = (count: number) =>
    cells(many(count, person('young', 'woman')), [{ region: { population: 'started', ...year, where: {} } }])[0]?.cell;
  expect([0, 1, 4, 5, 7, 8, 12, 13, 340].map(alone)).toEqual(['small', 'small', 'small', 5, 5, 10, 10, 15, 340]);
});

test('a total that would make its small parts known is hidden with them, and what stands further off is told', () => {
  const who = [
    ...many(60, person('young', 'woman')),
    ...many(35, person('young', 'man')),
    ...many(4, person('old', 'woman')),
    ...many(4, person('old', 'man')),
  ];
  const told = cells(who, table(['age', 'gender']));
  const cellOf = (where: Region['where']) =>
    told.find(({ region }) => JSON.stringify(region.where) === JSON.stringify(where))?.cell;
  expect([cellOf({ age: ['old'], gender: ['woman'] }), cellOf({ age: ['old'], gender: ['man'] })]).toEqual(['small', 'small']);
  expect(cellOf({ age: ['old'] })).toBe('complementary');
  expect([cellOf({ age: ['young'], gender: ['woman'] }), cellOf({ gender: ['man'] }), cellOf({})]).toEqual([60, 40, 105]);
});

test('what was told is not asked again: a later table beside an earlier one hides what the two would give away together', () => {
  const who = [...many(40, person('young', 'woman', 'anxiety')), ...many(3, person('old', 'woman', 'anxiety', '2025-10-10'))];
  const total = (time: { from: string; until: string }): Asked => ({ region: { population: 'started', ...time, where: {} } });
  const first = cells(who, [total(half)]);
  expect(first.map(({ cell }) => cell)).toEqual([40]);
  const again = cells(who, [total(half)], first);
  expect(again).toEqual(first);
});

test('who are fewer than 10 have no median told of them, and how many they are stays as it was', () => {
  const asked = [{ region: { population: 'started', ...year, where: {} }, summary: true }];
  expect(cells(many(9, person('young', 'woman')), asked)).toMatchObject([{ cell: 10, few: true }]);
  expect(cells(many(10, person('young', 'woman')), asked)).toMatchObject([{ cell: 10, few: false }]);
});
