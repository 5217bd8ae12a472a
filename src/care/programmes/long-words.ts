import { countWords, linesOf, lix } from './readability';
import { type ReadProgramme, strongIn, wordsOf } from './sentences';

/** How a programme reads, in figures: all words with all feedback, the mean and the most words that one reader meets on a screen, LIX. */
export interface ReadingFigures {
  slug: string;
  words: number;
  perScreen: number;
  longest: number;
  lix: number;
}

export function readingFigures({ slug, parts }: ReadProgramme): ReadingFigures {
  const screens = parts.flatMap((part) => part.screens);
  const all = screens.flatMap((screen) => linesOf(screen, 'all'));
  const met = screens.map((screen) => countWords(linesOf(screen, 'longest').join(' ')));
  return {
    slug,
    words: countWords(all.join(' ')),
    perScreen: Math.round(met.reduce((sum, words) => sum + words, 0) / Math.max(1, met.length)),
    longest: Math.max(0, ...met),
    lix: Math.round(lix(all) * 10) / 10,
  };
}

/** Letters from which a word is long here. LIX counts from seven; Norwegian compounds of two plain words are often eleven or twelve. */
export const longWord = 13;

/**
 * Long words that a programme explains nowhere, most used first. A word counts as explained where it stands in strong letters, as the
 * programmes mark what they explain; a form of it that begins alike is the same word.
 */
export function unexplainedWords({ parts }: ReadProgramme): { word: string; times: number }[] {
  const screens = parts.flatMap((part) => part.screens);
  const strong = strongIn(screens).flatMap(wordsOf);
  const isExplained = (word: string) => strong.some((one) => one.slice(0, longWord - 3) === word.slice(0, longWord - 3));
  const times = new Map<string, number>();
  for (const word of screens.flatMap((screen) => linesOf(screen, 'all')).flatMap(wordsOf))
    if (word.length >= longWord && !isExplained(word)) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times]
    .map(([word, count]) => ({ word, times: count }))
    .sort((a, b) => b.times - a.times || a.word.localeCompare(b.word));
}
