import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { invite, newColleague, newTeam, until } from '../fixtures/engines';
import type { Figure } from './figure';

type RelayModule = typeof import('../../src/relay/main');
const cases = 60;

/** A therapist with sixty cases leaves: from the lead's click until no stream that the lead's client is in has the account any more. */
export async function revokingBench(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mellom-bench-'));
  const { startRelay }: RelayModule = await import(/* @vite-ignore */ pathToFileURL(resolve('dist/relay/main.js')).href);
  const many = 10_000_000;
  const relay = await startRelay({
    dataDir,
    quotas: {
      itemsPerHour: many,
      epochsPerDay: many,
      streamsPerDay: many,
      requestsPerMinute: many,
      strangerRequestsPerMinute: many,
    },
  });
  const at = { url: relay.url, setupLink: relay.setupLink ?? '' };
  const lead = await newTeam(at);
  const per = await newColleague(at, lead, { name: 'Per Aune', title: 'Terapeut', roles: ['therapist'] });
  try {
    const { account } = await per.engine.view('me', null);
    for (let n = 0; n < cases; n++) await invite(per, { name: `Sak ${n}`, called: `Sak ${n}` });
    const known = async () => (await lead.engine.view('custody', null)).length + (await lead.engine.view('inbox', { now })).cases;
    await until(async () => (await known()) >= cases, 60_000);
    const begun = performance.now();
    await lead.engine.revoke(account);
    const taken = performance.now() - begun;
    const { lingering } = await lead.engine.view('teamTrust', null);
    return [
      { what: `a therapist with ${cases} cases is put out of all of them`, value: taken, unit: 'ms', aim: { atMost: 5_000 } },
      { what: 'cases where the therapist still is after that', value: lingering.length, unit: 'cases', aim: { atMost: 0 } },
    ];
  } finally {
    await per.engine.close();
    await lead.engine.close();
    await relay.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
const now = new Date().toISOString();
