import type { Region } from '../disclosure/population';
import type { RegistryDefinition } from '../registry/definition';
import { dimensionOf } from '../registry/dimensions';

/** Who a code stands for. `of`: in a population of its own, where a table counts several beside each other. */
interface Code {
  code: string;
  of?: string;
  where: Region['where'];
}
/** A table of counts as the codebook has it: which people, by what, under which codes (docs/registry.md, "What leaves"). */
export interface TableRule {
  id: string;
  of: string;
  axes: { id: string; codes: readonly Code[] }[];
}

/**
 * The tables that leave, with every code written out.
 * @param kommuner numbers of the municipalities that the team serves
 */
export function tableRules(definition: RegistryDefinition, kommuner: readonly string[]): TableRule[] {
  const valuesOf = (population: string, id: string): readonly string[] => {
    const rule = definition.populations.find((one) => one.id === population)?.dimensions[id];
    return rule ? dimensionOf(definition, rule, kommuner).values : [];
  };
  return definition.tables.map(({ id, of, axes }) => ({
    id,
    of,
    axes: axes.map((axis) => ({
      id: axis.id,
      codes: axis.codes.flatMap((one): Code[] => {
        if (!('each' in one)) return [one];
        const values = one.only ?? valuesOf(of, one.each);
        return values.map((value) => ({ code: value, where: { [one.each]: [value] } }));
      }),
    })),
  }));
}

/** Every cell of a table, in the order in which they are kept: codes, and who they are about. */
export function cellsOf(rule: TableRule, period: { from: string; until: string }): { codes: string[]; region: Region }[] {
  return rule.axes
    .reduce<Code[][]>((found, { codes }) => found.flatMap((before) => codes.map((code) => [...before, code])), [[]])
    .map((codes) => ({
      codes: codes.map(({ code }) => code),
      region: {
        ...period,
        population: codes.find(({ of }) => of !== undefined)?.of ?? rule.of,
        where: Object.assign({}, ...codes.map(({ where }) => where)),
      },
    }));
}
