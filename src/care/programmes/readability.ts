import type { ProgrammeBlock, ProgrammeScreen, Rich } from './types';

/** Lengths and LIX of what a reader reads (FORMAT, section 8). LIX: Björnsson 1968, words a sentence + per cent of long words. */
export const countWords = (text: string): number => (text.match(/[\p{L}\p{N}][\p{L}\p{N}.,'’-]*/gu) ?? []).length;

export function lix(lines: readonly string[]): number {
  let words = 0;
  let long = 0;
  let sentences = 0;
  for (const line of lines) {
    const guarded = line.replace(/\bkl\./g, 'kl').replace(/(\d)\.(\d)/g, '$1$2');
    for (const sentence of guarded.split(/[.!?:]+(?=\s|$|»|”)/)) {
      const list = sentence.match(/[\p{L}\p{N}-]+/gu) ?? [];
      // Headings and one-word options say nothing about sentences.
      if (list.length < 4) continue;
      sentences++;
      words += list.length;
      long += list.filter((w) => w.length > 6).length;
    }
  }
  return words ? words / sentences + (100 * long) / words : 0;
}

/** All lines of a screen; `feedback` decides whether every feedback counts or only the longest. */
export function linesOf(screen: ProgrammeScreen, feedback: 'all' | 'longest'): string[] {
  return [screen.title, ...screen.blocks.flatMap((b) => blockLines(b, feedback))];
}

function blockLines(block: ProgrammeBlock, feedback: 'all' | 'longest'): string[] {
  const lines: string[] = [];
  const add = (rich: Rich) => lines.push(...richLines(rich));
  if ('prompt' in block) add(block.prompt);
  if ('text' in block) add(block.text);
  if (block.type === 'exercise') {
    add(block.intro);
    lines.push(...block.steps.map((s) => inline(s.text)));
  }
  if (block.type === 'slider') lines.push(block.minLabel, block.maxLabel);
  if (block.type === 'guard') add(block.held);
  const options =
    'options' in block ? block.options : block.type === 'list' ? block.suggestions : block.type === 'homework' ? block.tasks : [];
  lines.push(...options.map((o) => inline(o.text)));
  const said = options.map((o) => richLines(o.feedback ?? []));
  if (feedback === 'all') lines.push(...said.flat());
  else lines.push(...(said.sort((a, b) => countWords(b.join(' ')) - countWords(a.join(' ')))[0] ?? []));
  return lines;
}
const inline = (parts: readonly (string | { strong: string })[]) =>
  parts.map((p) => (typeof p === 'string' ? p : p.strong)).join('');
const richLines = (rich: Rich): string[] =>
  rich.flatMap((b) => ('p' in b ? [inline(b.p)] : ('ul' in b ? b.ul : b.ol).map(inline)));
