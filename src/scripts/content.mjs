import { join } from 'node:path';
import { install, root } from './prepare.mjs';

/**
 * The programmes as a reader sees them, beside the text editor: every screen on a phone, live on save, with faults and figures. Needs no
 * relay, no account and no build. `npm run content release` writes down which addresses readers may have answers under from now on;
 * `npm run content sameness [nb|nn|en]` prints in what the programmes are alike.
 */
await install();
const { createServer } = await import('vite');
const server = await createServer({ configFile: join(root, 'src', 'preview', 'vite.config.ts'), configLoader: 'bundle' });
if (process.argv[2] === 'release') {
  const { release } = await server.ssrLoadModule(join(root, 'src', 'preview', 'release.ts'));
  const { written, faults } = release(root);
  for (const line of faults) console.error(line);
  for (const line of written) console.log(line);
  await server.close();
  process.exit(faults.length > 0 ? 1 : 0);
}
if (process.argv[2] === 'sameness') {
  const { samenessLines } = await server.ssrLoadModule(join(root, 'src', 'preview', 'sameness.ts'));
  for (const line of samenessLines(root, process.argv[3])) console.log(line);
  await server.close();
  process.exit(0);
}
await server.listen();
console.log('\nThe programmes, live from locales/. Save a file and look again.\n');
server.printUrls();
