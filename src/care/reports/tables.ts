import type { Region } from '../disclosure/population';
import { type Measured, measured } from '../figures/columns';
import { ageBands, partsOf, unknown } from '../figures/dimensions';
import type { SpreadName } from '../figures/spreads';
import { elsewhere, gpAnswers, measuredTwice, waits, works } from './populations';

/** Who a code stands for. `of`: in a population of its own, where a table counts several beside each other. */
export interface Code {
  code: string;
  of?: string;
  where: Region['where'];
}
/** A table of counts as the codebook `rph-mds-1.0` has it: which people, by what, under which codes (docs/registry.md, "What leaves"). */
export interface TableRule {
  id: string;
  of: string;
  axes: { id: string; codes: readonly Code[] }[];
}
/** What is told of people beside how many they are: the spread of a number, or how far a measure fell. */
export interface SummaryRule {
  id: string;
  of: string;
  where: Region['where'];
  told: { spread: SpreadName } | { effect: Measured };
}

const all: Code = { code: 'all', where: {} };
const each = (dimension: string, values: readonly string[]): Code[] =>
  values.map((value) => ({ code: value, where: { [dimension]: [value] } }));
const group = (code: string, dimension: string, values: readonly string[]): Code => ({ code, where: { [dimension]: values } });
const rest = (values: readonly string[] | null, ...named: string[]) => (values ?? []).filter((value) => !named.includes(value));

const bands = (from: number, to: number) => ageBands.filter((one) => one.from >= from && one.from < to).map(({ band }) => band);
const ages = [
  group('under-25', 'age', bands(0, 25)),
  group('25-44', 'age', bands(25, 45)),
  group('45-64', 'age', bands(45, 65)),
  group('65-up', 'age', bands(65, 200)),
  group(unknown, 'age', [unknown]),
  all,
];
const gendersOf = [...each('gender', ['woman', 'man']), group('other', 'gender', ['other', unknown]), all];
const problems = [
  ...each('problem', ['anxiety', 'depression']),
  group('other', 'problem', rest(partsOf.problem, 'anxiety', 'depression')),
  all,
];
const paired = (...ends: string[]) => measuredTwice.filter((result) => ends.some((end) => result.includes(end)));
const outcomes = [
  { code: 'finished', where: {} },
  group('paired', 'result', measuredTwice),
  group('caseness', 'result', paired('recovered', 'case')),
  group('recovered', 'result', paired('recovered')),
  group('reliably-recovered', 'result', paired('recovered-improved')),
  group('improved', 'result', paired('improved')),
  group('deteriorated', 'result', paired('deteriorated')),
];
const known = works.filter((work) => work !== unknown);
const statuses = (side: string, other: string) =>
  [...known.map((work) => [work, [work]] as const), ['all', known] as const].map(
    ([code, values]): Code => ({
      code: `${side.slice('work-'.length)}-${code}`,
      where: { [side]: values, [other]: known },
    }),
  );
const waited = waits.filter((wait) => wait !== unknown);
const within = (clock: string) => [
  { code: `${clock}-in-7`, of: clock, where: { wait: ['within-7'] } },
  { code: `${clock}-in-14`, of: clock, where: { wait: ['within-7', 'within-14'] } },
  { code: `${clock}-known`, of: clock, where: { wait: waited } },
];
const own = (code: string, of: string): Code => ({ code, of, where: {} });

/** Those of whom something holds, and those of whom it does not: what a reader pools (care/pooling/shares.ts). */
const share = (id: string, of: string, dimension: string, yes: readonly string[], no: readonly string[]): TableRule => ({
  id,
  of,
  axes: [{ id: 'holds', codes: [group('yes', dimension, yes), group('no', dimension, no)] }],
});

/** @param kommuner numbers of the municipalities that the team serves */
export const tableRules = (kommuner: readonly string[]): TableRule[] => [
  {
    id: 'flow',
    of: 'contact',
    axes: [
      {
        id: 'step',
        codes: [
          own('contact', 'contact'),
          own('assessed', 'assessed'),
          own('started', 'started'),
          own('ended', 'ended'),
          own('finished', 'finished'),
        ],
      },
    ],
  },
  { id: 'source', of: 'contact', axes: [{ id: 'source', codes: [...sources(), all] }] },
  { id: 'waits', of: 'started', axes: [{ id: 'wait', codes: [...within('assessed'), ...within('started')] }] },
  share('started-in-14', 'started', 'wait', ['within-7', 'within-14'], ['later']),
  {
    id: 'age-gender',
    of: 'started',
    axes: [
      { id: 'age', codes: ages },
      { id: 'gender', codes: gendersOf },
    ],
  },
  {
    id: 'kommune',
    of: 'started',
    axes: [{ id: 'kommune', codes: [...each('kommune', [...kommuner, elsewhere, unknown]), all] }],
  },
  {
    id: 'help',
    of: 'finished',
    axes: [
      {
        id: 'help',
        codes: [...each('help', partsOf.help ?? []), all],
      },
    ],
  },
  {
    id: 'outcomes',
    of: 'finished',
    axes: [
      { id: 'problem', codes: problems },
      { id: 'outcome', codes: outcomes },
    ],
  },
  share('paired', 'finished', 'result', measuredTwice, ['unpaired']),
  share('recovery', 'finished', 'result', paired('recovered'), paired('case')),
  {
    id: 'work',
    of: 'finished',
    axes: [{ id: 'work', codes: [...statuses('work-start', 'work-end'), ...statuses('work-end', 'work-start')] }],
  },
  {
    id: 'gp',
    of: 'finished',
    axes: [{ id: 'gp', codes: each('gp', gpAnswers) }],
  },
  { id: 'alerts', of: 'alerts', axes: [{ id: 'answer', codes: [group('in-time', 'answer', ['in-time']), all] }] },
];

/** Alone, on the GP's advice, by the GP, and everybody else. */
function sources(): Code[] {
  const named = ['self', 'self-gp', 'gp', unknown];
  return [...each('source', named), group('other', 'source', rest(partsOf.source, ...named))];
}

const spread = (name: SpreadName, of: string, where: Region['where']): SummaryRule => ({
  id: `spread-${name}`,
  of,
  where,
  told: { spread: name },
});
export const summaryRules: readonly SummaryRule[] = [
  spread('assessed', 'assessed', { wait: waited }),
  spread('started', 'started', { wait: waited }),
  ...(['sessions', 'minutes', 'work'] as const).map((name) => spread(name, 'finished', {})),
  ...measured.map((effect) => ({
    id: `effect-${effect}`,
    of: 'finished',
    where: { [effect]: ['yes'] },
    told: { effect },
  })),
];

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
