import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appSources, buildId, fingerprint } from '../../src/scripts/fingerprint.mjs';

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

test('the build id covers what a person runs: screens, engine, worker, styles and words, and no script, demo, relay or test', () => {
  const names = appSources(process.cwd());
  for (const part of ['src/app/', 'src/client/', 'src/care/', 'src/crypto/', 'src/citizen/', 'src/team/', 'src/ui/'])
    expect(names.some((name) => name.startsWith(part))).toBe(true);
  expect(names).toEqual(expect.arrayContaining(['src/client/worker.ts', 'src/ui/styles/tokens.css', 'locales', 'index.html']));
  expect(names.filter((name) => /^(?:src\/(?:scripts|demo|preview|relay)|tests)\//.test(name))).toEqual([]);
});

test('a person is offered a new version for a changed screen, and not for a changed script, relay or test', () => {
  for (const [name, content] of Object.entries({
    'src/app/main.tsx': "import '../ui/Button';\nconst room = () => import('../team/Room');\n",
    'src/app/service-worker.ts': '',
    'src/content/fonts-plugin.ts': '',
    'src/content/plugin.ts': '',
    'src/ui/Button.tsx': "import './button.css';\n",
    'src/ui/button.css': "@import './tokens.css';\n",
    'src/ui/tokens.css': ':root{}',
    'src/team/Room.tsx': "new Worker(new URL('../client/worker.ts', import.meta.url));",
    'src/client/worker.ts': '',
    'src/relay/main.ts': '',
    'src/scripts/bench.mjs': '',
    'tests/a.test.ts': '',
  })) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const first = buildId(folder);
  const withChanged = (name: string) => {
    const copy = join(folder, 'copy');
    rmSync(copy, { recursive: true, force: true });
    cpSync(join(folder, 'src'), join(copy, 'src'), { recursive: true });
    cpSync(join(folder, 'tests'), join(copy, 'tests'), { recursive: true });
    writeFileSync(join(copy, name), '/* changed */', { flag: 'a' });
    return buildId(copy);
  };
  for (const name of ['src/ui/Button.tsx', 'src/ui/tokens.css', 'src/team/Room.tsx', 'src/client/worker.ts'])
    expect(withChanged(name), name).not.toBe(first);
  for (const name of ['src/relay/main.ts', 'src/scripts/bench.mjs', 'tests/a.test.ts'])
    expect(withChanged(name), name).toBe(first);
});
