import { compileCard, featuresOf } from './card';
import type { Sheets } from './directives';
import { type Fault, Faults } from './faults';
import { figuresOf } from './figures';
import { compilePart } from './part';
import { addressesOf, vanished } from './released';
import type { Language, ProgrammeCard, ProgrammePart } from './types';

/** One programme in all its languages, compiled and held against FORMAT, section 8. */
export interface CompiledProgramme {
  cards: Partial<Record<Language, ProgrammeCard>>;
  parts: Partial<Record<Language, ProgrammePart[]>>;
  faults: Fault[];
}
const languages: readonly Language[] = ['nb', 'nn', 'en'];
const fileOf = (part: string) => `part-${part.slice(1)}.md`;
/** English takes more words for the same; the languages are held to the same text, not to the same number. */
const limits = {
  screenWords: 300,
  screenWordsAdvised: { nb: 130, nn: 130, en: 140 },
  lix: 35,
  partWords: { nb: [600, 980], nn: [600, 980], en: [600, 1060] },
} as const;

/** @param files path (`locales/nb/programmes/sleep/part-1.md`) -> text, of one programme */
export function compileProgramme(slug: string, files: ReadonlyMap<string, string>, sheets: Sheets): CompiledProgramme {
  const compiled: CompiledProgramme = { cards: {}, parts: {}, faults: [] };
  const path = (lang: Language, file: string) => `locales/${lang}/programmes/${slug}/${file}`;
  const source = files.get(path('nb', 'programme.md'));
  if (source === undefined) {
    compiled.faults.push({ path: path('nb', 'programme.md'), line: 1, message: 'the programme has no nb card', level: 'error' });
    return compiled;
  }
  const { features, retired, parts, version } = featuresOf(source, new Faults(''));
  const expected = new Set(languages.flatMap((lang) => ['programme.md', ...parts.map(fileOf)].map((file) => path(lang, file))));
  for (const file of files.keys())
    if (!expected.has(file))
      compiled.faults.push({ path: file, line: 1, message: 'no part of the programme has this file', level: 'error' });
  for (const lang of languages) {
    const card = files.get(path(lang, 'programme.md'));
    if (card === undefined) continue;
    const own: ProgrammePart[] = [];
    for (const id of parts) {
      const file = fileOf(id);
      const faults = new Faults(path(lang, file));
      const text = files.get(path(lang, file));
      const nb = lang === 'nb' ? null : (files.get(path('nb', file)) ?? null);
      if (text === undefined) {
        // A reader of that language gets the part in bokmål, and one line that says so.
        const shown = compiled.parts.nb?.find((part) => part.id === id);
        if (shown) own.push(shown);
        if (lang === 'nb') faults.error(1, 'the part is missing');
        else faults.warn(1, 'the part is missing; it is shown in nb');
      } else {
        const part = compilePart({ text, source: nb, features, retired, sheets, version, faults });
        if (part) {
          own.push(part);
          if (part.id !== id) faults.error(1, `the id is not "${id}"`);
          checkReading(part, faults);
          if (nb === null) checkReleased(part, { released: sheets.released?.get(slug) ?? [], retired, faults });
          else checkTwin(text, nb, faults);
        }
      }
      compiled.faults.push(...faults.list);
    }
    const faults = new Faults(path(lang, 'programme.md'));
    const made = compileCard({ text: card, source: lang === 'nb' ? null : source, parts: own, version, sheets, faults });
    if (made) compiled.cards[lang] = made;
    compiled.parts[lang] = own;
    compiled.faults.push(...faults.list);
  }
  return compiled;
}

function checkReading(part: ProgrammePart, faults: Faults): void {
  const figures = figuresOf(part);
  const advised = limits.screenWordsAdvised[part.lang];
  for (const { id, words } of figures.ofScreens) {
    const screen = part.screens.find((one) => one.id === id) ?? 1;
    if (words > limits.screenWords) faults.error(screen, `"${id}" has ${words} words; ${limits.screenWords} are the limit`);
    else if (words > advised) faults.warn(screen, `"${id}" has ${words} words; ${advised} are right for a screen`);
  }
  const { words } = figures;
  const [least, most] = limits.partWords[part.lang];
  if (words < least || words > most) faults.warn(1, `${words} words; ${least} to ${most} are right for a part`);
  if (figures.lix > limits.lix) faults.error(1, `LIX ${figures.lix.toFixed(1)}; ${limits.lix} is the limit`);
}

/** An id or key that readers have answers under never vanishes without being retired (FORMAT, section 6). */
function checkReleased(
  part: ProgrammePart,
  p: { released: readonly string[]; retired: readonly string[]; faults: Faults },
): void {
  const own = p.released.filter((address) => address.startsWith(`${part.id}/`));
  for (const address of vanished(own, addressesOf([part]), p.retired))
    p.faults.error(
      1,
      `"${address.slice(part.id.length + 1)}" has been released and is gone; name it in retiredIds as ${address}`,
    );
}

/** A translation has the same screens, the same directive lines letter for letter, and the same keys in the same order. */
function checkTwin(text: string, nb: string, faults: Faults): void {
  const [own, theirs] = [skeleton(text), skeleton(nb)];
  const at = theirs.findIndex((line, i) => line.text !== own[i]?.text);
  if (at >= 0) faults.error(own[at]?.line ?? 1, `differs from nb: "${theirs[at]?.text ?? ''}" is expected`);
  else if (own.length > theirs.length) faults.error(own[theirs.length]?.line ?? 1, 'has more than nb');
}
function skeleton(text: string): { text: string; line: number }[] {
  return text.split('\n').flatMap((line, i) => {
    if (/^:{2,3}/.test(line)) return [{ text: line.trim(), line: i + 1 }];
    const key = /^- (`[^`]+`)/.exec(line);
    return key?.[1] ? [{ text: key[1], line: i + 1 }] : [];
  });
}
