import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that the build is made from. What is not listed here cannot change what a person runs. */
export const sources = [
  'index.html',
  'locales',
  'package-lock.json',
  'package.json',
  'public',
  'src',
  'tsconfig.json',
  'vite.config.ts',
];

const text = /\.(css|html|json|js|md|mjs|svg|ts|tsx|txt|webmanifest)$/;

/**
 * SHA-256 over names and contents of the given files and folders, as hex. The same sources give the same answer on every
 * system: names are sorted and joined with "/", and line ends of text files are read as LF.
 *
 * @param {string} root
 * @param {readonly string[]} [parts]
 */
export function fingerprint(root, parts = sources) {
  const hash = createHash('sha256');
  for (const name of parts.flatMap((part) => [...filesOf(root, part)]).sort()) {
    const content = readFileSync(join(root, name));
    hash.update(`${name}\0`);
    hash.update(text.test(name) ? content.toString('utf8').replaceAll('\r\n', '\n') : content);
    hash.update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} part
 * @returns {Generator<string>}
 */
function* filesOf(root, part) {
  const found = statSync(join(root, part), { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory()) yield part;
  else for (const entry of readdirSync(join(root, part))) yield* filesOf(root, `${part}/${entry}`);
}
