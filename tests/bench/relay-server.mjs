import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @type {typeof import('../../src/relay/main')} */
const { startRelay } = await import(pathToFileURL(resolve(process.env.MELLOM_BENCH_RELAY ?? 'dist/relay/main.js')).href);
const many = 1_000_000_000;

/**
 * The built relay, with no other setting than quotas that one machine's load does not use up.
 *
 * @param {string} dataDir
 * @param {string | null} databaseUrl
 */
export async function relay(dataDir, databaseUrl) {
  const { url, setupToken } = await startRelay({
    dataDir,
    databaseUrl,
    quotas: {
      itemsPerHour: many,
      epochsPerDay: many,
      streamsPerDay: many,
      requestsPerMinute: many,
      strangerRequestsPerMinute: many,
      connectionsPerAddress: many,
      connectionsPerAccount: many,
      connectionsPerMinute: many,
      appendsAtOnce: many,
      accountsPerHour: many,
      accountsPerHourAndAddress: many,
      repeatsPerHour: many,
    },
  });
  return { url, setupToken };
}

/** Processor time of this process so far, microseconds. */
export async function cpu() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Resident memory after a full collection, bytes. */
export async function memory() {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await new Promise((next) => setImmediate(next));
  }
  return process.memoryUsage().rss;
}
