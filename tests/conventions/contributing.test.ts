import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const guide = readFileSync('CONTRIBUTING.md', 'utf8');
const from = guide.indexOf('## A new kind of thing');
const example = guide.slice(from, guide.indexOf('\n## ', from + 1));

test('the example of a new kind of thing is the truth: each piece of code stands in the file that was named last', () => {
  const pieces = [...example.matchAll(/\]\((?<file>(?:src|tests)\/[^)]+)\)|```\w+\n(?<code>.*?)```/gs)];
  let named = '';
  let seen = 0;
  for (const { groups = {} } of pieces) {
    if (groups.file) named = groups.file;
    else if (groups.code !== undefined) {
      expect(readFileSync(named, 'utf8').includes(groups.code), `${named}:\n${groups.code}`).toBe(true);
      seen++;
    }
  }
  expect(seen).toBeGreaterThanOrEqual(7);
});

test('every file and every word that the guide names is there, in three languages', () => {
  const files = [...guide.matchAll(/`((?:src|tests|docs|locales)\/[\w./-]+)`|\]\(((?:src|tests|docs)\/[^)#]+)\)/g)].map(
    ([, quoted, linked]) => quoted ?? linked ?? '',
  );
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  const words = [...example.matchAll(/`(\w+):([\w.-]+)`/g)];
  expect(words.length).toBeGreaterThan(2);
  for (const [, namespace = '', key = ''] of words)
    for (const language of ['nb', 'nn', 'en'])
      expect(
        JSON.parse(readFileSync(`locales/${language}/${namespace}.json`, 'utf8')),
        `${language} ${namespace}:${key}`,
      ).toHaveProperty([key]);
});

test('every step of the walks through the house is a link to a file or folder that is there', () => {
  const links = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/\]\(\.\.\/([^)#]+)\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(40);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});
