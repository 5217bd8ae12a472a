import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.mjs';

/** Lillevik on a throw-away database: weeks of care in seconds, by the real engine through the real relay. */
await prepare();
const built = (/** @type {string} */ name) => import(pathToFileURL(join(root, 'dist', 'relay', name)).href);
const [{ startRelay, unlimited }, { createClock, demoBegins, seedDemo }] = await Promise.all([
  built('main.js'),
  built('demo.js'),
]);

const dataDir = mkdtempSync(join(tmpdir(), 'mellom-demo-'));
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
const clock = createClock(demoBegins(Date.now()));
let living = true;
const relay = await startRelay({
  dataDir,
  port: Number(process.env.PORT || 8787),
  host: process.env.HOST || '0.0.0.0',
  appDir: join(root, 'dist', 'app'),
  now: () => (living ? clock.now() : Date.now()),
  quotas: unlimited,
});
const stop = () => relay.stop().then(() => process.exit(0));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

console.log('Lillevik lives through nine weeks …');
const started = Date.now();
const tell = progress();
const { lead, therapist, citizen } = await seedDemo({
  relay: relay.url,
  clock,
  setupLink: relay.setupLink,
  now: started,
  onProgress: tell,
});
living = false;
console.log(`  ${((Date.now() - started) / 1000).toFixed(0)} s

Mellom is running with a made-up municipality. Everything is thrown away when you stop it.
Each link signs in one person; take two browser profiles, or a window and a private window.

  Therapist, Maja Solberg   ${relay.url}/gjenopprett#${code(therapist)}
  Citizen, Kari Lund        ${relay.url}/gjenopprett#${code(citizen)}
  Team lead, Liv Hagen      ${relay.url}/gjenopprett#${code(lead)}

Ctrl-C stops it.
`);

/** @param {string} recoveryCode */
function code(recoveryCode) {
  return encodeURIComponent(recoveryCode);
}

/** Says how far it is at every fifth. */
function progress() {
  let said = 0;
  return (/** @type {number} */ done, /** @type {number} */ of) => {
    const share = Math.floor((done / of) * 5);
    if (share === said || share === 5) return;
    said = share;
    console.log(`  ${share * 20} %`);
  };
}
