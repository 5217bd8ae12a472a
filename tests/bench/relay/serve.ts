import { startRelay } from '../../../src/relay/relay';

/** A relay in a process of its own. Says where it is; asked `memory`, says its resident set after a collection. */
const unlimited = Number.MAX_SAFE_INTEGER;
const relay = await startRelay({
  dataDir: process.env.DATA_DIR ?? '',
  databaseUrl: process.env.DATABASE_URL || null,
  quotas: {
    itemsPerHour: unlimited,
    epochsPerDay: unlimited,
    requestsPerMinute: unlimited,
    strangerRequestsPerMinute: unlimited,
  },
});
process.on('message', (asked) => {
  if (asked !== 'memory') return;
  globalThis.gc?.();
  process.send?.({ memory: process.memoryUsage.rss() });
});
process.send?.({ url: relay.url, setupToken: relay.setupToken });
