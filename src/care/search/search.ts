import { folded, isFound } from '../folded';
import { type CaseTexts, matching } from './case-texts';
import { inSentence, type Piece, pieces } from './in-sentence';
import { type SearchKind, type SearchText, searchKinds, searchSources } from './texts';

/** A case as it is searched: its own texts, those of its chart, and the reader's own notes. */
export interface Searched {
  caseRef: string;
  name: string;
  texts: readonly CaseTexts[];
}
export interface SearchHit extends Omit<SearchText, 'text'> {
  caseRef: string;
  name: string;
  /** The words in their sentence. */
  sentence: Piece[];
}
export interface SearchAnswer {
  /** The newest first, at most `shownMost`. */
  hits: SearchHit[];
  counts: Record<SearchKind, number>;
  /** People whose name it is, by name. */
  people: { caseRef: string; name: string }[];
  /** So many cases were looked through. */
  cases: number;
}
/** Where a hit stands: itself in full, and of a message what was said just before and after. */
export interface SearchPlace {
  before: SearchText | null;
  hit: SearchText & { pieces: Piece[] };
  after: SearchText | null;
}
export const shownMost = 60;

/** The words of a question, the longest first; none where there are fewer than two letters. */
export function wordsOf(question: string): string[] {
  const words = folded(question).split(' ').filter(Boolean);
  return words.join('').length < 2 ? [] : [...new Set(words)].sort((a, b) => b.length - a.length);
}

/** Every text of the cases in which all words of the question stand, whatever their order, and the people whose name it is. */
export function search(question: string, kind: SearchKind | null, all: readonly Searched[]): SearchAnswer {
  const words = wordsOf(question);
  const counts = Object.fromEntries(searchKinds.map((one) => [one, 0])) as Record<SearchKind, number>;
  const found: { of: Searched; text: SearchText; time: number }[] = [];
  for (const of of all)
    for (const one of of.texts)
      for (const i of matching(one, words)) {
        const text = one.texts[i];
        if (!text) continue;
        counts[searchSources[text.source]]++;
        if (kind === null || searchSources[text.source] === kind) found.push({ of, text, time: Date.parse(text.at) });
      }
  const hits = found
    .sort((a, b) => b.time - a.time)
    .slice(0, shownMost)
    .map(({ of: { caseRef, name }, text: { text, ...about } }) => ({
      ...about,
      caseRef,
      name,
      sentence: inSentence(text, words),
    }));
  const people = words.length === 0 ? [] : all.filter(({ name }) => isFound(question, name));
  return {
    hits,
    counts,
    people: people.map(({ caseRef, name }) => ({ caseRef, name })).sort((a, b) => a.name.localeCompare(b.name, 'nb')),
    cases: all.length,
  };
}

/** null: what was found is not there any more. */
export function placeOf(
  question: string,
  { source, id }: Pick<SearchText, 'source' | 'id'>,
  { texts }: Searched,
): SearchPlace | null {
  for (const { texts: own } of texts) {
    const at = own.findIndex((one) => one.source === source && one.id === id);
    const hit = own[at];
    if (!hit) continue;
    const beside = (i: number) => (source === 'message' && own[i]?.source === 'message' ? own[i] : null);
    return { before: beside(at - 1), hit: { ...hit, pieces: pieces(hit.text, wordsOf(question)) }, after: beside(at + 1) };
  }
  return null;
}
