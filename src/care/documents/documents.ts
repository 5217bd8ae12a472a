import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
import type { Block, DocumentText } from './document-text';

export type Letter = ItemOf<'document'>;
export type Template = Letter['template'];
export type Section = Letter['sections'][number];

/** A letter of the case, as far as it has come. */
export interface CaseDocument {
  letter: Letter;
  /** Account of whoever wrote this version. */
  by: string;
  step: 'reading' | 'locked' | 'sent' | 'dropped';
  /** What the citizen said of this version. */
  read: { at: string; fine: boolean; note?: string } | null;
  sent: readonly { to: string; on: string; how: ItemOf<'document-sent'>['how']; by: string }[];
}

/** All letters that have left the desk, the oldest first. */
export function documentsOf(state: Pick<CaseState, 'items'>): CaseDocument[] {
  const letters = new Map<string, { letter: Letter; by: string }>();
  for (const { item, author } of kept(state, 'document')) {
    const before = letters.get(item.document)?.letter.state;
    const isFinal = before === 'dropped' || (before === 'locked' && item.state !== 'dropped');
    if (!isFinal) letters.set(item.document, { letter: item, by: author });
  }
  return [...letters.values()].map(({ letter, by }) => {
    const sent = kept(state, 'document-sent')
      .filter(({ item }) => item.document === letter.document)
      .map(({ author, item: { to, on, how } }) => ({ to, on, how, by: author }));
    const read = kept(state, 'document-read').findLast(({ item }) => item.document === letter.document);
    const isOfThis = read && (letter.state !== 'reading' || read.item.version === letter.id);
    return {
      letter,
      by,
      step: sent.length > 0 ? 'sent' : letter.state,
      read: isOfThis ? { at: read.item.at, fine: read.item.fine, ...(read.item.note ? { note: read.item.note } : {}) } : null,
      sent,
    };
  });
}

/** The letter as it is read and drawn, the same for both sides: byte for byte the same file. */
export function documentText(letter: Omit<Letter, 'kind' | 'id' | 'document' | 'state' | 'template' | 'partner'>): DocumentText {
  const { language, title, sender, marks, to, sections, closing, footer, at } = letter;
  return { language, title, sender, marks, to, closing, footer, made: at, blocks: sections.flatMap(blocksOf) };
}

function blocksOf({ heading, text, table, curve }: Section): Block[] {
  return [
    { type: 'heading', text: heading },
    ...(text.trim() ? [{ type: 'text' as const, text }] : []),
    ...(table ? [{ type: 'table' as const, ...table }] : []),
    ...(curve ? [{ type: 'curve' as const, ...curve }] : []),
  ];
}

/** A letter as words alone, for a system that takes text: headings, prose, tables a line a row. */
export const plainText = ({ title, to, blocks, closing }: DocumentText): string =>
  [title, to.join('\n'), ...blocks.map(plainBlock), closing.join('\n')].filter((one) => one.trim() !== '').join('\n\n');

function plainBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
      return block.text.toLocaleUpperCase();
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return block.rows
        .map(([name = '', ...cells]) => `${name}: ${cells.map((cell, n) => `${block.head[n + 1] ?? ''} ${cell}`).join(', ')}`)
        .join('\n');
    case 'curve':
      return block.alt;
  }
}
