import { soundly } from '../case/sound';
import type { CaseState } from '../case/state';
import { folded } from '../folded';
import { type SearchText, textsOf } from './texts';

/** Raise it when CaseTexts changes, or the same case would have other texts: what a device has kept is then made anew. */
export const textsVersion = 2;

/** The texts of one case and, each on a line of its own, the same texts folded: what a search runs through. */
export interface CaseTexts {
  texts: readonly SearchText[];
  folded: string;
}

/** What stands in a case harms only itself: an item of which no text can be had is left out. */
export const caseTexts = (state: CaseState): CaseTexts => withFolded(soundly(state, textsOf).answer);

export const withFolded = (texts: readonly SearchText[]): CaseTexts => ({
  texts,
  folded: texts.map(({ text }) => folded(text)).join('\n'),
});

const begins = new WeakMap<CaseTexts, Uint32Array>();
/** Where each text begins in `folded`, and at last where one more would. */
function beginsOf(of: CaseTexts): Uint32Array {
  const known = begins.get(of);
  if (known) return known;
  const found = new Uint32Array(of.texts.length + 1);
  for (let i = 1, at = 0; i <= of.texts.length; i++) {
    const end = of.folded.indexOf('\n', at);
    at = (end < 0 ? of.folded.length : end) + 1;
    found[i] = at;
  }
  begins.set(of, found);
  return found;
}

/**
 * The texts in which every word stands, by their places in `texts`, ascending. One scan for the longest word, and a look at the others where
 * that stands.
 * @param words folded, none empty, the longest first
 */
export function matching(of: CaseTexts, [first = '', ...others]: readonly string[]): number[] {
  const found: number[] = [];
  if (of.texts.length === 0 || first === '') return found;
  const begin = beginsOf(of);
  for (let at = of.folded.indexOf(first), i = 0; at >= 0; ) {
    i = lineAt(begin, at, i);
    const next = begin[i + 1] ?? of.folded.length + 1;
    const line = others.length > 0 ? of.folded.slice(begin[i], next - 1) : '';
    if (others.every((word) => line.includes(word))) found.push(i);
    at = next > of.folded.length ? -1 : of.folded.indexOf(first, next);
  }
  return found;
}

/** The line in which a place is; `from` is one that is not after it. */
function lineAt(begin: Uint32Array, at: number, from: number): number {
  let low = from;
  let high = begin.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((begin[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
