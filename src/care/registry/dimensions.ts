import { type Outcome, outcomeOf } from '../questionnaires/instruments/outcome';
import type { DimensionRule, RegistryDefinition } from './definition';
import { fieldAt } from './field-at';
import { codeAt, reckon, rowsAt, valueAt } from './reckoned';
import type { RegistryRecord } from './record-schema';

/** Of a record that does not say: a value like any other, counted and shown. */
const unknown = 'unknown';
/** A municipality that the team does not serve. */
const elsewhere = 'elsewhere';
/** How a course ended, by first and last totals: over a cut-off at the start or not, under all at the end, reliably better, worse or neither. */
const starts = ['below', 'recovered', 'case'] as const;
const changes = ['improved', 'deteriorated', 'same'] as const;
const results = ['unpaired', ...starts.flatMap((start) => changes.map((change) => `${start}-${change}` as const))] as const;
const yesNo = ['yes', 'no'] as const;

/** A dimension as the records are counted by it: every value that somebody could have, and which one somebody has. */
export interface Dimension {
  values: readonly string[];
  of: (record: RegistryRecord) => string;
}

/** @param kommuner numbers of the municipalities that the team serves */
export function dimensionOf(definition: RegistryDefinition, rule: DimensionRule, kommuner: readonly string[]): Dimension {
  switch (rule.by) {
    case 'code': {
      const groupOf = new Map(rule.groups?.flatMap(({ code, of }) => of.map((one) => [one, code])));
      const of = (code: string | null) => (code === null ? unknown : rule.groups ? (groupOf.get(code) ?? unknown) : code);
      return {
        values: rule.groups ? withUnknown(rule.groups.map(({ code }) => code)) : valuesOf(definition, rule.field),
        of: (record) => of(codeAt(record, rule.field)),
      };
    }
    case 'only':
      return {
        values: valuesOf(definition, rule.field, rule.several, rule.none),
        of: (record) => {
          const list = valueAt(record, rule.field);
          if (!Array.isArray(list)) return unknown;
          return list.length > 1 ? rule.several : String(list[0] ?? rule.none);
        },
      };
    case 'steps': {
      const number = reckon(rule.number);
      return {
        values: withUnknown(rule.steps.map(({ code }) => code)),
        of: (record) => {
          const value = number(record);
          return value === null ? unknown : (rule.steps.findLast(({ from }) => value >= from)?.code ?? unknown);
        },
      };
    }
    case 'place':
      return {
        values: [...kommuner, elsewhere, unknown],
        of: (record) => {
          const kommune = codeAt(record, rule.field);
          return kommune === null ? unknown : kommuner.includes(kommune) ? kommune : elsewhere;
        },
      };
    case 'row':
      return {
        values: withUnknown(rule.cases.map(({ code }) => code)),
        of: (record) => {
          const [row] = rowsAt(record, rule.field, rule.where);
          const holds = ({ part, is }: (typeof rule.cases)[number]) => {
            const value = row?.[part] ?? null;
            return value !== null && (is === undefined || is.includes(String(value)));
          };
          return rule.cases.find(holds)?.code ?? unknown;
        },
      };
    case 'outcome':
      return {
        values: results,
        of: (record) => {
          const pairs = definition.outcomes.map(({ instrument }) => pairOf(definition, record, instrument));
          return resultOf(
            outcomeOf(
              definition.outcomes,
              pairs.map((pair) => pair?.first ?? null),
              pairs.map((pair) => pair?.last ?? null),
            ),
          );
        },
      };
    case 'measured':
      return { values: yesNo, of: (record) => (pairOf(definition, record, rule.instrument) ? 'yes' : 'no') };
  }
}

/** First and last total of somebody who has answered an instrument at least twice. */
export function pairOf(
  definition: RegistryDefinition,
  record: RegistryRecord,
  instrument: string,
): { first: number; last: number } | null {
  const field = definition.fields.find(({ type }) => type === 'measures');
  const [row] = field ? rowsAt(record, field.id, { instrument: [instrument] }) : [];
  const count = row?.count;
  if (!row || typeof count !== 'number' || count < 2) return null;
  const [first, last] = [valueAt(row, 'first.total'), valueAt(row, 'last.total')];
  return typeof first === 'number' && typeof last === 'number' ? { first, last } : null;
}

function resultOf(outcome: Outcome | null): (typeof results)[number] {
  if (!outcome) return 'unpaired';
  const start = !outcome.caseness ? 'below' : outcome.recovery ? 'recovered' : 'case';
  return `${start}-${outcome.reliableImprovement ? 'improved' : outcome.reliableDeterioration ? 'deteriorated' : 'same'}`;
}

/** Codes of a field or a part, and what else there is; unknown too, unless it is always known. */
function valuesOf(definition: RegistryDefinition, path: string, ...more: readonly string[]): readonly string[] {
  const [of, field] = [fieldAt(definition, path), fieldAt(definition, path.split('.')[0] ?? path)];
  const values = [...(of && 'codes' in of ? of.codes : []), ...more];
  return field?.always && of?.always ? values : withUnknown(values);
}
const withUnknown = (values: readonly string[]): string[] => [...values.filter((value) => value !== unknown), unknown];
