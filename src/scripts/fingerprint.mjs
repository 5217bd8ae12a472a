import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';

/** Everything that app, relay and demo are built from: what has not changed need not be built anew. */
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

/** What the app's build begins with. Its programmes are compiled and its fonts cut by plugins, so those belong to it too. */
const entries = ['src/app/main.tsx', 'src/app/service-worker.ts', 'src/content/fonts-plugin.ts', 'src/content/plugin.ts'];
const around = ['index.html', 'locales', 'package-lock.json', 'public', 'tsconfig.json', 'vite.config.ts'];

/**
 * What a person's build is made from, and nothing else: a changed test, script or relay gives nobody a new version of the app. The build
 * itself refuses a module that is not among these (`coveredByBuildId`).
 *
 * @param {string} root
 * @returns {string[]} names from the root, with "/"
 */
export function appSources(root) {
  const found = new Set(entries);
  for (const file of found) {
    if (!/\.(css|ts|tsx|mjs)$/.test(file)) continue;
    for (const [, asked = ''] of readFileSync(join(root, file), 'utf8').matchAll(importing)) {
      const path = posix.join(posix.dirname(file), asked.replace(/\?.*$/, ''));
      const name = ['', '.ts', '.tsx', '.mjs', '.d.ts']
        .map((end) => path + end)
        .find((one) => existsSync(join(root, one)) && !statSync(join(root, one)).isDirectory());
      if (name) found.add(name);
    }
  }
  return [...found, ...around];
}
const importing = /(?:\bfrom|\bimport|\bimport\(|\bURL\(|@import)\s*['"](\.{1,2}\/[^'"]+)['"]/g;

/**
 * The version that a person sees and compares (SECURITY.md, T42): 16 hex digits.
 *
 * @param {string} root
 */
export const buildId = (root) => fingerprint(root, appSources(root)).slice(0, 16);

/**
 * A build that takes in a source of ours which its id does not speak of, fails.
 *
 * @param {string} root
 * @returns {import('vite').Plugin}
 */
export function coveredByBuildId(root) {
  return {
    name: 'covered-by-build-id',
    apply: 'build',
    generateBundle() {
      const covered = new Set(appSources(root));
      for (const id of this.getModuleIds()) {
        const name = relative(root, id.replace(/^\0/, '').replace(/\?.*$/, '')).split(sep).join('/');
        if (name.startsWith('src/') && !covered.has(name))
          this.error(`${name} is built, and the build id does not cover it (fingerprint.mjs)`);
      }
    },
  };
}

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
