import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../src/ui/styles');
/** Mean the same on both sides. */
const alike = ['control-words', 'small'];

/** Classes that rules of these sheets begin with: what they say counts wherever the class stands. */
function unscoped(side: 'phone' | 'desk'): string[] {
  const found = readdirSync(join(folder, side)).flatMap((name) => {
    const css = readFileSync(join(folder, side, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    return [...css.matchAll(/^\.([a-zA-Z][\w-]*)\s*[,{]/gm)].map(([, word]) => word ?? '');
  });
  return [...new Set(found)];
}

test('no class means one thing on the phone and another at the desk: both sheets are there where a desk is unlocked', () => {
  const desk = new Set(unscoped('desk'));
  const shared = unscoped('phone').filter((name) => desk.has(name) && !alike.includes(name));
  expect(shared).toEqual([]);
});
