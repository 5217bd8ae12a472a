import { compileProgramme } from '../care/programmes/compile';
import { longWord } from '../care/programmes/long-words';
import { type Sameness, samenessOf } from '../care/programmes/sameness';
import type { Language } from '../care/programmes/types';
import { programmeSlugs, readProgramme, readSheets } from '../content/plugin';
import { languages } from './report';

/** `npm run content sameness [nb|nn|en]`: what the programmes have in common, as lines for a terminal. No gate; a person judges. */
export function samenessLines(root: string, only: string | undefined): string[] {
  const sheets = readSheets(root);
  const compiled = programmeSlugs(root).map((slug) => ({ slug, ...compileProgramme(slug, readProgramme(root, slug), sheets) }));
  return languages
    .filter((lang) => only === undefined || lang === only)
    .flatMap((lang) => {
      const parts = (all: (typeof compiled)[number]['parts']) => (all[lang] ?? []).filter((part) => part.lang === lang);
      return linesOf(lang, samenessOf(compiled.map((one) => ({ slug: one.slug, parts: parts(one.parts) }))));
    });
}

function linesOf(lang: Language, found: Sameness): string[] {
  const where = (programmes: readonly string[]) => `${programmes.length} (${programmes.join(', ')})`;
  const { right, wrong } = found.answers;
  const share = (times: number, of: number) => `${times} of ${of}, ${Math.round((100 * times) / Math.max(1, of))} %`;
  return [
    `\n=== ${lang} ===`,
    '\nOpenings alike',
    ...found.openings.map(({ text, programmes }) => `  ${where(programmes)}: ${text}`),
    '\nEndings alike',
    ...found.endings.map(({ text, programmes }) => `  ${where(programmes)}: ${text}`),
    '\nRight quiz answers begin with',
    ...right.words.slice(0, 5).map(({ word, times }) => `  ${word}: ${share(times, right.of)}`),
    '\nWrong quiz answers have a sentence that begins with',
    ...wrong.words.slice(0, 8).map(({ word, times }) => `  ${word}: ${share(times, wrong.of)}`),
    '\nStrong letters, ten times or more',
    ...found.strong.map(({ text, times }) => `  ${text}: ${times}`),
    '\nTitles of screens in more than one programme',
    ...found.titles.map(({ text, programmes }) => `  ${where(programmes)}: ${text}`),
    '\nNames in more than one programme',
    ...found.names.map(({ name, programmes }) => `  ${name}: ${programmes.join(', ')}`),
    '\nWho is introduced how',
    ...found.introductions.map(({ programme, sentences }) => `  ${programme}: ${sentences.join(' ')}`),
    `  in more than one: ${found.sharedInIntroductions.map(({ word, programmes }) => `${word} ${programmes.length}`).join(', ') || 'nothing'}`,
    '\nSentences told by more than one programme',
    ...found.repeated.map(({ text, programmes }) => `  ${where(programmes)}: ${text}`),
    '\nHow it reads: words, words a screen (mean, most), LIX, per cent told in the words of another programme',
    ...found.reading.map(({ slug, words, perScreen, longest, lix }) => {
      const same = found.shared.find((one) => one.slug === slug)?.percent ?? 0;
      return `  ${slug}: ${words}, ${perScreen}, ${longest}, ${lix.toFixed(1)}, ${same.toFixed(1)} %`;
    }),
    `\nWords of ${longWord} letters or more that are explained nowhere`,
    ...found.reading.map(
      ({ slug, unexplained }) =>
        `  ${slug}: ${unexplained
          .slice(0, 12)
          .map(({ word, times }) => (times > 1 ? `${word} ${times}` : word))
          .join(', ')}`,
    ),
  ];
}
