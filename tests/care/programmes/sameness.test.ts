import { describe, expect, it } from 'vitest';
import { answerHabits } from '../../../src/care/programmes/answers';
import { readingFigures, unexplainedWords } from '../../../src/care/programmes/long-words';
import { introductions, sharedInIntroductions, sharedNames } from '../../../src/care/programmes/people';
import { samenessOf } from '../../../src/care/programmes/sameness';
import { type ReadProgramme, sentencesOf, strongIn, wordsOf } from '../../../src/care/programmes/sentences';
import type { Option, ProgrammeBlock, ProgrammePart, Rich } from '../../../src/care/programmes/types';

const rich = (...lines: string[]): Rich => lines.map((line) => ({ p: [line] }));
const text = (...lines: string[]): ProgrammeBlock => ({ type: 'text', text: rich(...lines) });
const story = (...lines: string[]): ProgrammeBlock => ({ type: 'story', person: 'Kari', text: rich(...lines) });
const option = (key: string, feedback: string): Option => ({ key, text: [key], feedback: rich(feedback) });
const quiz = (right: string, ...wrong: string[]): ProgrammeBlock => ({
  type: 'quiz',
  id: 'quiz',
  kind: 'single',
  correct: ['right'],
  prompt: rich('Hva tror du?'),
  options: [option('right', right), ...wrong.map((one, n) => option(`wrong-${n}`, one))],
});
const part = (...screens: ProgrammeBlock[][]): ProgrammePart => ({
  id: 'p1',
  lang: 'nb',
  title: 'Del en',
  goal: '',
  minutes: 20,
  pauseDays: 7,
  checkIn: [],
  readyWhen: null,
  homework: [],
  screens: screens.map((blocks, n) => ({ id: `screen-${n}`, title: `Skjerm ${n}`, mayskip: true, blocks })),
});
const programme = (slug: string, ...screens: ProgrammeBlock[][]): ReadProgramme => ({ slug, parts: [part(...screens)] });

describe('the sentences of a text', () => {
  it('end at their signs, quoted or not, and never at a clock time or an abbreviation of one', () => {
    expect(sentencesOf('Hun sa: «Nei!» Så gikk hun kl. 07.00. Hva nå?')).toEqual([
      'Hun sa: «Nei!»',
      'Så gikk hun kl. 07.00.',
      'Hva nå?',
    ]);
    expect(wordsOf('«Så fint, at du er her.»')).toEqual(['så', 'fint', 'at', 'du', 'er', 'her']);
  });
  it('tell what stands in strong letters, however deep', () => {
    expect(strongIn({ blocks: [{ text: [{ p: ['Trykk på ', { strong: 'Hjelp nå' }] }] }] })).toEqual(['Hjelp nå']);
  });
});

describe('in what programmes are alike', () => {
  const sleep = programme('sleep', [text('Så fint at du er her. Søvn er tungt.')], [text('Metoden krever mye av deg.')]);
  const panic = programme(
    'panic',
    [text('Så fint at du kom. Panikk er tungt.')],
    [text('Metoden krever mye av deg.', 'Ha det godt.')],
  );
  const work = programme('work', [text('Jobb tar krefter.')], [text('Helt andre ord står her nå.')]);

  it('is told of first sentences that begin with the same words, and of last ones', () => {
    const { openings, endings } = samenessOf([sleep, panic, work]);
    expect(openings).toEqual([{ text: 'Så fint at du er her.', programmes: ['panic', 'sleep'] }]);
    expect(endings).toEqual([{ text: 'Metoden krever mye av deg.', programmes: ['panic', 'sleep'] }]);
  });
  it('is told of whole sentences, with the share that each programme has in common with others', () => {
    const { repeated, shared } = samenessOf([sleep, panic, work]);
    expect(repeated).toEqual([{ text: 'Metoden krever mye av deg.', programmes: ['panic', 'sleep'] }]);
    expect(shared).toEqual([
      { slug: 'sleep', percent: 50 },
      { slug: 'panic', percent: 50 },
      { slug: 'work', percent: 0 },
    ]);
  });
  it('is nothing, said of one programme alone', () => {
    const { openings, repeated, titles, names } = samenessOf([sleep]);
    expect([openings, repeated, titles, names]).toEqual([[], [], [], []]);
  });
});

describe('the habits of quiz answers', () => {
  it('are the first words of right answers, and the words that begin a sentence of wrong ones, once an answer', () => {
    const { right, wrong } = answerHabits([
      programme('sleep', [quiz('Ja. Slik er det.', 'Lett å tro. Men nei. Men nei.', 'Det frister.')]),
      programme('panic', [quiz('Nettopp.', 'Mange tror det. Men se etter.')]),
    ]);
    expect(right).toEqual({
      of: 2,
      words: [
        { word: 'ja', times: 1 },
        { word: 'nettopp', times: 1 },
      ],
    });
    expect(wrong.of).toBe(3);
    expect(wrong.words[0]).toEqual({ word: 'men', times: 2 });
  });
});

describe('people', () => {
  it('share a name where two programmes use it, wherever it stands in a sentence', () => {
    const read = [
      programme('sleep', [text('Så kom Jonas hjem. Stol og bord.')]),
      programme('work', [text('Jonas er kokk. Tirsdag går han.')]),
      programme('panic', [text('Hver tirsdag møter Kari noen.')]),
    ];
    expect(sharedNames(read)).toEqual([{ name: 'Jonas', programmes: ['sleep', 'work'] }]);
  });
  it('are introduced by the first story that tells an age, and share the long words of it', () => {
    const told = introductions([
      programme(
        'sleep',
        [story('Natta er lang.')],
        [story('Kari er 42 år og frisør. Hun bor alene. Hun er trøtt. Mer om henne.')],
      ),
      programme('work', [story('Per er 50 år og frisør.')]),
    ]);
    expect(told[0]).toEqual({ programme: 'sleep', sentences: ['Kari er 42 år og frisør.', 'Hun bor alene.', 'Hun er trøtt.'] });
    expect(sharedInIntroductions(told)).toEqual([{ word: 'frisør', programmes: ['sleep', 'work'] }]);
  });
});

describe('how a programme reads', () => {
  it('is its words, and the words that one reader meets on a screen, with the longest answer alone', () => {
    const figures = readingFigures(
      programme('sleep', [quiz('Ja.', 'En to tre fire.', 'Nei.')], [text('En to tre fire fem seks.')]),
    );
    // Titles, prompt and options are read by everybody: 2 + 3 + 3 words and the longest answer's 4; 2 + 6 on the second screen.
    expect(figures).toMatchObject({ words: 22, perScreen: 10, longest: 12 });
  });
  it('names long words, but none that stands in strong letters in some form', () => {
    const explained: ProgrammeBlock = { type: 'text', text: [{ p: [{ strong: 'Bekymringstid' }, ' er en fast tid.'] }] };
    const read = programme('worry', [explained, text('Bekymringstida er kort. Atferdseksperiment og Atferdseksperiment.')]);
    expect(unexplainedWords(read)).toEqual([{ word: 'atferdseksperiment', times: 2 }]);
  });
});
