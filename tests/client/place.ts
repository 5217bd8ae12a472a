import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Relay, startRelay } from '../../src/relay/relay';

/** A real relay on a database file of its own, which can be stopped and started, and put back to what it was. */
export interface Place {
  url: string;
  setupLink: string;
  /** The relay's folder, with its database files. */
  dataDir: string;
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Copies the database as it is now; the relay is down for the moment. */
  backUp: () => Promise<void>;
  /** Comes back with the copied database. */
  restoreBackup: () => Promise<void>;
  close: () => Promise<void>;
}
const quotas = { requestsPerMinute: 1e9, strangerRequestsPerMinute: 1e9, itemsPerHour: 1e9, epochsPerDay: 1e9 };

/** @param p.app folder of a built page to serve, under the product's policy; p.quotas where there shall be few */
export async function newPlace({ app, quotas: fewer }: { app?: string; quotas?: Partial<typeof quotas> } = {}): Promise<Place> {
  const home = await mkdtemp(join(tmpdir(), 'mellom-place-'));
  const dataDir = join(home, 'data');
  const backup = join(home, 'backup');
  const begin = (port: number) => startRelay({ quotas: { ...quotas, ...fewer }, dataDir, port, ...(app ? { appDir: app } : {}) });
  let relay: Relay | null = await begin(0);
  const { port, url, setupLink } = relay;
  const stop = async () => {
    await relay?.stop();
    relay = null;
  };
  const start = async () => {
    relay ??= await begin(port);
  };
  return {
    url,
    setupLink: setupLink ?? '',
    dataDir,
    stop,
    start,
    backUp: async () => {
      await stop();
      await cp(dataDir, backup, { recursive: true });
      await start();
    },
    restoreBackup: async () => {
      await stop();
      await rm(dataDir, { recursive: true });
      await cp(backup, dataDir, { recursive: true });
      await start();
    },
    close: async () => {
      await stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
