import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

/**
 * Says to a relay whatever an attacker might (tests/fuzz): `npm run fuzz` for a minute, `npm run fuzz 600` for ten, `npm run fuzz 60 42` with
 * the seed 42. Without a seed each run is another one; it is told, so that a run that found something can be had again.
 */
const seconds = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
if (!(seconds > 0) || !Number.isInteger(seed)) {
  console.error('npm run fuzz [seconds] [seed]');
  process.exit(1);
}
await prepare();
const { createServer } = await import('vite');
const vite = await createServer({
  root,
  mode: 'test',
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false },
});
console.log(`Fuzzing a relay for ${seconds} seconds …`);
const { fuzzRelay } = await vite.ssrLoadModule(join(root, 'tests', 'fuzz', 'run.ts'));
process.exit((await fuzzRelay(seconds, seed)) ? 0 : 1);
