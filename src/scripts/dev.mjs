import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.mjs';

/** The relay as built, and the app with instant reload in front of it. */
await prepare();
const [{ startRelay }, { createServer }] = await Promise.all([
  import(pathToFileURL(join(root, 'dist', 'relay', 'main.js')).href),
  import('vite'),
]);
const relay = await startRelay({
  dataDir: process.env.DATA_DIR || join(root, 'data'),
  port: 8787,
  origins: ['http://localhost:5173', 'http://localhost:8787'],
});
const server = await createServer({ root });
await server.listen();
server.printUrls();
if (relay.setupLink) console.log(`  Set up a team: ${relay.setupLink.replace(':8787', ':5173')}`);

const stop = async () => {
  await server.close();
  await relay.stop();
  process.exit(0);
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
