import { linesOf } from './readability';
import { type ReadProgramme, sentencesOf, toldOn, wordsOf } from './sentences';

/** A name or place, and the programmes that use it. */
export interface SharedName {
  name: string;
  programmes: string[];
}
export interface Introduction {
  programme: string;
  sentences: string[];
}

/**
 * Words that stand in capitals inside a sentence, and in no programme in small letters, in two programmes or more: one reader may meet
 * both, and think that it is one person. Days, offices and headings are found too; whoever reads the list tells them from people.
 */
export function sharedNames(programmes: readonly ReadProgramme[]): SharedName[] {
  const read = programmes.map(({ slug, parts }) => {
    const sentences = parts.flatMap(({ screens }) => screens.flatMap((one) => linesOf(one, 'all'))).flatMap(sentencesOf);
    return { slug, words: new Set(sentences.flatMap((one) => one.match(/[\p{L}-]+/gu) ?? [])), sentences };
  });
  const inside = read.flatMap(({ sentences }) =>
    sentences.flatMap((one) => one.match(/(?<=[\p{L}\p{N}],? )\p{Lu}\p{Ll}{2,}/gu) ?? []),
  );
  return [...new Set(inside)]
    .filter((name) => !read.some(({ words }) => words.has(name.toLowerCase())))
    .map((name) => ({ name, programmes: read.filter(({ words }) => words.has(name)).map(({ slug }) => slug) }))
    .filter((one) => one.programmes.length > 1)
    .sort((a, b) => b.programmes.length - a.programmes.length || a.name.localeCompare(b.name));
}

/** The first thing said of a programme's people: the first story that tells an age, its three first sentences. */
export const introductions = (programmes: readonly ReadProgramme[]): Introduction[] =>
  programmes.flatMap(({ slug, parts }) => {
    const screens = parts.flatMap((part) => part.screens).filter((one) => one.blocks.some(({ type }) => type === 'story'));
    const told = screens.map(toldOn).find((sentences) => sentences.slice(0, 2).some((one) => /\b\d\d\b/.test(one)));
    return told ? [{ programme: slug, sentences: told.slice(0, 3) }] : [];
  });

/** Long words that two introductions share, and how many do: the same job, the same town, the same turn of phrase. */
export function sharedInIntroductions(told: readonly Introduction[]): { word: string; programmes: string[] }[] {
  const users = new Map<string, Set<string>>();
  for (const { programme, sentences } of told)
    for (const word of sentences.flatMap(wordsOf))
      if (word.length > 5) users.set(word, (users.get(word) ?? new Set()).add(programme));
  return [...users]
    .filter(([, where]) => where.size > 1)
    .map(([word, where]) => ({ word, programmes: [...where].sort() }))
    .sort((a, b) => b.programmes.length - a.programmes.length || a.word.localeCompare(b.word));
}
