import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const page = readFileSync('docs/threats.md', 'utf8');
const wanted = [
  // Three numbers were never given to anything.
  ...Array.from({ length: 84 }, (_, i) => `T${String(i + 1).padStart(2, '0')}`).filter(
    (row) => !['T74', 'T75', 'T77'].includes(row),
  ),
  ...Array.from({ length: 22 }, (_, i) => `A${i + 1}`),
];

/** `[name](../tests/file): *title*, *title*` */
const namedIn = (text: string) =>
  [...text.matchAll(/\]\(\.\.\/(tests\/[^)]+)\): ((?:\*[^*]+\*(?:, )?)+)/g)].flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/\*([^*]+)\*/g)].map(([, title = '']) => ({ file, title })),
  );

/** Titles of tests that are named after a row. */
const titles = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(test|spec)\.ts$/.test(name))
  .map((name) => join('tests', name))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^\s*(?:test|it)\(\s*(['"`])((?:(?!\1)[^\\]|\\.)+)\1/gm)].map(([, , title = '']) => ({
      file,
      title: title.replaceAll("\\'", "'"),
    })),
  );

it('names in docs/threats.md only tests that there are', () => {
  const named = namedIn(page);
  expect(named.length).toBeGreaterThan(100);
  const missing = named.filter(({ file, title }) => !readFileSync(file, 'utf8').replaceAll("\\'", "'").includes(title));
  expect(missing).toEqual([]);
});

it('has a row in docs/threats.md for every attack and accident', () => {
  expect(wanted.filter((id) => !page.includes(`\n| ${id} | `))).toEqual([]);
  expect(page).not.toMatch(/comes with|nothing tries/);
});

it('has for every row at least one test of its name, and the row names it', () => {
  const without = wanted.filter((id) => !titles.some(({ title }) => new RegExp(`\\b${id}\\b`).test(title)));
  expect(without).toEqual([]);
  const unnamed = wanted.flatMap((id) => {
    const row = page.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';
    const named = namedIn(row).map(({ title }) => title);
    return titles.filter(({ title }) => new RegExp(`\\b${id} `).test(title) && !named.includes(title));
  });
  expect(unnamed).toEqual([]);
});
