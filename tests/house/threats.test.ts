import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = readFileSync('docs/threats.md', 'utf8');

/** `[name](../tests/file): *title*, *title*` */
const named = [...page.matchAll(/\]\(\.\.\/(tests\/[^)]+)\): ((?:\*[^*]+\*(?:, )?)+)/g)].flatMap(([, file = '', titles = '']) =>
  [...titles.matchAll(/\*([^*]+)\*/g)].map(([, title = '']) => ({ file, title })),
);

it('names in docs/threats.md only tests that there are', () => {
  expect(named.length).toBeGreaterThan(50);
  const missing = named.filter(({ file, title }) => !readFileSync(file, 'utf8').replaceAll("\\'", "'").includes(title));
  expect(missing).toEqual([]);
});

it('has a row in docs/threats.md for every attack and accident', () => {
  const wanted = [
    ...Array.from({ length: 42 }, (_, i) => `T${String(i + 1).padStart(2, '0')}`),
    ...Array.from({ length: 10 }, (_, i) => `A${i + 1}`),
  ];
  expect(wanted.filter((id) => !page.includes(`\n| ${id} | `))).toEqual([]);
});
