import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../bench/child';
import { fuzzCases } from './cases';
import { fuzz } from './fuzz';
import { honestWorld } from './honest';

type RelayModule = typeof import('./relay-server.mjs');
const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
/** What may be left in memory after everything that was thrown at the relay, above what it had after a warm-up. */
const heapMore = 64;
const rssMost = 700;

/** Fuzzes a relay process of its own and says in plain lines what came of it. Gives whether all was well. */
export async function fuzzRelay(seconds: number, seed: number): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mellom-fuzz-'));
  const relay = await startChild<RelayModule>('../fuzz/relay-server.mjs');
  try {
    const world = await honestWorld(await relay.call('relay', dataDir));
    const covered = () => relay.call('covered');
    const honest = await covered();
    // Caches fill and code is compiled before memory is first looked at.
    const warm = await fuzz({ world, seed, done: (rounds) => rounds === 20, batch: 50 });
    const before = await relay.call('memory');
    const end = performance.now() + seconds * 1000;
    const outcome = await fuzz({ world, seed: seed + 1_000_000, done: () => performance.now() >= end, batch: 200, covered });
    const after = await relay.call('memory');
    const complaints = await relay.call('complaints');
    const blocks = await covered();
    world.close();

    const faults = [...warm.faults, ...outcome.faults, ...complaints.map((line) => `the relay complained: ${line.trim()}`)];
    if (mb(after.heap) - mb(before.heap) > heapMore)
      faults.push(`memory grew by ${mb(after.heap - before.heap)} MB, ${heapMore} MB are expected at most`);
    if (mb(after.rss) > rssMost) faults.push(`the process has ${mb(after.rss)} MB, ${rssMost} MB are expected at most`);
    const answers = [...outcome.answers].sort((a, b) => b[1] - a[1]).map(([answer, times]) => `${answer} ${times}`);
    console.log(`
${seconds} seconds, seed ${seed}: ${outcome.requests} requests, ${outcome.frames} damaged frames, ${outcome.posts} rows over HTTP
answers          ${answers.join(', ')}
code reached     ${blocks} blocks of the relay; honest clients alone reach ${honest}. ${outcome.kept} messages led further and were used again
memory           ${mb(before.heap)} MB after the warm-up, ${mb(after.heap)} MB at the end; the process ${mb(before.rss)} and ${mb(after.rss)} MB
afterwards       ${outcome.faults.some((one) => one.includes('honest')) ? 'an honest client is not served' : 'an honest client is served as before'}
`);
    for (const fault of faults) console.log(`✗ ${fault}`);
    console.log(faults.length === 0 ? 'Nothing that must not be.' : `${faults.length} things that must not be.`);
    return fuzzCases(Math.max(1, seconds / 6), seed) && faults.length === 0;
  } catch (error) {
    console.log(`✗ ${error instanceof Error ? error.message : error}. Seed ${seed}.`);
    return false;
  } finally {
    await relay.end().catch(() => undefined);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
