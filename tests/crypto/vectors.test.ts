import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vectors } from '../vectors/generate';

const names = ['account', 'card', 'vault-slot', 'roster', 'epoch-row', 'item-row', 'invitation-and-claim', 'stream'] as const;
const fileOf = (name: string) => new URL(`../vectors/${name}.json`, import.meta.url);
const computed = await vectors();
if (process.env.MELLOM_WRITE_VECTORS) {
  for (const name of names)
    if (!existsSync(fileOf(name))) writeFileSync(fileOf(name), `${JSON.stringify(computed[name], null, 1)}\n`);
}
const frozen = Object.fromEntries(names.map((name) => [name, JSON.parse(readFileSync(fileOf(name), 'utf8'))]));

describe('the frozen vectors', () => {
  for (const name of names) {
    it(`are what the code makes today: ${name}`, () => {
      expect(JSON.parse(JSON.stringify(computed[name]))).toEqual(frozen[name]);
    });
  }
  it('are all there are', () => {
    expect(Object.keys(computed)).toEqual([...names]);
  });
});
