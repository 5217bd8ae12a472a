import { plainLines, type ReadProgramme, sentencesOf, wordsOf } from './sentences';

/** How often one word does the same work: `of` answers, and the words that most of them share, most used first. */
export interface Habit {
  of: number;
  words: { word: string; times: number }[];
}
export interface AnswerHabits {
  /** First words of the feedback on right quiz answers ("Ja."). */
  right: Habit;
  /** Words that begin any sentence of the feedback on wrong ones ("Men …"), each counted once an answer. */
  wrong: Habit;
}

/** A reader who has met ten answers knows the right one by its first word, when all begin alike. */
export function answerHabits(programmes: readonly ReadProgramme[]): AnswerHabits {
  const right: string[][] = [];
  const wrong: string[][] = [];
  for (const block of programmes.flatMap(({ parts }) =>
    parts.flatMap(({ screens }) => screens.flatMap(({ blocks }) => blocks)),
  )) {
    if (block.type !== 'quiz') continue;
    for (const { key, feedback } of block.options) {
      const starts = plainLines(feedback ?? [])
        .flatMap(sentencesOf)
        .flatMap((sentence) => wordsOf(sentence).slice(0, 1));
      if (block.correct.includes(key)) right.push(starts.slice(0, 1));
      else wrong.push([...new Set(starts)]);
    }
  }
  return { right: habitOf(right), wrong: habitOf(wrong) };
}

function habitOf(answers: readonly string[][]): Habit {
  const times = new Map<string, number>();
  for (const word of answers.flat()) times.set(word, (times.get(word) ?? 0) + 1);
  const words = [...times].map(([word, count]) => ({ word, times: count }));
  return { of: answers.length, words: words.sort((a, b) => b.times - a.times || a.word.localeCompare(b.word)) };
}
