import { type AnswerHabits, answerHabits } from './answers';
import { type ReadingFigures, readingFigures, unexplainedWords } from './long-words';
import { type Introduction, introductions, type SharedName, sharedInIntroductions, sharedNames } from './people';
import { type ReadProgramme, sentencesOf, strongIn, toldOn, wordsOf } from './sentences';

/** The same beginning of two programmes or more. */
export interface Alike {
  text: string;
  programmes: string[];
}
/** In what programmes of one language are alike. It reports; a person judges. */
export interface Sameness {
  openings: Alike[];
  endings: Alike[];
  /** Sentences told in the same words by two programmes or more, most shared first. */
  repeated: Alike[];
  /** Of what each programme tells, the per cent that another tells in the same words. */
  shared: { slug: string; percent: number }[];
  /** Titles of screens in two programmes or more. */
  titles: Alike[];
  /** What stands in strong letters most often, from ten times up: on every screen it is no longer seen. */
  strong: { text: string; times: number }[];
  answers: AnswerHabits;
  names: SharedName[];
  introductions: Introduction[];
  sharedInIntroductions: { word: string; programmes: string[] }[];
  reading: (ReadingFigures & { unexplained: { word: string; times: number }[] })[];
}

/** Words from which a sentence can be called the same; "Ta gjerne med noen." may stand twice. */
const sentenceFrom = 5;
/** Words that two beginnings share when they are alike. */
const beginning = 4;

export function samenessOf(programmes: readonly ReadProgramme[]): Sameness {
  const told = programmes.map(({ slug, parts }) => ({
    slug,
    sentences: parts
      .flatMap(({ screens }) => screens.flatMap(toldOn))
      .filter((sentence) => wordsOf(sentence).length >= sentenceFrom),
  }));
  const repeated = alike(
    told.flatMap(({ slug, sentences }) => sentences.map((text) => ({ slug, text }))),
    Number.POSITIVE_INFINITY,
  );
  const same = new Set(repeated.map(({ text }) => wordsOf(text).join(' ')));
  return {
    openings: alike(programmes.flatMap(openingOf), beginning),
    endings: alike(programmes.flatMap(endingOf), beginning),
    repeated,
    shared: told.map(({ slug, sentences }) => {
      const common = sentences.filter((sentence) => same.has(wordsOf(sentence).join(' '))).length;
      return { slug, percent: Math.round((1000 * common) / Math.max(1, sentences.length)) / 10 };
    }),
    titles: alike(
      programmes.flatMap(({ slug, parts }) =>
        parts.flatMap(({ screens }) => screens.map(({ title }) => ({ slug, text: title }))),
      ),
      Number.POSITIVE_INFINITY,
    ),
    strong: oftenStrong(programmes),
    answers: answerHabits(programmes),
    names: sharedNames(programmes),
    introductions: introductions(programmes),
    sharedInIntroductions: sharedInIntroductions(introductions(programmes)),
    reading: programmes.map((one) => ({ ...readingFigures(one), unexplained: unexplainedWords(one) })),
  };
}

/** The first sentence of a programme. */
const openingOf = ({ slug, parts }: ReadProgramme) =>
  (parts[0]?.screens[0] ? toldOn(parts[0].screens[0]) : []).slice(0, 1).map((text) => ({ slug, text }));
/** What is said last, after the points to take along: the sentences that end a programme. */
function endingOf({ slug, parts }: ReadProgramme) {
  const last = parts.at(-1)?.screens.at(-1);
  const end = last?.blocks.at(-1);
  const text = end && 'text' in end ? toldOn({ id: '', title: '', mayskip: true, blocks: [end] }) : [];
  return text
    .slice(end?.type === 'summary' ? -1 : 0)
    .flatMap(sentencesOf)
    .map((sentence) => ({ slug, text: sentence }));
}

/** Texts whose first words are the same in two programmes or more, as the first of them has it. */
function alike(texts: readonly { slug: string; text: string }[], words: number): Alike[] {
  const groups = new Map<string, { text: string; programmes: Set<string> }>();
  for (const { slug, text } of texts) {
    const key = wordsOf(text).slice(0, words).join(' ');
    const group = groups.get(key) ?? { text, programmes: new Set<string>() };
    groups.set(key, { ...group, programmes: group.programmes.add(slug) });
  }
  return [...groups.values()]
    .filter(({ programmes }) => programmes.size > 1)
    .map(({ text, programmes }) => ({ text, programmes: [...programmes].sort() }))
    .sort((a, b) => b.programmes.length - a.programmes.length || a.text.localeCompare(b.text));
}

function oftenStrong(programmes: readonly ReadProgramme[]): Sameness['strong'] {
  const times = new Map<string, number>();
  for (const text of strongIn(programmes)) times.set(text, (times.get(text) ?? 0) + 1);
  return [...times]
    .map(([text, count]) => ({ text, times: count }))
    .filter((one) => one.times >= 10)
    .sort((a, b) => b.times - a.times);
}
