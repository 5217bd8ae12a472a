import type { Faults } from './faults';
import { type Directive, lineOf } from './markdown';

/** The closed set of blocks (FORMAT, section 3): name -> attributes, and which colons it is written with. */
export const idForm = /^[a-z][a-z0-9-]{1,39}$/;
type Attributes = Record<string, string>;
interface Rule {
  leaf?: boolean;
  id?: boolean;
  needs?: readonly string[];
  may?: readonly string[];
  values?: Record<string, readonly string[]>;
}
const share = ['on', 'off'] as const;
const rules: Record<string, Rule> = {
  screen: { leaf: true, id: true, may: ['skip'], values: { skip: ['yes', 'no'] } },
  story: { needs: ['person'] },
  note: { needs: ['kind'], values: { kind: ['safety', 'tip', 'evidence'] } },
  reflect: { id: true, may: ['rows', 'share'], values: { share } },
  choice: { id: true, needs: ['kind'], may: ['hold-on', 'holds', 'share'], values: { kind: ['single', 'multi'], share } },
  quiz: { id: true, needs: ['kind', 'correct'], values: { kind: ['single', 'multi'] } },
  slider: { id: true, needs: ['min', 'max', 'step'], may: ['unit', 'series', 'share'], values: { share } },
  list: { id: true, needs: ['min', 'max'], may: ['share'], values: { share } },
  worksheet: {
    leaf: true,
    id: true,
    needs: ['ref', 'mode'],
    may: ['view', 'variant', 'share'],
    values: { mode: ['fill', 'view'], share },
  },
  exercise: { id: true, needs: ['kind', 'rounds'], values: { kind: ['breathing', 'relax', 'attention'] } },
  guard: { id: true, needs: ['holds'] },
  homework: {},
  feedback: { id: true, needs: ['shows', 'wait'], may: ['release-days'], values: { wait: ['yes', 'no'] } },
  'next-time': { id: true },
  summary: {},
};

/** What blocks are checked against: the programme around them. */
export interface Around {
  features: readonly string[];
  worksheets: ReadonlyMap<string, { views: readonly string[]; variants: readonly string[] }>;
  offset: number;
  /** all lines of the file */
  lines: readonly string[];
  faults: Faults;
}

/** What there is for programmes to name. */
export interface Sheets {
  worksheets: Around['worksheets'];
  instruments: readonly string[];
  /** programme -> addresses (part/id) of the release before, whose answers readers may have */
  released?: ReadonlyMap<string, readonly string[]>;
}

/** As a directive is written: `::name{id="…"}` and nothing beside it; remark-directive would take more. */
const written = /^:{2,3}[a-z-]+(\{([a-z-]+="[^"{}]*" ?)*\})?\s*$/;

/** Checks name, colons and attributes of a directive; null when it is none of the set. */
export function attributesOf(node: Directive, around: Around): Attributes | null {
  const { faults, offset } = around;
  const line = lineOf(node, offset);
  const sign = node.type === 'leafDirective' ? '::' : ':::';
  const rule = rules[node.name];
  if (!rule) {
    faults.error(line, `unknown directive "${sign}${node.name}"`);
    return null;
  }
  if (!written.test(around.lines[line - 1] ?? ''))
    faults.error(line, `"${node.name}" stands alone on its line, attributes as name="value"`);
  if ((rule.leaf ?? false) !== (node.type === 'leafDirective'))
    faults.error(line, `"${node.name}" is written ${rule.leaf ? '::' : ':::'}${node.name}`);
  const attributes: Attributes = {};
  for (const [name, value] of Object.entries(node.attributes ?? {})) attributes[name] = value ?? '';
  const known = [...(rule.id ? ['id'] : []), ...(rule.needs ?? []), ...(rule.may ?? [])];
  for (const name of Object.keys(attributes))
    if (!known.includes(name)) faults.error(line, `unknown attribute "${name}" on ${node.name}`);
  for (const name of [...(rule.id ? ['id'] : []), ...(rule.needs ?? [])])
    if (!attributes[name]) faults.error(line, `${node.name} needs ${name}`);
  if (rule.id && attributes.id && !idForm.test(attributes.id)) faults.error(line, `"${attributes.id}" is no id`);
  for (const [name, values] of Object.entries(rule.values ?? {})) {
    const value = attributes[name];
    if (value !== undefined && !values.includes(value)) faults.error(line, `${node.name} ${name} is one of ${values.join(', ')}`);
  }
  return attributes;
}

/** A block that is never closed ends with the file, and swallows what follows. */
export function isClosed(node: Directive, { lines, offset }: Around): boolean {
  const end = (node.position?.end.line ?? 0) + offset;
  return /^:::\s*$/.test(lines[end - 1] ?? '') && end > lineOf(node, offset);
}
