import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { atLeastOne, drill, firstWords, journeys, read } from './journeys.mjs';
import { prepare, root } from './prepare.mjs';
import { runNode } from './run.mjs';

/** Everything that must hold before a change goes in: the checks, the tests, the journeys in real Chromium but for the long drills. */
await prepare();
await ensureChromium(root);

const reports = mkdtempSync(join(tmpdir(), 'mellom-test-'));
const tool = (/** @type {string} */ path) => join(root, 'node_modules', path);
const results = [];
try {
  results.push(await check('types', [tool('typescript/bin/tsc'), '-p', '.', '--noEmit']));
  results.push(await check('style and import circles', [tool('@biomejs/biome/bin/biome'), 'check', '.']));
  results.push(await check('import directions', [join(root, 'src', 'scripts', 'directions.mjs')]));
  results.push(await check('unused code and dependencies', [tool('knip/bin/knip.js')]));
  results.push(await tests());
  results.push(await journeys(reports, ['--grep-invert', drill]));
} finally {
  rmSync(reports, { recursive: true, force: true });
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
// Told once more, last: a record of a run that keeps only its end says what failed.
for (const one of results.flatMap(({ told }) => told)) console.log(`\n✗ ${one}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * @param {string} name
 * @param {string[]} args
 */
async function check(name, args) {
  const code = await runNode(args, { cwd: root, quiet: true });
  console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, told: code === 0 ? [] : [name] };
}

async function tests() {
  const file = join(reports, 'vitest.json');
  const code = await runNode(
    [tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { cwd: root },
  );
  const report = read(file);
  const passed = report?.numPassedTests ?? 0;
  // A file that cannot be loaded has no tests to count.
  const unloaded =
    report?.testResults.filter(
      (/** @type {any} */ { status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    ).length ?? 0;
  return { passed, failed: atLeastOne(code, (report?.numFailedTests ?? 0) + unloaded), told: failedTests(report) };
}

/**
 * File, name and the first words of what went wrong.
 * @param {any} report as Vitest writes it
 * @returns {string[]}
 */
function failedTests(report) {
  return (report?.testResults ?? []).flatMap((/** @type {any} */ file) => {
    const path = relative(root, file.name);
    if (file.status === 'failed' && file.assertionResults.length === 0) return [`${path}\n${firstWords(file.message)}`];
    return file.assertionResults
      .filter((/** @type {any} */ { status }) => status === 'failed')
      .map((/** @type {any} */ one) => `${path} › ${one.fullName}\n${firstWords(one.failureMessages[0] ?? '')}`);
  });
}
