import type { ProgrammeBlock, ProgrammePart, ProgrammeScreen, Rich } from './types';

/** A programme as one language reads it, for what looks over several at once. */
export interface ReadProgramme {
  slug: string;
  parts: readonly ProgrammePart[];
}

/** The sentences of a text, with the sign that ends each. A clock time (`kl. 07.00`) and a number end none. */
export const sentencesOf = (text: string): string[] =>
  text
    .replace(/\bkl\. /g, 'kl.\u2060')
    .split(/(?<=[.!?…][»”"'’]?)\s+|\s*\n\s*/)
    .map((sentence) => sentence.replaceAll('\u2060', ' ').trim())
    .filter((sentence) => sentence !== '');

/** Words in lower case, without signs: what makes two sentences the same. */
export const wordsOf = (sentence: string): string[] => sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Paragraphs and list items as lines, strong words among the rest. */
export const plainLines = (rich: Rich): string[] =>
  rich.flatMap((block) => ('p' in block ? [block.p] : 'ul' in block ? block.ul : block.ol).map(plain));
export const plain = (parts: readonly (string | { strong: string })[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('');

/** What is told on a screen: paragraphs, stories, notes and summaries. No titles, and nothing that is asked or answered. */
export const toldOn = (screen: ProgrammeScreen): string[] =>
  screen.blocks.flatMap((block) => (isTold(block) ? plainLines(block.text) : [])).flatMap(sentencesOf);

const told = ['text', 'story', 'note', 'summary'] as const;
type Told = Extract<ProgrammeBlock, { type: (typeof told)[number] }>;
const isTold = (block: ProgrammeBlock): block is Told => told.some((type) => type === block.type);

/** What stands in strong letters, anywhere inside. */
export function strongIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('strong' in value && typeof value.strong === 'string') return [value.strong];
  return Object.values(value).flatMap(strongIn);
}
