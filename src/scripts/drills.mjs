import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { drill, journeys } from './journeys.mjs';
import { prepare, root } from './prepare.mjs';

/** The long journeys: every room by axe in every look, a whole course of help from the first night to the next time, a programme in each language. */
await prepare();
await ensureChromium(root);
const reports = mkdtempSync(join(tmpdir(), 'mellom-drills-'));
try {
  const { passed, failed, told } = await journeys(reports, ['--grep', drill]);
  for (const one of told) console.log(`\n✗ ${one}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
