import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const rows = readFileSync('docs/service.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| what is asked'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const isThere = (test: string) =>
  existsSync(`tests/${test}`) || [`tests/${test}.test.ts`, `tests/${test}.spec.ts`].some((path) => existsSync(path));

describe('what the service asks for', () => {
  it('is a table of what is asked, where it is, what holds it, and what is not here', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((cells) => cells.length !== 4)).toEqual([]);
    expect(rows.filter(([, where, held, lacks]) => !((where && held) || lacks))).toEqual([]);
  });

  it('names tests that are there', () => {
    const named = rows
      .flatMap(([, , held = '']) => held.split(',').map((one) => one.replace(/\(.*\)/, '').trim()))
      .filter(Boolean);
    expect(named.filter((test) => !isThere(test))).toEqual([]);
  });

  it('names rooms that are there', () => {
    const named = rows.flatMap(([, where = '']) => [...where.matchAll(/`((?:team|citizen)\/[^`]+)`/g)].map(([, room]) => room));
    expect(named.filter((room) => ![`src/${room}`, `src/${room}.tsx`].some((path) => existsSync(path)))).toEqual([]);
  });
});
