import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { prepare, root } from './prepare.mjs';

/**
 * Measures (tests/bench/*.bench.ts), prints a table and writes .bench/result.json. Nothing is asserted: times belong to a machine.
 * `npm run bench relay` runs only the files whose name holds "relay"; numbers after it are given to what can be measured in another size
 * (`npm run bench many-cases-desk 20 50`: 20 cases of 50 items).
 */
await prepare();
await ensureChromium(root);
const { createServer } = await import('vite');
const vite = await createServer({
  root,
  mode: 'test',
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false },
});

const [named = '', ...sizes] = process.argv.slice(2);
const folder = join(root, 'tests', 'bench');
const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts') && name.includes(named));
/** @type {import('../../tests/bench/figure').Figure[]} */
const figures = [];
for (const file of files) {
  console.log(`${file} …`);
  const module = await vite.ssrLoadModule(join(folder, file));
  for (const [name, bench] of Object.entries(
    /** @type {Record<string, (...sizes: number[]) => Promise<typeof figures>>} */ (module),
  )) {
    if (name.endsWith('Bench')) figures.push(...(await bench(...sizes.map(Number))));
  }
}

const lines = figures.map(({ what, value, unit, aim }) => [
  what,
  `${rounded(value)} ${unit}`,
  aim ? aimOf(aim, unit) : '',
  aim ? (met(value, aim) ? 'yes' : 'no') : '',
]);
const head = ['what', 'measured', 'aim', 'met'];
const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
console.log();
for (const line of [head, widths.map((width) => '-'.repeat(width)), ...lines]) {
  console.log(
    line.map((cell, column) => (column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  '),
  );
}
mkdirSync(join(root, '.bench'), { recursive: true });
const machine = { node: process.versions.node, platform: process.platform, cores: cpus().length, cpu: cpus()[0]?.model };
writeFileSync(
  join(root, '.bench', 'result.json'),
  `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`,
);
process.exit(0);

/** @param {number} value */
function rounded(value) {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
/**
 * @param {{ atMost?: number, atLeast?: number }} aim
 * @param {string} unit
 */
function aimOf({ atMost, atLeast }, unit) {
  return atMost === undefined ? `>= ${atLeast} ${unit}` : `<= ${atMost} ${unit}`;
}
/**
 * @param {number} value
 * @param {{ atMost?: number, atLeast?: number }} aim
 */
function met(value, { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }) {
  return value <= atMost && value >= atLeast;
}
