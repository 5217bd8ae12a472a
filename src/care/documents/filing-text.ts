import type { ItemOf } from '../items/items';
import type { Instrument } from '../questionnaires/instruments/types';
import { type Remark, remarksOn } from '../remarks/remarks';
import { localDate } from '../time/dates';
import type { Block, DocumentText } from './document-text';
import type { Filing } from './filing';

/** What is said around what was written, in the reader's language. */
export interface FilingWords {
  /** Which part it is, of whom, and who has taken it out when. */
  intro: string;
  day: (date: string) => string;
  /** Who wrote it, and at what time of the day. */
  said: (author: string, at: string) => string;
  /** What the citizen has put beside it. */
  remark: (remark: Remark) => string;
  nothing: string;
  gone: (count: number) => string;
  answersTitle: (answers: ItemOf<'answers'>, instrument: Instrument) => string;
  /** How it was filled in, and the sum. */
  answersFacts: (answers: ItemOf<'answers'>) => string;
  question: string;
  answer: string;
  declined: string;
  unanswered: string;
}

/**
 * A part of a case as a document for a record: what was written, day by day and word by word, and forms with their questions. What lies around
 * it (title, sender, foot) is the caller's.
 * @param instruments those of the answers, in the wording in which they were answered
 */
export function filingText(
  { messages, answers, gone, remarks }: Filing,
  instruments: ReadonlyMap<string, Instrument>,
  words: FilingWords,
  frame: Omit<DocumentText, 'blocks'>,
): DocumentText {
  const beside = (on: string): Block[] =>
    remarksOn(remarks, on).map((remark) => ({ type: 'text', quiet: true, text: words.remark(remark) }));
  const blocks: Block[] = [{ type: 'text', text: words.intro }];
  if (messages.length + answers.length === 0) blocks.push({ type: 'text', text: words.nothing });
  let day = '';
  for (const { id, at, author, text } of messages) {
    const date = localDate(at);
    if (date !== day) blocks.push({ type: 'heading', text: words.day(date) });
    day = date;
    blocks.push({ type: 'text', quiet: true, text: words.said(author, at) }, { type: 'text', text }, ...beside(id));
  }
  for (const one of answers) {
    const instrument = instruments.get(one.instrument);
    if (instrument) blocks.push(...answersBlocks(one, instrument, words), ...beside(one.id));
  }
  if (gone > 0) blocks.push({ type: 'text', quiet: true, text: words.gone(gone) });
  return { ...frame, blocks };
}

function answersBlocks(answers: ItemOf<'answers'>, instrument: Instrument, words: FilingWords): Block[] {
  const rows = instrument.items.map(({ linkId, stem, text, options }, place): [string, string] => {
    const value = answers.values[linkId];
    const said =
      value === undefined
        ? words.unanswered
        : value === null
          ? words.declined
          : (options.find((option) => option.value === value)?.text ?? String(value));
    const asked = stem && stem !== instrument.items[place - 1]?.stem ? `${stem} ${text}` : text;
    return [asked, said];
  });
  return [
    { type: 'heading', text: words.answersTitle(answers, instrument) },
    { type: 'text', quiet: true, text: words.answersFacts(answers) },
    { type: 'table', head: [words.question, words.answer], rows, widths: [0.66, 0.34] },
  ];
}
