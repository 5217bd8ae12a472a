import type { Inline, Option, Rich } from '../../../care/programmes/types';
import type { ItemDraft } from '../../../client/api';
import { type AnswerBlock, addressOf, type BlockAnswer, type Place } from './answer';

const inline = (parts: readonly Inline[]): string => parts.map((p) => (typeof p === 'string' ? p : p.strong)).join('');

/** Rich text as plain words, for what is kept beside an answer and for names read aloud. */
export function plain(rich: Rich): string {
  return rich.flatMap((b) => ('p' in b ? [inline(b.p)] : ('ul' in b ? b.ul : b.ol).map(inline))).join('\n');
}
export const optionWords = (option: Option): string => inline(option.text);

const optionsOf = (block: AnswerBlock): readonly Option[] =>
  'options' in block ? block.options : block.type === 'list' ? block.suggestions : [];
/** What a block asks; of one that only offers something, what it says. */
export const promptOf = (block: AnswerBlock): Rich => ('prompt' in block ? block.prompt : 'text' in block ? block.text : []);

/** An answer as it goes to the therapist: with the words as the reader saw them, so that it can be read when the text has changed. */
export function blockItem(place: Place, block: AnswerBlock, answer: BlockAnswer): ItemDraft {
  const chosen = optionsOf(block).filter((o) => answer.keys?.includes(o.key));
  return {
    kind: 'block',
    address: addressOf(place, block.id),
    version: place.version,
    language: place.language,
    block: block.type,
    prompt: plain(promptOf(block)).slice(0, 2_000),
    ...(answer.keys ? { keys: answer.keys, options: chosen.map((o) => optionWords(o).slice(0, 400)) } : {}),
    ...(answer.texts ? { texts: answer.texts.filter((t) => t.trim() !== '') } : {}),
    ...(answer.number === undefined ? {} : { number: answer.number }),
  };
}

export const isEmpty = (answer: BlockAnswer): boolean =>
  (answer.keys ?? []).length === 0 && (answer.texts ?? []).every((t) => t.trim() === '') && answer.number === undefined;

/** One line that says what was answered, for the list of what will be shared. */
export function answerLine(block: AnswerBlock, answer: BlockAnswer): string {
  const chosen = optionsOf(block)
    .filter((o) => answer.keys?.includes(o.key))
    .map(optionWords);
  return [
    ...chosen,
    ...(answer.texts ?? []).filter((t) => t.trim() !== ''),
    ...(answer.number === undefined ? [] : [String(answer.number)]),
  ].join(' · ');
}
