import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './prepare.mjs';
import { runNode } from './run.mjs';

/** Journeys that walk every room or every way: `npm run drills`. What they hold is held more shortly by the others. */
export const drill = '@drill';

/**
 * @param {string} reports a folder
 * @param {string[]} chosen arguments of Playwright
 * @returns {Promise<{ passed: number, failed: number, told: string[] }>}
 */
export async function journeys(reports, chosen) {
  const file = join(reports, 'playwright.json');
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const code = await runNode([playwright, 'test', '--reporter=list,json', ...chosen], {
    cwd: root,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const report = read(file);
  const stats = report?.stats;
  const flaky = stats?.flaky ?? 0;
  if (flaky > 0)
    console.log(`\n${flaky} of the journeys passed only at the second try; they are named above as flaky and need a look`);
  const told = (report?.suites ?? []).flatMap(failedJourneys);
  return { passed: (stats?.expected ?? 0) + flaky, failed: atLeastOne(code, stats?.unexpected ?? 0), told };
}

/**
 * @param {any} suite as Playwright writes it
 * @returns {string[]}
 */
function failedJourneys(suite) {
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests
      .flatMap((/** @type {any} */ { results: tries }) => tries)
      .filter((/** @type {any} */ { status }) => status !== 'passed' && status !== 'skipped')
      .map((/** @type {any} */ { errors }) => `${suite.file} › ${spec.title}\n${firstWords(errors[0]?.message ?? '')}`),
  );
  return [...own, ...(suite.suites ?? []).flatMap(failedJourneys)];
}

/** @param {string} text */
export function firstWords(text) {
  return stripVTControlCharacters(text).split('\n').slice(0, 14).join('\n');
}

/**
 * @param {number} code
 * @param {number} failed
 */
export function atLeastOne(code, failed) {
  return code === 0 ? failed : Math.max(1, failed);
}

/** @param {string} file */
export function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
