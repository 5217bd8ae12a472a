import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressFolder } from './compress.mjs';
import { fingerprint } from './fingerprint.mjs';
import { run, runNode, withProgress } from './run.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

// vite.config.ts imports our TypeScript, which names no file extensions; Vite bundles it, and need not warn each time.
process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';

/** What a fresh clone needs before anything else: a Node that can run it, the packages of the lock, the built app and relay. */
export async function prepare() {
  requireNode();
  await install();
  await build();
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Mellom needs Node 20.19 or newer. This is Node ${process.versions.node}.`);
  process.exit(1);
}

/** `npm ci`, when what lies in node_modules is not what the lock says, or was built for another Node. */
export async function install() {
  const builtFor = join(root, 'node_modules', '.mellom-node');
  const thisNode = [process.platform, process.arch, process.versions.modules].join();
  if (asLocked() && (read(builtFor) ?? thisNode) === thisNode) return;
  const code = await withProgress('Installing packages (the first time takes a minute or two)', () =>
    npm(['ci', '--include=dev', '--no-audit', '--no-fund']),
  );
  if (code !== 0) {
    console.error('\nThe packages could not be installed; npm says why above. Try again with: npm ci --include=dev');
    process.exit(code);
  }
  writeFileSync(builtFor, thisNode);
}

/** npm notes what it installed in node_modules/.package-lock.json; packages of other systems are optional and absent there. */
function asLocked() {
  const noted = read(join(root, 'node_modules', '.package-lock.json'));
  if (!noted) return false;
  /** @type {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
  const there = JSON.parse(noted).packages;
  /** @type {typeof there} */
  const { '': _, ...locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return (
    Object.entries(locked).every(
      ([name, { version, optional, devOptional }]) =>
        there[name]?.version === version || ((optional || devOptional) && !there[name]),
    ) && Object.keys(there).every((name) => name in locked)
  );
}

/** App and relay, when a source has changed since the last time. */
export async function build() {
  const stamp = join(root, 'dist', '.mellom-built');
  const wanted = fingerprint(root);
  if (read(stamp) === wanted) return;
  rmSync(stamp, { force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const codes = await withProgress('Building app and relay', () =>
    Promise.all([
      runNode([vite, 'build', '--logLevel', 'warn'], { cwd: root, quiet: true }),
      runNode([vite, 'build', '--ssr', '--logLevel', 'warn'], { cwd: root, quiet: true }),
    ]),
  );
  if (codes.some((code) => code !== 0)) {
    console.error('\nThe build failed; the reason stands above.');
    process.exit(1);
  }
  compressFolder(join(root, 'dist', 'app'));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/**
 * npm as the one that runs us; else the one that lies beside this Node; else whatever the system calls npm.
 *
 * @param {string[]} args
 */
function npm(args) {
  const ours = process.env.npm_execpath;
  const beside = [
    join(dirname(process.execPath), 'node_modules'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules'),
  ].map((modules) => join(modules, 'npm', 'bin', 'npm-cli.js'));
  const script = [ours && basename(ours).startsWith('npm') ? ours : undefined, ...beside].find(
    (path) => path && existsSync(path),
  );
  return script
    ? runNode([script, ...args], { cwd: root })
    : run('npm', args, { cwd: root, shell: process.platform === 'win32' });
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
