import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settings } from '../../src/relay/config';

/** What npm and Vite set for their own programmes; the page names them outside of its table. */
const notOurs = ['npm_execpath', 'VITE_CONFIG_NATIVE_IGNORE_WARNING'];

it('has every setting in the one table of docs/operating.md, and nothing there that is none', () => {
  const page = readFileSync('docs/operating.md', 'utf8');
  const listed = [...page.matchAll(/^\| `([A-Za-z_]+)` \|/gm)].map(([, name]) => name);
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => readFileSync(join('src', name), 'utf8'));
  const used = sources.flatMap((text) =>
    [...text.matchAll(/\bprocess\.env(?:\.|\[['"])([A-Za-z_]+)/g)].map(([, name = '']) => name),
  );
  const wanted = new Set([...Object.keys(settings), ...used].filter((name) => !notOurs.includes(name)));
  expect(listed.toSorted()).toEqual([...wanted].toSorted());
  for (const name of notOurs) expect(page).toContain(name);
  // Nobody takes the environment apart in a way that the line above does not see.
  for (const text of sources) expect(text).not.toMatch(/\}\s*=\s*process\.env\b/);
});
