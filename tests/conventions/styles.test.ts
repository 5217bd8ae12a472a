import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((name) => `src/${name.replaceAll('\\', '/')}`);
const ofApp = files.filter((file) => !file.startsWith('src/preview/'));
/** Names of classes in selectors, without what a module says of the sheets that all rooms share. */
const classesIn = (css: string): Set<string> => {
  const selectors = css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/@(?:layer|import)[^;{]*/g, '')
    .replace(/:global\([^()]*\)/g, '')
    .replace(/(?<=[{;])[^{};]*(?=[;}])/g, '');
  return new Set([...selectors.matchAll(/\.([a-zA-Z][\w-]*)(?=[^{}]*\{)/g)].map(([, name = '']) => name));
};
const sheets = ofApp.filter((file) => file.endsWith('.css'));
const modules = new Map(sheets.filter((file) => file.endsWith('.module.css')).map((file) => [file, classesIn(read(file))]));
const shared = new Set(
  sheets
    .filter((file) => !modules.has(file))
    .flatMap((file) => [...classesIn(read(file))].filter((name) => !name.startsWith('ds-'))),
);
const sources = ofApp.filter((file) => /\.tsx?$/.test(file));
/** Which module a source calls by which name. */
const importsOf = (file: string): [string, string][] =>
  [...read(file).matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].map(([, name = '', path = '']) => [
    name,
    posix.join(posix.dirname(file), path),
  ]);

test('a class that a room names is in its module, and what a module holds is named by a room', () => {
  const missing: string[] = [];
  const used = new Map([...modules.keys()].map((file) => [file, new Set<string>()]));
  const byName = new Set<string>();
  for (const file of sources)
    for (const [name, module] of importsOf(file)) {
      const text = read(file);
      for (const [, word = ''] of text.matchAll(new RegExp(`(?<![\\w/.:'"\`])${name}\\.(\\w+)`, 'g'))) {
        used.get(module)?.add(word);
        if (!modules.get(module)?.has(word)) missing.push(`${file}: ${name}.${word}`);
      }
      if (text.includes(`${name}[`)) byName.add(module);
    }
  const unused = [...modules].flatMap(([file, names]) =>
    byName.has(file) ? [] : [...names].filter((name) => !used.get(file)?.has(name)).map((name) => `${file}: ${name}`),
  );
  expect({ missing, unused }).toEqual({ missing: [], unused: [] });
});

test('outside the modules only tokens, base and theme have classes: a few that every room is made of', () => {
  expect(sheets.filter((file) => !modules.has(file)).every((file) => file.startsWith('src/ui/styles/'))).toBe(true);
  expect(shared.size).toBeLessThanOrEqual(20);
  const unknown = sources.flatMap((file) =>
    [...read(file).matchAll(/className="([^"]*)"/g)].flatMap(([, words = '']) =>
      words
        .split(/\s+/)
        .filter((word) => word !== '' && !word.startsWith('ds-') && !shared.has(word))
        .map((word) => `${file}: ${word}`),
    ),
  );
  expect(unknown).toEqual([]);
});
