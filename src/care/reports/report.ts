import { type Asked, type Disclosed, disclose, type Told } from '../disclosure/disclose';
import { isIn } from '../disclosure/population';
import { effectSize } from '../figures/effect-size';
import { quantile } from '../figures/statistics';
import type { ItemOf } from '../items/items';
import type { CountTable } from '../items/reports';
import type { Reckoned, RegistryDefinition } from '../registry/definition';
import { pairOf } from '../registry/dimensions';
import { reckon } from '../registry/reckoned';
import type { RegistryRecord } from '../registry/record-schema';
import { combined } from './cells';
import { type Counting, type Person, populationsOf } from './populations';
import { cellsOf, tableRules } from './tables';

export interface Period {
  from: string;
  until: string;
}
type Summary = ItemOf<'team-report'>['summaries'][number];
/** What has left a team, or may leave it: to the reader, or as a file. */
export type Leaving = Pick<ItemOf<'team-report'>, 'from' | 'until' | 'codebook' | 'tables' | 'summaries'>;
/** Figures that may leave, and how they were tried. */
export interface Prepared extends Leaving {
  proof: Omit<Disclosed, 'told'>;
}

/**
 * The figures of a period as they may leave the team: every count from the records, then hidden and rounded with all that has left before. Which
 * registry's they are is its definition's word: RPH's own go the same way as any other's.
 * @param p.kommuner numbers of the municipalities that the team serves
 * @param p.left all that has left, in any order
 */
export function prepareReport(p: {
  definition: RegistryDefinition;
  records: readonly RegistryRecord[];
  period: Period;
  kommuner: readonly string[];
  left: readonly Leaving[];
}): Prepared {
  const { definition } = p;
  const populations = populationsOf(definition, p.records, p.kommuner);
  const rules = tableRules(definition, p.kommuner);
  const tables = rules.map((rule) => cellsOf(rule, p.period));
  const asked: Asked[] = [
    ...tables.flat().map(({ region }) => ({ region })),
    ...definition.summaries.map((rule) => ({ region: { ...p.period, population: rule.of, where: rule.where }, summary: true })),
  ];
  const { told, ...proof } = disclose(
    populations,
    asked,
    p.left.flatMap((one) => toldIn(definition, one, p.kommuner)),
  );
  let at = 0;
  const next = (): Told => {
    const one = told[at++];
    if (!one) throw new Error('fewer answers than were asked for');
    return one;
  };
  return {
    ...p.period,
    codebook: definition.id,
    tables: rules.map(
      ({ id, axes }, n): CountTable => ({
        id,
        dimensions: axes.map((axis) => ({ id: axis.id, codes: axis.codes.map(({ code }) => code) })),
        cells: (tables[n] ?? []).map(() => next().cell),
      }),
    ),
    summaries: definition.summaries.map((rule) => summaryOf(definition, populations, rule, next())),
    proof,
  };
}

/** What a report that has left says of whom, as far as this build knows its tables. */
function toldIn(
  definition: RegistryDefinition,
  { from, until, tables, summaries }: Leaving,
  kommuner: readonly string[],
): Told[] {
  const period = { from, until };
  const places = tables.find(({ id }) => id === 'kommune')?.dimensions[0]?.codes.filter((code) => /^\d{4}$/.test(code));
  const rules = new Map(tableRules(definition, places ?? kommuner).map((rule) => [rule.id, rule]));
  const counts = tables.flatMap(({ id, dimensions, cells }) => {
    const rule = rules.get(id);
    if (!rule) return [];
    const told = new Map(combined(dimensions.map(({ codes }) => codes)).map((codes, n) => [codes, cells[n]]));
    return cellsOf(rule, period).flatMap(({ codes, region }): Told[] => {
      const cell = told.get(codes.join(' '));
      return cell === undefined ? [] : [{ region, cell }];
    });
  });
  const behind = summaries.flatMap(({ id, n, values }): Told[] => {
    const rule = definition.summaries.find((one) => one.id === id);
    return rule ? [{ region: { ...period, population: rule.of, where: rule.where }, cell: n, few: values === 'few' }] : [];
  });
  return [...counts, ...behind];
}

function summaryOf(
  definition: RegistryDefinition,
  populations: readonly Counting[],
  rule: RegistryDefinition['summaries'][number],
  { region, cell, few }: Told,
): Summary {
  const people = populations.find(({ id }) => id === rule.of)?.people.filter((one) => isIn(region, one)) ?? [];
  const [of, values] =
    'effect' in rule
      ? (['effect', effectOf(definition, people, rule.effect)] as const)
      : (['quartiles', quartilesOf(people, rule.quartiles)] as const);
  return { id: rule.id, of, n: cell, values: few === false && values ? values : 'few' };
}

/** To a tenth: a whole number of days or minutes is nobody's own where ten or more stand behind it, and a longer fraction says nothing. */
function quartilesOf(people: readonly Person[], rule: Reckoned): Exclude<Summary['values'], 'few'> | null {
  const number = reckon(rule);
  const sorted = Float64Array.from(people, ({ record }) => number(record) ?? 0).sort();
  const [lower, middle, upper] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  return lower == null || middle == null || upper == null
    ? null
    : { lower: to(1, lower), middle: to(1, middle), upper: to(1, upper) };
}

/** Positive where people were better at the end. */
function effectOf(
  definition: RegistryDefinition,
  people: readonly Person[],
  instrument: string,
): Exclude<Summary['values'], 'few'> | null {
  const pairs = people.flatMap(({ record }) => pairOf(definition, record, instrument) ?? []);
  const towards = definition.outcomes.find((one) => one.instrument === instrument)?.direction === 'higher-is-better' ? -1 : 1;
  const { size, interval } = effectSize(
    pairs.map(({ first }) => towards * first),
    pairs.map(({ last }) => towards * last),
  );
  return size === null || interval === null
    ? null
    : { lower: to(2, interval[0]), middle: to(2, size), upper: to(2, interval[1]) };
}
const to = (digits: number, value: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
