import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run, runNode, withProgress } from './run.mjs';

/** Quiet, self-contained, and able to run as root in a container. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A Chromium that is already on this machine: CHROMIUM_PATH, else the distribution's. Undefined: Playwright's own download is used.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  return [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path && existsSync(path));
}

/**
 * Sees to it that there is one: the distribution's package where we may install it, else Playwright's own.
 *
 * @param {string} root
 */
export async function ensureChromium(root) {
  if (findChromium() || (await playwrightHasOne())) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await withProgress('Installing Chromium (apt-get)', async () => {
      await run('apt-get', ['update', '-qq'], { cwd: root, quiet: true });
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { cwd: root, quiet: true });
    });
    if (findChromium()) return;
  }
  await withProgress("Fetching Playwright's Chromium", () =>
    runNode([join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'], { cwd: root }),
  );
}

async function playwrightHasOne() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}
