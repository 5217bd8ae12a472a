import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './prepare.mjs';

/** The built relay, as the environment says (src/relay/config.ts). Builds nothing: `npm start` does, and then comes here. */
const { main } = await import(pathToFileURL(join(root, 'dist', 'relay', 'main.js')).href);

try {
  await main(process.env, (/** @type {{ url: string, setupLink: string | null }} */ { url, setupLink }) => {
    console.log(`
Mellom is running.

  Open it         ${url}
  Its data        ${process.env.DATABASE_URL ? 'PostgreSQL, as DATABASE_URL says' : process.env.DATA_DIR || './data'}
${setupLink ? `  Set up a team   ${setupLink}\n                  This link works once. A new start prints a new one.\n` : ''}
Ctrl-C stops it.
`);
  });
} catch (error) {
  console.error(`\nMellom could not start. ${reason(error)}`);
  process.exit(1);
}

/** @param {unknown} error */
function reason(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'ConfigError') return error.message;
  if ('code' in error && error.code === 'EADDRINUSE') return 'The port is taken. Choose another one: PORT=8788 npm start';
  return error.stack ?? error.message;
}
