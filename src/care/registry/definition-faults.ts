import type { ScoringRules } from '../questionnaires/instruments/scoring';
import type { DimensionRule, Reckoned, RegistryDefinition } from './definition';
import { dimensionOf } from './dimensions';
import { fieldAt, partsAt } from './field-at';

/** What can be wrong with a registry's definition. `shape`: it is none. The others: something in it names what is not there, or not such. */
export type DefinitionProblem =
  | 'shape'
  | 'no-field'
  | 'other-type'
  | 'no-code'
  | 'code-twice'
  | 'order'
  | 'no-population'
  | 'no-dimension'
  | 'no-instrument'
  | 'no-programme'
  | 'other-limit'
  | 'too-many-cells';
export interface DefinitionFault {
  /** Where in the document: `tables[2].axes[0].codes[1]`. */
  path: string;
  problem: DefinitionProblem;
  /** What stands there, or what the schema says of it. */
  detail: string;
}
/** What there is to measure and to work with: what ships with Mellom, and what a team has beside it. */
export interface Known {
  instrument: (id: string) => Pick<ScoringRules, 'cutOffs' | 'reliableChange' | 'direction'> | null;
  programmes: ReadonlySet<string>;
}

const fault = (path: string, problem: DefinitionProblem, detail = ''): DefinitionFault => ({ path, problem, detail });
type Where = Readonly<Record<string, readonly string[]>>;

/** Instruments and programmes are there; a limit is one that the instrument itself has. */
export function faultsOfMeasures(definition: RegistryDefinition, known: Known): DefinitionFault[] {
  const { instruments, outcomes, programmes } = definition;
  return [
    ...instruments.flatMap((id, n) => (known.instrument(id) ? [] : [fault(`instruments[${n}]`, 'no-instrument', id)])),
    ...programmes.flatMap((id, n) => (known.programmes.has(id) ? [] : [fault(`programmes[${n}]`, 'no-programme', id)])),
    ...outcomes.flatMap(({ instrument, cutOff, reliableChange, direction }, n) => {
      const at = `outcomes[${n}]`;
      const rules = instruments.includes(instrument) ? known.instrument(instrument) : null;
      if (!rules) return [fault(`${at}.instrument`, 'no-instrument', instrument)];
      return [
        ...(outcomes.findIndex((one) => one.instrument === instrument) < n ? [fault(at, 'code-twice', instrument)] : []),
        ...(Object.values(rules.cutOffs).includes(cutOff) ? [] : [fault(`${at}.cutOff`, 'other-limit', String(cutOff))]),
        ...(rules.reliableChange === reliableChange
          ? []
          : [fault(`${at}.reliableChange`, 'other-limit', String(reliableChange))]),
        ...(rules.direction === direction ? [] : [fault(`${at}.direction`, 'other-limit', direction)]),
      ];
    }),
  ];
}

export const faultsOfPopulations = (definition: RegistryDefinition): DefinitionFault[] =>
  definition.populations.flatMap(({ on, least, each, dimensions }, n) => {
    const at = `populations[${n}]`;
    const number = (rule: Reckoned, path: string) => faultsOfNumber(definition, rule, path);
    return [
      ...isType(definition, on, ['day'], `${at}.on`),
      ...(least ? number(least.number, `${at}.least.number`) : []),
      ...(each
        ? [
            ...number(each.number, `${at}.each.number`),
            ...number(each.first.number, `${at}.each.first.number`),
            ...(each.first.code === each.rest ? [fault(`${at}.each.rest`, 'code-twice', each.rest)] : []),
            ...(each.dimension in dimensions ? [fault(`${at}.each.dimension`, 'code-twice', each.dimension)] : []),
          ]
        : []),
      ...Object.entries(dimensions).flatMap(([id, rule]) => faultsOfDimension(definition, rule, `${at}.dimensions.${id}`)),
    ];
  });

function faultsOfDimension(definition: RegistryDefinition, rule: DimensionRule, at: string): DefinitionFault[] {
  const hasMeasures = definition.fields.some(({ type }) => type === 'measures');
  switch (rule.by) {
    case 'code': {
      const wrong = isType(definition, rule.field, ['code'], `${at}.field`);
      const grouped = rule.groups?.flatMap(({ of }) => of) ?? [];
      return [
        ...wrong,
        ...areCodes(definition, rule.field, grouped, `${at}.groups`),
        ...twice(grouped, `${at}.groups`),
        ...distinct(),
      ];
    }
    case 'only':
      return [...isType(definition, rule.field, ['codes'], `${at}.field`), ...distinct()];
    case 'steps': {
      const ascending = rule.steps.every(({ from }, n) => n === 0 || from > (rule.steps[n - 1]?.from ?? from));
      return [
        ...faultsOfNumber(definition, rule.number, `${at}.number`),
        ...(ascending ? [] : [fault(`${at}.steps`, 'order')]),
        ...distinct(),
      ];
    }
    case 'place':
      return isType(definition, rule.field, ['kommune'], `${at}.field`);
    case 'row':
      return [
        ...isType(definition, rule.field, ['rows'], `${at}.field`),
        ...areIn(definition, rule.field, rule.where, `${at}.where`),
        ...rule.cases.flatMap(({ part, is }, n) =>
          partsAt(definition, rule.field).some(({ id }) => id === part)
            ? areCodes(definition, `${rule.field}.${part}`, is ?? [], `${at}.cases[${n}].is`)
            : [fault(`${at}.cases[${n}].part`, 'no-field', `${rule.field}.${part}`)],
        ),
        ...distinct(),
      ];
    case 'outcome':
      return hasMeasures && definition.outcomes.length > 0 ? [] : [fault(at, 'no-instrument')];
    case 'measured':
      return hasMeasures && definition.instruments.includes(rule.instrument)
        ? []
        : [fault(`${at}.instrument`, 'no-instrument', rule.instrument)];
  }
  function distinct(): DefinitionFault[] {
    return twice(dimensionOf(definition, rule, []).values, at);
  }
}

