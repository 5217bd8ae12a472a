import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  optionalDependencies?: Record<string, string>;
  resolved?: string;
  optional?: boolean;
  link?: boolean;
  engines?: { node?: string };
}
const packages: Record<string, Locked> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;

test('the lock names every platform’s own packages, so that npm ci works on Linux, macOS and Windows alike', () => {
  const missing = Object.entries(packages).flatMap(([holder, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !resolves(holder, name))
      .map((name) => `${holder} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lock holds no download addresses: each place installs from its own registry', () => {
  expect(Object.entries(packages).flatMap(([name, { resolved }]) => (resolved ? [name] : []))).toEqual([]);
});

/** As Node looks: in the holder's own node_modules, then in each one above it. */
function resolves(holder: string, name: string): boolean {
  if (packages[holder ? `${holder}/node_modules/${name}` : `node_modules/${name}`]) return true;
  const above = holder.lastIndexOf('/node_modules/');
  return holder !== '' && resolves(above < 0 ? '' : holder.slice(0, above), name);
}
