import i18next, { type BackendModule, type Namespace } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isolated } from '../care/members/names';
import type { Language } from '../client/api';
import { patiently } from '../ui/lazy-screen';

/** Only the reader's own language is loaded, a file at a time, as its rooms are opened. */
const files = import.meta.glob<Record<string, string>>('../../locales/{nb,nn,en}/*.json', { import: 'default' });

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`../../locales/${language}/${namespace}.json`];
    if (!load) return done(new Error(`no words: ${language}/${namespace}`), null);
    patiently(load).then(
      (words) => done(null, words),
      (error) => done(error instanceof Error ? error : new Error(String(error)), true),
    );
  },
};

/** What every room needs, fetched together; each room brings its own beside its code (src/ui/lazy-room.ts). */
const startWords = ['common', 'welcome', 'crisis', 'errors'] satisfies Namespace;

const key = 'mellom.language';
const languages: readonly Language[] = ['nb', 'nn', 'en'];
/** Written from right to left; none of today's three. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'ur', 'he']);

export async function startWordsIn(language: Language): Promise<void> {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      ns: startWords,
      defaultNS: 'common',
      keySeparator: false,
      nsSeparator: ':',
      // React escapes what it draws; a name from right to left must not turn the sentence that it stands in.
      interpolation: { escapeValue: true, escape: isolated },
      // A key without its word is a fault of ours, and is told as one; what a person sees of it is an ellipsis, never the key.
      saveMissing: true,
      missingKeyHandler: (languages, namespace, missing) =>
        reportError(new Error(`no word for ${namespace}:${missing} in ${languages.join(', ')}`)),
      parseMissingKeyHandler: (_, instead?: string) => instead ?? '…',
    });
  mark(language);
}

export async function changeLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return;
  await i18next.changeLanguage(language);
  mark(language);
}

/** The language of the last visit, else the first of the browser's that Mellom speaks. Says nothing of the person. */
export function firstLanguage(): Language {
  const kept = languages.find((known) => known === read());
  if (kept) return kept;
  for (const wish of navigator.languages) {
    const short = wish.slice(0, 2).toLowerCase();
    const found = short === 'no' ? 'nb' : languages.find((known) => known === short);
    if (found) return found;
  }
  return 'nb';
}

function mark(language: Language) {
  const root = document.documentElement;
  root.lang = language;
  root.dir = rightToLeft.has(language) ? 'rtl' : 'ltr';
  try {
    localStorage.setItem(key, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
