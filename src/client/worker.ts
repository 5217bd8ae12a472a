import { expose } from 'comlink';
import { loadStructures } from '../content/structures';
import { MellomError } from '../protocol/errors';
import { clearOutside } from './alerts/outside';
import { deviceLabel } from './device-label';
import { createEngine } from './engine';
import { around } from './methods';

declare const __BUILD__: string;

/** The worker: the only place where keys, database and socket live. */
const scope = globalThis as unknown as {
  location: Location;
  addEventListener: typeof addEventListener;
  removeEventListener: typeof removeEventListener;
};

const engine = createEngine({
  indexedDB,
  IDBKeyRange,
  database: 'mellom',
  relay: scope.location.origin,
  origin: scope.location.origin,
  now: () => Date.now(),
  device: deviceLabel(navigator.userAgent),
  build: typeof __BUILD__ === 'string' ? __BUILD__ : 'dev',
  programmes: loadStructures,
  autoLock: true,
  clearOutside,
  onNetwork: (listener: (there: boolean) => void) => {
    const on = () => listener(true);
    const off = () => listener(false);
    scope.addEventListener('online', on);
    scope.addEventListener('offline', off);
    return () => {
      scope.removeEventListener('online', on);
      scope.removeEventListener('offline', off);
    };
  },
});

/** Errors keep their code across the border: connect.ts makes them MellomErrors again. */
export interface Thrown {
  mellom: string;
  detail?: string;
}

const telling = async (call: () => Promise<unknown>) => {
  try {
    return await call();
  } catch (e) {
    const thrown: Thrown =
      e instanceof MellomError ? { mellom: e.code, detail: e.detail } : { mellom: 'E_UNEXPECTED', detail: nameOf(e) };
    throw thrown;
  }
};
const nameOf = (e: unknown) => (e instanceof Error ? e.name : typeof e);

expose(around(engine, telling));
