import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unlimited } from '../../src/relay/limits/quotas';
import { openLog } from '../../src/relay/log';
import { startRelay } from '../../src/relay/relay';
import { startPostgres } from '../fixtures/postgres';
import { fuzz } from '../fuzz/fuzz';
import { honestWorld } from '../fuzz/honest';

/** The short run that is the same each time; `npm run fuzz` goes on for as long as it is told to, against a process of its own. */
test.each([
  ['SQLite', 1],
  ['PostgreSQL', 2],
] as const)(
  'on %s, three thousand messages that no honest client sends have known answers, and honest ones are served afterwards',
  async (kind, seed) => {
    const postgres = kind === 'PostgreSQL' ? await startPostgres() : null;
    const dataDir = mkdtempSync(join(tmpdir(), 'mellom-fuzz-'));
    const complaints: string[] = [];
    const relay = await startRelay({
      dataDir,
      databaseUrl: postgres?.url ?? null,
      quotas: unlimited,
      log: openLog('warn', { write: (line: string) => void complaints.push(line) }),
    });
    const world = await honestWorld(relay);
    const outcome = await fuzz({ world, seed, done: (rounds) => rounds === 60, batch: 50 });
    world.close();
    await relay.stop();
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
    expect(outcome.faults).toEqual([]);
    expect(complaints).toEqual([]);
    // It got past the door: much is refused for a reason of its own, and some of it is even taken.
    expect(outcome.requests + outcome.frames + outcome.posts).toBeGreaterThan(2_900);
    for (const answer of ['ok', 'cut off', 'E_BAD_REQUEST', 'E_REFUSED', 'E_FORGED', 'E_LOGIN', 'E_VERSION', 'E_TAKEN'])
      expect([answer, outcome.answers.get(answer) ?? 0]).not.toEqual([answer, 0]);
  },
  120_000,
);
