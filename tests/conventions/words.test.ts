import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/protocol/errors';

const root = join(import.meta.dirname, '../..');
const languages = ['nb', 'nn', 'en'] as const;
/** Lists, not words with keys. */
const lists = new Set(['wordlist']);

type Words = Record<string, string>;
const namespacesOf = (lang: string) =>
  readdirSync(join(root, 'locales', lang))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => !lists.has(name))
    .sort();
const wordsOf = (lang: string, namespace: string): Words =>
  JSON.parse(readFileSync(join(root, 'locales', lang, `${namespace}.json`), 'utf8')) as Words;
const namespaces = namespacesOf('nb');
const known = new Map(namespaces.map((namespace) => [namespace, new Set(Object.keys(wordsOf('nb', namespace)))]));

describe('words', () => {
  it('have the same namespaces in every language', () => {
    for (const lang of languages) expect(namespacesOf(lang)).toEqual(namespaces);
  });

  describe.each(namespaces)('of %s', (namespace) => {
    const [nb, ...others] = languages.map((lang) => [lang, wordsOf(lang, namespace)] as const);
    it('have the same keys in every language, in the same order', () => {
      for (const [, words] of others) expect(Object.keys(words)).toEqual(Object.keys(nb?.[1] ?? {}));
    });
    it('have the same places to fill in, and the same marks', () => {
      for (const [lang, words] of others)
        for (const [key, text] of Object.entries(nb?.[1] ?? {}))
          expect([lang, key, placesIn(words[key] ?? '')]).toEqual([lang, key, placesIn(text)]);
    });
    it('say something', () => {
      for (const [, words] of [...(nb ? [nb] : []), ...others])
        for (const [key, text] of Object.entries(words))
          expect([key, typeof text === 'string' && text.trim() !== '']).toEqual([key, true]);
    });
    it('have both numbers where they have one', () => {
      for (const key of Object.keys(nb?.[1] ?? {})) {
        if (key.endsWith('_one')) expect(known.get(namespace)).toContain(key.replace(/_one$/, '_other'));
        if (key.endsWith('_other')) expect(known.get(namespace)).toContain(key.replace(/_other$/, '_one'));
      }
    });
  });

  it('have one form each in bokmål, the one that most texts have', () => {
    const other =
      /\b(uken|sengen|klokken|listen|natten|tiden|filen|grensen|senere|døren|trappen|mellomtiden|linjen|frem|fremdeles)\b/giu;
    const found = namespaces.flatMap((namespace) =>
      Object.entries(wordsOf('nb', namespace)).flatMap(([key, text]) =>
        (text.match(other) ?? []).map((one) => `${namespace}:${key} ${one}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('say for every error what happened, what was kept and what to do', () => {
    const errors = known.get('errors') ?? new Set();
    for (const code of errorCodes) for (const part of ['what', 'kept', 'next']) expect(errors).toContain(`${code}.${part}`);
  });
});

/** Places and marks of a text, sorted. */
const placesIn = (text: string) => [...text.matchAll(/\{\{[^}]+\}\}|<\/?\w+>/g)].map(([one]) => one).sort();

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });

interface Uses {
  file: string;
  /** namespaces that the file asks for; none: its keys may be of any */
  spaces: string[];
  /** texts that may be keys, in the file's order */
  literals: string[];
  /** texts with places filled in at run time, as patterns */
  patterns: RegExp[];
  /** first arguments of t(), and i18nKey */
  asked: string[];
}
const uses = sources(join(root, 'src')).map((file): Uses => {
  const text = readFileSync(file, 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  const spaces = [...text.matchAll(/useTranslation(?:<[^(]*>)?\(([^)]*)\)/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([a-z]+)'/g)].map(([, one = '']) => one),
  );
  // A template inside another is found by the call around it.
  const templates = [...text.matchAll(/`((?:[^`\\]|\\.)*)`/g), ...text.matchAll(/(?<![\w.])t\(\s*`([^`]*)`/g)].map(
    ([, inner = '']) => inner,
  );
  return {
    file: file.slice(root.length + 1),
    spaces: [...new Set(spaces)],
    literals: [...text.matchAll(/'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"/g)].map(([, single, double]) => single ?? double ?? ''),
    // A text that is nothing but a place says nothing about what may stand there.
    patterns: templates.filter((inner) => inner.includes('${') && /[a-z]/.test(inner.replace(/\$\{[^}]*\}/g, ''))).map(patternOf),
    asked: [...text.matchAll(/(?<![\w.])t\(\s*'([^']+)'|i18nKey="([^"]+)"/g)].map(([, call, prop]) => call ?? prop ?? ''),
  };
});

function patternOf(template: string): RegExp {
  const fixed = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('.+')}$`);
}
const singular = (key: string) => key.replace(/_(one|other)$/, '');

describe('keys in the code', () => {
  it('have words', () => {
    const missing = uses.flatMap(({ file, spaces, asked }) =>
      asked.flatMap((key) => {
        const [space, name] = key.includes(':') ? key.split(':') : [null, key];
        const of = space ? [space] : spaces.length > 0 ? spaces : namespaces;
        const there = of.some((one) => known.get(one)?.has(name ?? '') || known.get(one)?.has(`${name}_other`));
        return there ? [] : [`${file}: ${key}`];
      }),
    );
    expect(missing).toEqual([]);
  });

  it('are asked for: no words lie about that nobody reads', () => {
    const left = namespaces.flatMap((namespace) => {
      // Worksheets name their own words in their structure (worksheets.test.ts).
      if (namespace === 'worksheets') return [];
      const readers = uses.filter(({ spaces }) => spaces.length === 0 || spaces.includes(namespace));
      const literals = new Set([
        ...readers.flatMap((one) => one.literals),
        ...uses.flatMap((one) =>
          one.literals.filter((text) => text.startsWith(`${namespace}:`)).map((text) => text.slice(namespace.length + 1)),
        ),
      ]);
      const patterns = [
        ...readers.flatMap((one) => one.patterns),
        ...uses.flatMap((one) => one.patterns.filter(({ source }) => source.startsWith(`^${namespace}:`))),
      ];
      return [...(known.get(namespace) ?? [])]
        .filter(
          (key) =>
            ![key, singular(key)].some(
              (one) => literals.has(one) || patterns.some((pattern) => pattern.test(one) || pattern.test(`${namespace}:${one}`)),
            ),
        )
        .map((key) => `${namespace}:${key}`);
    });
    expect(left).toEqual([]);
  });
});
