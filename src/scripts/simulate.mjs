import { install, root } from './prepare.mjs';

/**
 * A cohort with known truth, and the same figures found in it: `npm run simulate -- --teams 95 --years 3`, with `--seed 42` another one.
 * Everything happens in this process; nothing is written and nothing is sent.
 */
const said = (/** @type {string} */ name, /** @type {number} */ usual) => {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? usual : Number(process.argv[at + 1]);
  if (Number.isInteger(value) && value > 0) return value;
  console.error('npm run simulate -- [--teams 95] [--years 3] [--seed 1]');
  process.exit(1);
};
const [teams, years, seed] = [said('teams', 95), said('years', 3), said('seed', 1)];
await install();
const { createServer } = await import('vite');
const vite = await createServer({
  root,
  mode: 'test',
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false },
});
const { compare, holds } = await vite.ssrLoadModule('/src/care/simulation/comparison.ts');
const { episodes, found, outside } = compare({ teams, years, seed });

console.log(`\n${teams} teams, ${years} years, seed ${seed}: ${episodes} episodes\n`);
const row = (/** @type {string[]} */ ...cells) =>
  console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(24) : cell.padStart(10))).join(' '));
row('', 'put in', 'found', 'within', 'holds');
for (const one of found)
  row(one.name, one.truth.toFixed(3), one.found?.toFixed(3) ?? '–', `±${one.tolerance.toFixed(3)}`, holds(one) ? 'yes' : 'NO');
console.log(`\nrecovery, teams unnamed: ${outside.outer} of ${teams} outside 99.8 %, ${outside.inner} more outside 95 %`);
await vite.close();
process.exit(found.every(holds) ? 0 : 1);
