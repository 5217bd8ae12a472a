import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { type CompiledProgramme, compileProgramme } from '../care/programmes/compile';
import type { Sheets } from '../care/programmes/directives';
import { faultLine } from '../care/programmes/faults';
import type { Language } from '../care/programmes/types';
import { readInstrument } from '../care/questionnaires/instruments/read';
import type { Titles } from './titles';

/**
 * Programmes for the build: an imported `locales/<lang>/programmes/<slug>/programme.md` becomes a module of slim JSON, its card, and
 * with `?parts` all its parts; `virtual:titles/<lang>` names everything that can be given. Faults of all programmes are told in one
 * run, and stop the build; `lenient` goes on without what is faulty, for somebody who is writing (npm run content).
 */
export function programmeContent(root: string, { lenient = false }: { lenient?: boolean } = {}): Plugin {
  const found = /\/locales\/(nb|nn|en)\/programmes\/([a-z0-9-]+)\/programme\.md(\?parts)?$/;
  const ours = /\/locales\/(nb|nn|en)\/programmes\//;
  const titles = /^\0?virtual:titles\/(nb|nn|en)$/;
  const compiled = new Map<string, CompiledProgramme>();
  const programmeOf = (slug: string): CompiledProgramme => {
    const known = compiled.get(slug) ?? compileProgramme(slug, readProgramme(root, slug), readSheets(root));
    compiled.set(slug, known);
    return known;
  };
  return {
    name: 'mellom-programmes',
    enforce: 'pre',
    buildStart() {
      compiled.clear();
    },
    resolveId: (id) => (titles.test(id) ? `\0${id}` : null),
    load(id) {
      const titlesIn = titles.exec(id)?.[1] as Language | undefined;
      if (titlesIn) {
        const cards = programmeSlugs(root).flatMap((slug) => {
          for (const file of readProgramme(root, slug).keys()) this.addWatchFile(resolve(root, file));
          const { cards: all } = programmeOf(slug);
          return all[titlesIn] ?? all.nb ?? [];
        });
        const named: Titles = {
          programmes: cards.map(({ id, title, parts }) => ({ id, title, parts: parts.map((part) => [part.id, part.title]) })),
          ...namedSheets(root, titlesIn),
        };
        return { code: `export default ${JSON.stringify(named)};`, map: null, moduleType: 'js' };
      }
      const match = found.exec(id.replaceAll('\\', '/'));
      if (!match) return null;
      const [, lang, slug = '', parts] = match;
      const programme = programmeOf(slug);
      const errors = programme.faults.filter((f) => f.level === 'error');
      if (errors.length > 0 && !lenient) this.error(`programme ${slug}:\n${errors.map(faultLine).join('\n')}`);
      for (const file of readProgramme(root, slug).keys()) this.addWatchFile(resolve(root, file));
      const language = lang as Language;
      const value = parts ? (programme.parts[language] ?? []) : (programme.cards[language] ?? null);
      return { code: `export default ${JSON.stringify(value)};`, map: null, moduleType: 'js' };
    },
    // A changed text is compiled anew, with everything that depends on it.
    handleHotUpdate({ file }) {
      if (ours.test(file.replaceAll('\\', '/'))) compiled.clear();
    },
  };
}

/** path from the root -> text, of one programme in all languages */
export function readProgramme(root: string, slug: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const lang of ['nb', 'nn', 'en']) {
    const folder = `locales/${lang}/programmes/${slug}`;
    if (!existsSync(join(root, folder))) continue;
    for (const name of readdirSync(join(root, folder)).sort())
      if (name.endsWith('.md')) files.set(`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8'));
  }
  return files;
}
export const programmeSlugs = (root: string): string[] => readdirSync(join(root, 'locales/nb/programmes')).sort();

/** What instruments and worksheets are called, and the answers to an instrument's risk question. */
function namedSheets(root: string, language: Language): Pick<Titles, 'instruments' | 'worksheets'> {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const words = json(`locales/${language}/worksheets.json`) as Record<string, string>;
  return {
    instruments: jsonIn(root, 'locales/instruments').map((id) => {
      const { title, items, risk } = readInstrument(json(`locales/instruments/${id}.json`), language);
      const options = items.find(({ linkId }) => linkId === risk?.linkId)?.options ?? [];
      return { id, title, risk: options.map(({ value, text }) => [value, text]) };
    }),
    worksheets: jsonIn(root, 'locales/worksheets').map((id) => {
      const { minutes } = json(`locales/worksheets/${id}.json`) as { minutes: number };
      return [id, words[`${id}.title`] ?? id, minutes];
    }),
  };
}
/** Names of the JSON files in a folder, without their ending. */
const jsonIn = (root: string, folder: string): string[] =>
  (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [])
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));

/** Worksheets with their views, and instruments, that programmes may name; and what has been released of each programme. */
export function readSheets(root: string): Sheets {
  const worksheets = new Map<string, { views: string[]; variants: string[] }>();
  for (const file of jsonIn(root, 'locales/worksheets')) {
    const sheet = JSON.parse(readFileSync(join(root, 'locales/worksheets', `${file}.json`), 'utf8')) as {
      id: string;
      views?: { id: string }[];
      variants?: { id: string }[] | Record<string, unknown>;
    };
    const variants = Array.isArray(sheet.variants) ? sheet.variants.map((v) => v.id) : Object.keys(sheet.variants ?? {});
    worksheets.set(sheet.id, { views: (sheet.views ?? []).map((v) => v.id), variants });
  }
  return {
    worksheets,
    instruments: jsonIn(root, 'locales/instruments'),
    released: new Map(programmeSlugs(root).map((slug) => [slug, releasedIds(root, slug)])),
  };
}

/** Addresses of the release before, if the programme has had one: what readers may have answers under. */
function releasedIds(root: string, slug: string): string[] {
  const file = join(root, 'locales/nb/programmes', slug, 'released.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}
