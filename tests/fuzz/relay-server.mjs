import { Session } from 'node:inspector/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const built = pathToFileURL(resolve(process.env.MELLOM_FUZZ_RELAY ?? 'dist/relay/main.js'));
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
/** @type {typeof import('../../src/relay/main')} */
const { openLog, startRelay, unlimited } = await import(built.href);
/** @type {Set<string>} */
const blocks = new Set();
/** @type {string[]} */
const unexpected = [];

/**
 * The built relay, with quotas that do not end the fuzzing and every other setting as it comes.
 *
 * @param {string} dataDir
 */
export async function relay(dataDir) {
  const { url, setupToken } = await startRelay({
    dataDir,
    quotas: unlimited,
    log: openLog('warn', { write: (line) => void (unexpected.length < 100 && unexpected.push(line)) }),
  });
  return { url, setupToken };
}

/** How many blocks of the relay's own code have run so far. */
export async function covered() {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const folder = new URL('.', built).href;
  for (const { url, functions } of result) {
    if (!url.startsWith(folder)) continue;
    for (const { ranges } of functions)
      for (const { startOffset, endOffset, count } of ranges) if (count > 0) blocks.add(`${url} ${startOffset} ${endOffset}`);
  }
  return blocks.size;
}

/** Whatever the relay has logged as a warning or worse. */
export async function complaints() {
  return unexpected;
}

/** Bytes after full collections. */
export async function memory() {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await new Promise((next) => setImmediate(next));
  }
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { rss, heap: heapUsed + external + arrayBuffers };
}