export const faultsOfTables = (definition: RegistryDefinition): DefinitionFault[] => [
  ...definition.tables.flatMap((table, n) => faultsOfTable(definition, table, `tables[${n}]`)),
  ...definition.summaries.flatMap((summary, n) => {
    const at = `summaries[${n}]`;
    return [
      ...inPopulation(definition, summary.of, summary.where, at),
      ...('quartiles' in summary
        ? faultsOfNumber(definition, summary.quartiles, `${at}.quartiles`)
        : definition.outcomes.some(({ instrument }) => instrument === summary.effect)
          ? []
          : [fault(`${at}.effect`, 'no-instrument', summary.effect)]),
    ];
  }),
];

/** Cells of a table that can be handed in (`countTableSchema`), for a team that serves one municipality. */
const cellsMax = 400;

function faultsOfTable(
  definition: RegistryDefinition,
  { of, axes }: RegistryDefinition['tables'][number],
  at: string,
): DefinitionFault[] {
  const codes = axes.map((axis) =>
    axis.codes.flatMap((one) => ('each' in one ? (one.only ?? valuesIn(definition, of, one.each) ?? []) : [one.code])),
  );
  const cells = codes.reduce((all, list) => all * list.length, 1);
  return [
    ...axes.flatMap((axis, n) => [
      ...axis.codes.flatMap((one, m) => {
        const here = `${at}.axes[${n}].codes[${m}]`;
        return 'each' in one
          ? inPopulation(definition, of, { [one.each]: one.only ?? [] }, here)
          : inPopulation(definition, one.of ?? of, one.where, here);
      }),
      ...twice(codes[n] ?? [], `${at}.axes[${n}]`),
    ]),
    ...(cells > cellsMax ? [fault(at, 'too-many-cells', String(cells))] : []),
  ];
}

/** Every value of a dimension of a population; null where there is none. A team that serves no municipality stands for each. */
function valuesIn({ populations, ...definition }: RegistryDefinition, id: string, dimension: string): readonly string[] | null {
  const population = populations.find((one) => one.id === id);
  const { each } = population ?? {};
  if (each?.dimension === dimension) return [each.first.code, each.rest];
  const rule = population?.dimensions[dimension];
  return rule ? dimensionOf({ populations, ...definition }, rule, []).values : null;
}

function inPopulation(definition: RegistryDefinition, id: string, where: Where, at: string): DefinitionFault[] {
  if (!definition.populations.some((one) => one.id === id)) return [fault(at, 'no-population', id)];
  return Object.entries(where).flatMap(([dimension, values]) => {
    const known = valuesIn(definition, id, dimension);
    if (!known) return [fault(at, 'no-dimension', `${id}.${dimension}`)];
    return values.flatMap((value) => (known.includes(value) ? [] : [fault(at, 'no-code', `${dimension}: ${value}`)]));
  });
}

function faultsOfNumber(definition: RegistryDefinition, rule: Reckoned, at: string): DefinitionFault[] {
  if ('days' in rule) return rule.days.flatMap((field) => isType(definition, field, ['day'], at));
  if ('years' in rule)
    return [...isType(definition, rule.years[0], ['number'], at), ...isType(definition, rule.years[1], ['day'], at)];
  return rule.sum.flatMap(({ field, where }, n) => [
    ...isType(definition, field, ['number'], `${at}.sum[${n}].field`),
    ...areIn(definition, field.split('.')[0] ?? field, where ?? {}, `${at}.sum[${n}].where`),
  ]);
}

function isType(definition: RegistryDefinition, path: string, types: readonly string[], at: string): DefinitionFault[] {
  const field = fieldAt(definition, path);
  if (!field) return [fault(at, 'no-field', path)];
  return types.includes(field.type) ? [] : [fault(at, 'other-type', `${path}: ${field.type}`)];
}

/** Codes of parts of the rows of a field. */
const areIn = (definition: RegistryDefinition, field: string, where: Where, at: string): DefinitionFault[] =>
  Object.entries(where).flatMap(([part, codes]) => [
    ...isType(definition, `${field}.${part}`, ['code'], at),
    ...areCodes(definition, `${field}.${part}`, codes, at),
  ]);

function areCodes(definition: RegistryDefinition, path: string, codes: readonly string[], at: string): DefinitionFault[] {
  const field = fieldAt(definition, path);
  const known = field && 'codes' in field ? field.codes : [];
  return codes.flatMap((code) => (known.includes(code) ? [] : [fault(at, 'no-code', `${path}: ${code}`)]));
}

const twice = (codes: readonly string[], at: string): DefinitionFault[] =>
  codes.flatMap((code, n) => (codes.indexOf(code) < n ? [fault(at, 'code-twice', code)] : []));
