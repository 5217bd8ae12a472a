import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig } from './config';
import { openLog } from './log';
import { type Relay, startRelay } from './relay';

export { unlimited } from './limits/quotas';
export { openLog } from './log';
export { type Relay, type RelayOptions, startRelay } from './relay';

declare const __BUILD__: string;

/** Starts the relay as the environment says. `onReady` gets what a person needs to be told. */
export async function main(env: Record<string, string | undefined>, onReady: (relay: Relay) => void): Promise<void> {
  const config = readConfig(env);
  const relay = await startRelay({
    ...config,
    appDir: join(fileURLToPath(new URL('.', import.meta.url)), '..', 'app'),
    log: openLog(config.logLevel),
    build: __BUILD__,
  });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    relay.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  onReady(relay);
}
export { ConfigError };
