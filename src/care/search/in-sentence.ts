import { folded } from '../folded';

/** A piece of a text; `hit`: a word of it that was searched for. */
export interface Piece {
  text: string;
  hit: boolean;
}
/** So many characters stand before the first word that was found, and in all. */
const before = 60;
const most = 180;

/** The words of a text that hold one of the words searched for, each whole, and what stands between them. @param words folded */
export function pieces(text: string, words: readonly string[]): Piece[] {
  const found: Piece[] = [];
  const add = (piece: string, hit: boolean) => {
    const last = found.at(-1);
    if (last && last.hit === hit) last.text += piece;
    else if (piece !== '') found.push({ text: piece, hit });
  };
  for (const token of text.match(/\s+|\S+/gu) ?? []) {
    if (!isHit(token, words)) add(token, false);
    else {
      const [, open = '', word = token, close = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(token) ?? [];
      add(open, false);
      add(word, true);
      add(close, false);
    }
  }
  return found;
}
const isHit = (token: string, words: readonly string[]): boolean => {
  const plain = folded(token);
  return plain !== '' && words.some((word) => plain.includes(word));
};

/** The sentence in which the first of the words stands, in pieces; what is left out before and after is said by "…". */
export function inSentence(text: string, words: readonly string[]): Piece[] {
  const line = text.split('\n').find((one) => words.some((word) => folded(one).includes(word))) ?? text;
  const first = pieces(line, words);
  const at = first.findIndex(({ hit }) => hit);
  const place = first.slice(0, Math.max(0, at)).reduce((sum, piece) => sum + piece.text.length, 0);
  const start = beginOf(line, place);
  const rest = line.slice(start).trim();
  const end = endOf(rest, place - start);
  return pieces(
    `${start > 0 && !isSentence(line, start) ? '… ' : ''}${rest.slice(0, end).trimEnd()}${end < rest.length ? ' …' : ''}`,
    words,
  );
}

/** The sentence's beginning, or else a word's, not too far before. */
function beginOf(line: string, place: number): number {
  if (place <= before) return 0;
  const near = line.slice(place - before, place);
  const sentence = [...near.matchAll(/[.!?…]\s+/gu)].at(-1);
  if (sentence) return place - before + sentence.index + sentence[0].length;
  const gap = /\s/u.exec(near);
  return place - before + (gap ? gap.index + 1 : 0);
}
const isSentence = (line: string, at: number): boolean => /[.!?…]\s+$/u.test(line.slice(0, at));

function endOf(rest: string, place: number): number {
  if (rest.length <= most) return rest.length;
  const gap = rest.lastIndexOf(' ', most);
  return gap > place ? gap : most;
}
