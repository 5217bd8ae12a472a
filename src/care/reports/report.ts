import { type Asked, type Disclosed, disclose, type Told } from '../disclosure/disclose';
import { isIn } from '../disclosure/population';
import { type Columns, columnsOf, type Measured, none } from '../figures/columns';
import { effectSize } from '../figures/effect-size';
import { type SpreadName, spreadRules } from '../figures/spreads';
import { quantile } from '../figures/statistics';
import type { ItemOf } from '../items/items';
import type { CountTable } from '../items/reports';
import type { KeptRecord } from '../registry/records';
import { type Counting, populationsOf } from './populations';
import { cellsOf, type SummaryRule, summaryRules, tableRules } from './tables';

export const codebook = 'rph-mds-1.0';
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
 * The figures of a period as they may leave the team: every count from the records, then hidden and rounded with all that has left before.
 * @param p.kommuner numbers of the municipalities that the team serves
 * @param p.left all that has left, in any order
 */
export function prepareReport(p: {
  records: readonly KeptRecord[];
  period: Period;
  kommuner: readonly string[];
  left: readonly Leaving[];
}): Prepared {
  const columns = columnsOf(p.records);
  const populations = populationsOf(columns, p.kommuner);
  const rules = tableRules(p.kommuner);
  const tables = rules.map((rule) => cellsOf(rule, p.period));
  const asked: Asked[] = [
    ...tables.flat().map(({ region }) => ({ region })),
    ...summaryRules.map((rule) => ({ region: { ...p.period, population: rule.of, where: rule.where }, summary: true })),
  ];
  const { told, ...proof } = disclose(
    populations,
    asked,
    p.left.flatMap((one) => toldIn(one, p.kommuner)),
  );
  let at = 0;
  const next = (): Told => {
    const one = told[at++];
    if (!one) throw new Error('fewer answers than were asked for');
    return one;
  };
  return {
    ...p.period,
    codebook,
    tables: rules.map(
      ({ id, axes }, n): CountTable => ({
        id,
        dimensions: axes.map((axis) => ({ id: axis.id, codes: axis.codes.map(({ code }) => code) })),
        cells: (tables[n] ?? []).map(() => next().cell),
      }),
    ),
    summaries: summaryRules.map((rule) => summaryOf(columns, populations, rule, next())),
    proof,
  };
}

/** What a report that has left says of whom, as far as this build knows its tables. */
function toldIn({ from, until, tables, summaries }: Leaving, kommuner: readonly string[]): Told[] {
  const period = { from, until };
  const places = tables.find(({ id }) => id === 'kommune')?.dimensions[0]?.codes.filter((code) => /^\d{4}$/.test(code));
  const rules = new Map(tableRules(places ?? kommuner).map((rule) => [rule.id, rule]));
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
    const rule = summaryRules.find((one) => one.id === id);
    return rule ? [{ region: { ...period, population: rule.of, where: rule.where }, cell: n, few: values === 'few' }] : [];
  });
  return [...counts, ...behind];
}

const combined = (lists: readonly (readonly string[])[]): string[] =>
  lists.reduce<string[]>(
    (all, list) => (all.length === 0 ? [...list] : all.flatMap((one) => list.map((code) => `${one} ${code}`))),
    [],
  );

function summaryOf(columns: Columns, populations: readonly Counting[], rule: SummaryRule, { region, cell, few }: Told): Summary {
  const people = populations.find(({ id }) => id === rule.of)?.people.filter((one) => isIn(region, one)) ?? [];
  const rows = people.map(({ row }) => row);
  const [of, values] =
    'effect' in rule.told
      ? (['effect', effectOf(columns, rows, rule.told.effect)] as const)
      : (['quartiles', quartilesOf(columns, rows, rule.told.spread)] as const);
  return { id: rule.id, of, n: cell, values: few === false && values ? values : 'few' };
}

/** To a tenth: a whole number of days or minutes is nobody's own where ten or more stand behind it, and a longer fraction says nothing. */
function quartilesOf(columns: Columns, rows: readonly number[], name: SpreadName): Exclude<Summary['values'], 'few'> | null {
  const sorted = Float64Array.from(rows, (row) => spreadRules[name].value(columns, row)).sort();
  const [lower, middle, upper] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  return lower == null || middle == null || upper == null
    ? null
    : { lower: to(1, lower), middle: to(1, middle), upper: to(1, upper) };
}

function effectOf(columns: Columns, rows: readonly number[], measure: Measured): Exclude<Summary['values'], 'few'> | null {
  const totals = (side: Columns['first']) => rows.map((row) => side[measure][row] ?? none);
  const { size, interval } = effectSize(totals(columns.first), totals(columns.last));
  return size === null || interval === null
    ? null
    : { lower: to(2, interval[0]), middle: to(2, size), upper: to(2, interval[1]) };
}
const to = (digits: number, value: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
