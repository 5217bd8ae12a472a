import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every word in three languages: the same keys, the same places to fill, the same marked words. */
const read = (language: string, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`locales/${language}/${file}`, 'utf8'));
const files = readdirSync('locales/nb').filter((file) => file.endsWith('.json') && file !== 'wordlist.json');
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}|<(\/?\w+)>/g)].map(([whole]) => whole).sort();

describe.each(files)('%s', (file) => {
  const nb = read('nb', file);
  it.each(['nn', 'en'])('is complete in %s', (language) => {
    const other = read(language, file);
    expect(Object.keys(other).sort()).toEqual(Object.keys(nb).sort());
    for (const [key, text] of Object.entries(nb)) {
      expect(String(other[key]).trim(), key).not.toBe('');
      expect(holes(String(other[key])), key).toEqual(holes(String(text)));
    }
  });
});
