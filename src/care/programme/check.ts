import { compileCard, compilePart, featuresOf, type Language, type Sheets } from './compile';
import { type Fault, Faults } from './faults';
import { countWords, linesOf, lix } from './readability';
import type { ProgrammeCard, ProgrammePart } from './types';

/** One programme in all its languages, compiled and held against FORMAT, section 8. */
export interface CompiledProgramme {
  cards: Partial<Record<Language, ProgrammeCard>>;
  parts: Partial<Record<Language, ProgrammePart[]>>;
  faults: Fault[];
}
const languages: readonly Language[] = ['nb', 'nn', 'en'];
const limits = { screenWords: 300, screenWordsAdvised: 120, lix: 35, partWords: [600, 950] as const };

/** @param files path (`locales/nb/programmes/sleep/part-1.md`) -> text, of one programme */
export function compileProgramme(slug: string, files: ReadonlyMap<string, string>, sheets: Sheets): CompiledProgramme {
  const compiled: CompiledProgramme = { cards: {}, parts: {}, faults: [] };
  const path = (lang: Language, file: string) => `locales/${lang}/programmes/${slug}/${file}`;
  const source = files.get(path('nb', 'programme.md'));
  if (source === undefined) {
    compiled.faults.push({ path: path('nb', 'programme.md'), line: 1, message: 'the programme has no nb card', level: 'error' });
    return compiled;
  }
  const { features, retired, parts } = featuresOf(source, new Faults(''));
  for (const lang of languages) {
    const card = files.get(path(lang, 'programme.md'));
    if (card === undefined) continue;
    const own: ProgrammePart[] = [];
    for (const id of parts) {
      const file = `part-${id.slice(1)}.md`;
      const text = files.get(path(lang, file));
      const faults = new Faults(path(lang, file));
      if (text === undefined) {
        faults.error(1, 'the part is missing');
      } else {
        const nb = lang === 'nb' ? null : (files.get(path('nb', file)) ?? null);
        const part = compilePart({ text, source: nb, features, retired, sheets, faults });
        if (part) {
          own.push(part);
          if (part.id !== id) faults.error(1, `the id is not "${id}"`);
          checkReading(part, faults);
          if (nb !== null) checkTwin(text, nb, faults);
        }
      }
      compiled.faults.push(...faults.list);
    }
    const faults = new Faults(path(lang, 'programme.md'));
    const made = compileCard({ text: card, source: lang === 'nb' ? null : source, parts: own, faults });
    if (made) compiled.cards[lang] = made;
    compiled.parts[lang] = own;
    compiled.faults.push(...faults.list);
  }
  return compiled;
}

function checkReading(part: ProgrammePart, faults: Faults): void {
  for (const screen of part.screens) {
    const words = countWords(linesOf(screen, 'longest').join(' '));
    if (words > limits.screenWords) faults.error(1, `"${screen.id}" has ${words} words; ${limits.screenWords} are the limit`);
    else if (words > limits.screenWordsAdvised) faults.warn(1, `"${screen.id}" has ${words} words`);
  }
  const all = part.screens.flatMap((s) => linesOf(s, 'all'));
  const words = countWords(all.join(' '));
  const [least, most] = limits.partWords;
  if (words < least || words > most) faults.warn(1, `${words} words; ${least} to ${most} are right for a part`);
  const level = lix(all);
  if (level > limits.lix) faults.error(1, `LIX ${level.toFixed(1)}; ${limits.lix} is the limit`);
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
