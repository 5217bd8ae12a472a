import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from '@playwright/test';
import type { RunningEngine } from '../../src/client/engine';
import { chromiumFlags, findChromium } from '../../src/scripts/chromium.mjs';
import { allSent, type Case, type Device, newCitizen, newTeam } from '../fixtures/engines';

type RelayModule = typeof import('../../src/relay/main');

/** The built relay with the built app, a team, one case, and a real Chromium. */
export interface Place {
  url: string;
  lead: Device;
  one: Case;
  open: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  close: () => Promise<void>;
}

export async function openPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mellom-bench-'));
  const { startRelay }: RelayModule = await import(/* @vite-ignore */ pathToFileURL(resolve('dist/relay/main.js')).href);
  const many = 10_000_000;
  const relay = await startRelay({
    dataDir,
    appDir: resolve('dist/app'),
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
  const one = await newCitizen(at, lead);
  const executablePath = findChromium();
  const browser: Browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: chromiumFlags });
  return {
    url: relay.url,
    lead,
    one,
    open: (options) => browser.newContext({ baseURL: relay.url, locale: 'nb-NO', ...options }),
    close: async () => {
      await browser.close();
      await one.citizen.engine.close();
      await lead.engine.close();
      await relay.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Messages of the length that people write, sent and acknowledged. */
export async function writeMessages(engine: RunningEngine, caseRef: string, count: number, first = 0): Promise<void> {
  const some = 100;
  for (let n = first; n < first + count; n += some) {
    const batch = Array.from({ length: Math.min(some, first + count - n) }, (_, index) => textOf(n + index));
    await Promise.all(batch.map((text) => engine.write(caseRef, { kind: 'message', text })));
    await allSent(engine);
  }
}

const textOf = (n: number) =>
  `Melding ${n}. I natt sov jeg fra tolv til kvart over seks, med en halvtime våken ved tretida. Det er bedre enn i forrige uke.`;
