import type { List, PhrasingContent, Root, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse as parseYaml } from 'yaml';
import { isRecord } from '../is-record';
import type { Faults } from './faults';
import type { Inline, Rich } from './types';

/** Markdown of a programme file taken apart: front matter, and the nodes of its body with their lines in the file. */
export interface ContentFile {
  meta: Record<string, unknown>;
  nodes: RootContent[];
  /** lines before the body */
  offset: number;
  /** all lines of the file */
  lines: string[];
}
export type Directive = ContainerDirective | LeafDirective;
const processor = unified().use(remarkParse).use(remarkDirective);

export function readContentFile(text: string, faults: Faults): ContentFile | null {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    faults.error(1, 'no front matter');
    return null;
  }
  let meta: unknown;
  try {
    meta = parseYaml(lines.slice(1, end).join('\n'));
  } catch (error) {
    faults.error(1, `front matter: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not YAML'}`);
    return null;
  }
  if (!isRecord(meta)) {
    faults.error(1, 'front matter is no list of keys');
    return null;
  }
  const root = processor.parse(lines.slice(end + 1).join('\n')) as Root;
  return { meta, nodes: root.children, offset: end + 1, lines };
}

export const lineOf = (node: { position?: { start: { line: number } } | undefined }, offset: number): number =>
  (node.position?.start.line ?? 1) + offset;

/** Paragraphs and lists with strong words; everything else is refused (FORMAT, section 2). */
export function richOf(nodes: readonly RootContent[], offset: number, faults: Faults): Rich {
  return nodes.flatMap((node): Rich => {
    if (node.type === 'paragraph') return [{ p: inlineOf(node.children, offset, faults) }];
    if (node.type === 'list') {
      const items = node.children.map((item) =>
        item.children.flatMap((c) => (c.type === 'paragraph' ? inlineOf(c.children, offset, faults) : unfit(c))),
      );
      return [node.ordered ? { ol: items } : { ul: items }];
    }
    unfit(node);
    return [];
  });
  function unfit(node: RootContent): Inline[] {
    faults.error(lineOf(node, offset), `${node.type} is not allowed here`);
    return [];
  }
}

export function inlineOf(nodes: readonly PhrasingContent[], offset: number, faults: Faults): Inline[] {
  const parts: Inline[] = [];
  const add = (text: string) => {
    const last = parts.at(-1);
    if (typeof last === 'string') parts[parts.length - 1] = last + text;
    else parts.push(text);
  };
  for (const node of nodes) {
    // Line ends inside a paragraph are how Markdown is typed, not something to see.
    if (node.type === 'text') add(node.value.replace(/\s*\n\s*/g, ' '));
    else if (node.type === 'break') add(' ');
    else if (node.type === 'strong' && node.children.every((c) => c.type === 'text'))
      parts.push({ strong: node.children.map((c) => (c.type === 'text' ? c.value.replace(/\s*\n\s*/g, ' ') : '')).join('') });
    else if (node.type === 'textDirective') {
      // A colon glued to what follows (10:30) reads as one. Refused, and written back as it stood for the reader of the message.
      add(`:${node.name}`);
      faults.error(lineOf(node, offset), `":${node.name}" reads as a directive; put a space after the colon, or write 10.30`);
    } else faults.error(lineOf(node, offset), `${node.type} is not allowed in text`);
  }
  return parts;
}

/** Options are list items that begin with a key in backticks; a quote under the item is its feedback. */
export interface ParsedOption {
  key: string;
  text: Inline[];
  feedback: Rich | null;
  line: number;
}
export function optionsOf(list: List, offset: number, faults: Faults): ParsedOption[] {
  return list.children.flatMap((item): ParsedOption[] => {
    const line = lineOf(item, offset);
    const [first, ...rest] = item.children;
    const head = first?.type === 'paragraph' ? first.children[0] : undefined;
    if (first?.type !== 'paragraph' || head?.type !== 'inlineCode') {
      faults.error(line, 'an option begins with its key in backticks');
      return [];
    }
    const quotes = rest.filter((n) => n.type === 'blockquote');
    if (quotes.length !== rest.length) faults.error(line, 'under an option only a quote is allowed');
    const text = inlineOf(first.children.slice(1), offset, faults);
    const [start, ...more] = text;
    return [
      {
        key: head.value,
        text: typeof start === 'string' ? [start.replace(/^\s+/, ''), ...more] : text,
        feedback:
          quotes.length > 0 ? quotes.flatMap((q) => (q.type === 'blockquote' ? richOf(q.children, offset, faults) : [])) : null,
        line,
      },
    ];
  });
}

/** Heading text; null when it is no plain `## Title`. */
export function titleOf(node: RootContent | undefined): string | null {
  if (node?.type !== 'heading' || node.depth !== 2) return null;
  return node.children.every((c) => c.type === 'text')
    ? node.children.map((c) => (c.type === 'text' ? c.value : '')).join('')
    : null;
}
