import { compileProgramme } from '../care/programmes/compile';
import type { Fault } from '../care/programmes/faults';
import { figuresOf, type PartFigures } from '../care/programmes/figures';
import { addressesOf } from '../care/programmes/released';
import type { Language } from '../care/programmes/types';
import { programmeSlugs, readProgramme, readSheets } from '../content/plugin';

/** What the preview says of each programme: how it is built, its figures in every language, and what is wrong in which line. */
export interface ProgrammeReport {
  slug: string;
  version: string;
  languages: { lang: Language; title: string; reviewed: boolean; figures: PartFigures[] }[];
  parts: { id: string; title: string; screens: { id: string; title: string; lines: Partial<Record<Language, string>> }[] }[];
  faults: Fault[];
}
export const languages: readonly Language[] = ['nb', 'nn', 'en'];

export function reportOf(root: string, slug: string, sheets = readSheets(root)): ProgrammeReport {
  const files = readProgramme(root, slug);
  const { cards, parts, faults } = compileProgramme(slug, files, sheets);
  const lineOf = (lang: Language, part: string, screen: string) => {
    const path = `locales/${lang}/programmes/${slug}/part-${part.slice(1)}.md`;
    const line = (files.get(path)?.split('\n') ?? []).findIndex((text) => text.startsWith(`::screen{id="${screen}"`));
    return line < 0 ? undefined : `${path}:${line + 1}`;
  };
  return {
    slug,
    version: cards.nb?.version ?? '',
    languages: languages.flatMap((lang) => {
      const card = cards[lang];
      return card
        ? [
            {
              lang,
              title: card.title,
              reviewed: card.reviewed,
              figures: (parts[lang] ?? []).filter((p) => p.lang === lang).map(figuresOf),
            },
          ]
        : [];
    }),
    parts: (parts.nb ?? []).map((part) => ({
      id: part.id,
      title: part.title,
      screens: part.screens.map(({ id, title }) => ({
        id,
        title,
        lines: Object.fromEntries(languages.flatMap((lang) => [[lang, lineOf(lang, part.id, id)]])),
      })),
    })),
    faults,
  };
}

export const reportsOf = (root: string): ProgrammeReport[] => {
  const sheets = readSheets(root);
  return programmeSlugs(root).map((slug) => reportOf(root, slug, sheets));
};

/** All addresses of a programme's bokmål, which the other languages share. */
export function addressesNow(root: string, slug: string): { addresses: string[]; faults: Fault[] } {
  const { parts, faults } = compileProgramme(slug, readProgramme(root, slug), readSheets(root));
  return { addresses: addressesOf(parts.nb ?? []), faults: faults.filter(({ level }) => level === 'error') };
}
