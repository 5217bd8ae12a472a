import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import {
  fhir,
  numberIn,
  type Questionnaire,
  type QuestionnaireItem,
  questionnaire,
  questionsOf,
  valuesOf,
} from './questionnaire';
import { rulesOf } from './rules';
import { rangeOf, readScoring, type ScoringRules } from './scoring';

/**
 * A team's own instrument, one that it has a licence for and Mellom may not ship: a FHIR R4 Questionnaire with our `scoring`
 * extension, read from a file. Everything that is wrong with it is told at once, each with its line.
 */
export type PackProblem =
  | 'not-json'
  | 'shape'
  | 'too-large'
  | 'ships-already'
  | 'link-id-twice'
  | 'no-options'
  | 'value-twice'
  | 'no-scored-items'
  | 'bands'
  | 'cut-off-outside'
  | 'reliable-change'
  | 'risk-unknown'
  | 'may-miss';
export interface PackFault {
  /** From 1. */
  line: number;
  /** Where in the document: `item[2].linkId`. */
  path: string;
  problem: PackProblem;
  /** What stands there, or what the schema says of it; for the reader of the file. */
  detail: string;
}
export type PackRead =
  | { ok: true; questionnaire: Questionnaire; rules: ScoringRules; json: string }
  | { ok: false; faults: PackFault[] };

/** Without white space it must fit into one item of a case beside its envelope. */
export const packLimit = 56_000;
type Path = (string | number)[];

export function readPack(text: string): PackRead {
  const wrong: { error: number; offset: number; length: number }[] = [];
  const tree = parseTree(text, wrong, { disallowComments: true, allowTrailingComma: false });
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  if (!tree || wrong.length > 0) {
    const at = wrong[0]?.offset ?? 0;
    return { ok: false, faults: [{ line: lineAt(at), path: '', problem: 'not-json', detail: text.slice(at, at + 40) }] };
  }
  const fault = (path: Path, problem: PackProblem, detail = ''): PackFault => ({
    line: lineAt(nearest(tree, path).offset),
    path: written(path),
    problem,
    detail,
  });
  const document: unknown = JSON.parse(text);
  const json = JSON.stringify(document);
  if (json.length > packLimit) return { ok: false, faults: [fault([], 'too-large', `${json.length}`)] };
  const read = questionnaire.safeParse(document);
  if (!read.success)
    return { ok: false, faults: read.error.issues.map((issue) => fault(issue.path as Path, 'shape', issue.message)) };
  const q = read.data;
  const rules = readScoring(q);
  const faults = [...faultsOfItems(q, fault), ...faultsOfScoring(q, rules, fault)];
  if (rulesOf(q.id)) faults.push(fault(['id'], 'ships-already', q.id));
  return faults.length > 0
    ? { ok: false, faults: faults.sort((a, b) => a.line - b.line) }
    : { ok: true, questionnaire: q, rules, json };
}

type Fault = (path: Path, problem: PackProblem, detail?: string) => PackFault;

function faultsOfItems(q: Questionnaire, fault: Fault): PackFault[] {
  const seen = new Set<string>();
  const walk = (items: readonly QuestionnaireItem[], at: Path): PackFault[] =>
    items.flatMap((one, i) => {
      const path = [...at, i];
      const faults: PackFault[] = [];
      if (seen.has(one.linkId)) faults.push(fault([...path, 'linkId'], 'link-id-twice', one.linkId));
      seen.add(one.linkId);
      if (one.type === 'choice') {
        const values = valuesOf(one);
        if (values.length === 0) faults.push(fault(path, 'no-options', one.linkId));
        if (new Set(values).size < values.length) faults.push(fault([...path, 'answerOption'], 'value-twice', one.linkId));
        const strange = (one.answerOption ?? []).findIndex(
          ({ valueCoding }) => !isValue(numberIn(valueCoding.extension, fhir.ordinal)),
        );
        if (strange >= 0) faults.push(fault([...path, 'answerOption', strange], 'shape', 'ordinalValue'));
      }
      return [...faults, ...walk(one.item ?? [], [...path, 'item'])];
    });
  return walk(q.item, ['item']);
}
const isValue = (value: number | null) => value === null || (Number.isInteger(value) && value >= 0 && value <= 1_000);

function faultsOfScoring(q: Questionnaire, rules: ScoringRules, fault: Fault): PackFault[] {
  if (rules.method === 'none') return [];
  const at = q.extension.findIndex(({ url }) => url.endsWith('/StructureDefinition/scoring'));
  const here: Path = ['extension', at];
  const faults: PackFault[] = [];
  if (rules.scored.length === 0) return [fault(here, 'no-scored-items')];
  const { min, max } = rangeOf(rules);
  const froms = rules.bands.map(({ from }) => from);
  if (froms.some((from, i) => from < min || from > max || (i > 0 && from <= (froms[i - 1] ?? min))))
    faults.push(fault(here, 'bands', froms.join(', ')));
  for (const [name, cut] of Object.entries(rules.cutOffs))
    if (cut < min || cut > max) faults.push(fault(here, 'cut-off-outside', `${name} ${cut}`));
  if (rules.reliableChange !== null && (rules.reliableChange <= 0 || rules.reliableChange > max - min))
    faults.push(fault(here, 'reliable-change', `${rules.reliableChange}`));
  if (rules.mayMiss < 0 || rules.mayMiss >= rules.scored.length) faults.push(fault(here, 'may-miss', `${rules.mayMiss}`));
  const { risk } = rules;
  if (risk && !questionsOf(q.item).some(({ linkId, type }) => type === 'choice' && linkId === risk.linkId))
    faults.push(fault(here, 'risk-unknown', risk.linkId));
  return faults;
}

/** The node itself, or the nearest thing around it that is there. */
function nearest(tree: Node, path: Path): Node {
  for (let length = path.length; length > 0; length--) {
    const found = findNodeAtLocation(tree, path.slice(0, length));
    if (found) return found;
  }
  return tree;
}
const written = (path: Path): string =>
  path.reduce<string>((all, part) => (typeof part === 'number' ? `${all}[${part}]` : all === '' ? part : `${all}.${part}`), '');
