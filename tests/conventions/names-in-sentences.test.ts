import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (language: string, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`locales/${language}/${file}`, 'utf8'));
const files = readdirSync('locales/nb').filter((file) => file.endsWith('.json') && file !== 'wordlist.json');

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? sources(path) : /\.tsx?$/.test(path) ? [readFileSync(path, 'utf8')] : [];
  });

describe('names in sentences', () => {
  it.each(['nb', 'nn'])('take no s of their own in %s: there is no “Nilss”', (language) => {
    for (const file of files)
      for (const [key, text] of Object.entries(read(language, file))) expect(String(text), key).not.toMatch(/\}\}s(?!\p{L})/u);
  });
  it('are “Du” where a sentence begins with whoever reads it, and “deg” within one', () => {
    let looked = 0;
    for (const source of sources('src/team')) {
      const own = /useTranslation\(\[?'(\w+)'/.exec(source)?.[1] ?? 'team';
      for (const [, namer = '', args = ''] of source.matchAll(/const (\w+) = useNames\((.*)\);/g)) {
        const within = args.includes('team.me');
        const uses = new RegExp(`\\bt\\(\\s*'(?:(\\w+):)?([\\w.-]+)',\\s*\\{[^}]*?\\b(\\w+): ${namer}\\(`, 'g');
        for (const [, space = own, key = '', place = ''] of source.matchAll(uses)) {
          expect([key, String(read('nb', `${space}.json`)[key]).startsWith(`{{${place}}}`)]).toEqual([key, !within]);
          looked++;
        }
      }
    }
    expect(looked).toBeGreaterThan(8);
  });
});
