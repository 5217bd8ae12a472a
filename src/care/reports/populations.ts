import type { Counted, Population } from '../disclosure/population';
import type { PopulationRule, RegistryDefinition } from '../registry/definition';
import { dimensionOf } from '../registry/dimensions';
import { codeAt, reckon } from '../registry/reckoned';
import type { RegistryRecord } from '../registry/record-schema';

/** Somebody in a population, and the record that they come from. */
export interface Person extends Counted {
  record: RegistryRecord;
}
export interface Counting extends Population {
  people: readonly Person[];
}

/**
 * Who is counted, as the registry defines it: in each population by the day that its counts are about. Between two of these nothing is reckoned: how
 * many ended without having finished stays open by the rounding of both, whatever else is told.
 * @param kommuner numbers of the municipalities that the team serves
 */
export const populationsOf = (
  definition: RegistryDefinition,
  records: readonly RegistryRecord[],
  kommuner: readonly string[],
): Counting[] => definition.populations.map((rule) => populationOf(definition, rule, records, kommuner));

function populationOf(
  definition: RegistryDefinition,
  rule: PopulationRule,
  records: readonly RegistryRecord[],
  kommuner: readonly string[],
): Counting {
  const dimensions = Object.entries(rule.dimensions).map(
    ([id, dimension]) => [id, dimensionOf(definition, dimension, kommuner)] as const,
  );
  const least = rule.least && { number: reckon(rule.least.number), is: rule.least.is };
  const isCounted = (record: RegistryRecord) => !least || (least.number(record) ?? Number.NEGATIVE_INFINITY) >= least.is;
  const timesOf = rule.each ? timesIn(rule.each) : () => [{}];
  return {
    id: rule.id,
    dimensions: {
      ...Object.fromEntries(dimensions.map(([id, { values }]) => [id, values])),
      ...(rule.each && { [rule.each.dimension]: [rule.each.first.code, rule.each.rest] }),
    },
    people: records.flatMap((record) => {
      const on = codeAt(record, rule.on);
      if (on === null || !isCounted(record)) return [];
      const is = Object.fromEntries(dimensions.map(([id, { of }]) => [id, of(record)]));
      return timesOf(record).map((more) => ({ record, on, is: { ...is, ...more } }));
    }),
  };
}

/** Each thing of a record once, the first so many of them under a code of their own. */
function timesIn({ number, dimension, first, rest }: NonNullable<PopulationRule['each']>) {
  const [all, some] = [reckon(number), reckon(first.number)];
  return (record: RegistryRecord): Record<string, string>[] => {
    const [most, before] = [all(record) ?? 0, some(record) ?? 0];
    return Array.from({ length: most }, (_, nth) => ({ [dimension]: nth < before ? first.code : rest }));
  };
}
