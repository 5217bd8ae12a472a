import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bindLabels, derivations, hashLabels, prefix, sealLabels, signLabels } from '../../src/crypto/labels';

const source = ['../../src/crypto/', '../../src/client/'].map(read).join('\n');

function read(path: string): string {
  const folder = new URL(path, import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file !== 'labels.ts',
  );
  return files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
}

describe('labels', () => {
  it('are each in one list once; only the roster is both signed and named by its hash', () => {
    const all = [...hashLabels, ...signLabels, ...sealLabels, ...bindLabels];
    const doubles = all.filter((label, i) => all.indexOf(label) !== i);
    expect(doubles).toEqual(['roster']);
  });

  it('end with a zero byte, so that none is the beginning of another', () => {
    expect(new TextDecoder().decode(prefix('row'))).toBe('mellom/v1/row\0');
    for (const label of [...hashLabels, ...signLabels, ...sealLabels, ...bindLabels]) expect(label).toMatch(/^[a-z-]+$/);
  });

  it('name each derivation once, by a context of eight letters and an index', () => {
    const pairs = Object.values(derivations).map(([context, index]) => `${context} ${index}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const [context] of Object.values(derivations)) expect(context).toMatch(/^[a-z_]{8}$/);
  });

  it('are all in use', () => {
    const names = [...hashLabels, ...signLabels, ...sealLabels, ...bindLabels, ...Object.keys(derivations)];
    expect(names.filter((name) => !source.includes(`'${name}'`))).toEqual([]);
  });
});
