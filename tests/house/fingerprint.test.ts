import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from '../../src/bin/fingerprint.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mellom-fingerprint-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the same sources have the same build id, whatever the line ends of the system', () => {
  writeFileSync(join(folder, 'a.ts'), 'one\ntwo\n');
  const unix = fingerprint(folder, ['a.ts']);
  writeFileSync(join(folder, 'a.ts'), 'one\r\ntwo\r\n');
  expect(fingerprint(folder, ['a.ts'])).toBe(unix);
});

test('a changed byte or a changed name gives another build id', () => {
  writeFileSync(join(folder, 'a.ts'), 'one');
  const before = fingerprint(folder, ['a.ts', 'b.ts']);
  writeFileSync(join(folder, 'b.ts'), '');
  const named = fingerprint(folder, ['a.ts', 'b.ts']);
  writeFileSync(join(folder, 'a.ts'), 'two');
  expect(new Set([before, named, fingerprint(folder, ['a.ts', 'b.ts'])]).size).toBe(3);
});
