import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wrongDirections } from '../../src/scripts/directions.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mellom-directions-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (files: Record<string, string>) => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
};

test('every import of the sources goes in a direction that is named, and every named direction is gone in', () => {
  expect(wrongDirections(process.cwd())).toEqual([]);
});

test('an import in a direction that is not named is told with both files, a type or a lazy one too', () => {
  put({
    'src/team/Room.tsx': "import type { Sheet } from '../citizen/Sheet';",
    'src/citizen/Sheet.tsx': "export const later = () => import('../team/Room');",
  });
  expect(wrongDirections(folder, { src: { team: [], citizen: [] } })).toEqual([
    'src/citizen/Sheet.tsx imports src/team/Room.tsx: src/citizen does not know src/team (directions.json)',
    'src/team/Room.tsx imports src/citizen/Sheet.tsx: src/team does not know src/citizen (directions.json)',
  ]);
});

test('a direction that nothing goes in any more, and a circle, are told', () => {
  put({ 'src/a/one.ts': "import '../b/two';", 'src/b/two.ts': '' });
  expect(wrongDirections(folder, { src: { a: ['b'], b: ['a'] } })).toEqual([
    'src: a knows b knows a',
    'src: b knows a knows b',
    'src/b imports nothing of src/a any more (directions.json)',
  ]);
});
