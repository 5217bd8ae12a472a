import type { ProgrammeCard } from '../care/programmes/types';

/**
 * What the engine needs of the place it runs in. The browser's worker (worker.ts) gives the real things; Node gives
 * fake-indexeddb and a clock of its own, so that tests and the demo drive the very same code.
 */
export interface Environment {
  indexedDB: IDBFactory;
  IDBKeyRange: typeof IDBKeyRange;
  /** Name of the database on this device; one account each. */
  database: string;
  /** Where the relay is, e.g. `https://mellom.example.no`. */
  relay: string;
  /** `location.origin`, signed at login so that a login cannot be used for another host. */
  origin: string;
  /** Milliseconds since 1970 by the device's clock. */
  now: () => number;
  /** IANA zone of the device; the runtime's own when not given. */
  zone?: () => string;
  /** How this device is called in the list of one's devices, e.g. "Chrome, Android". */
  device: string;
  /** Name of the build, shown to people and kept with snapshots. */
  build: string;
  /** Calls back when the device believes that it has come on a network, or off it; the answer takes the listener off. */
  onNetwork: (listener: (there: boolean) => void) => () => void;
  /** Programmes that ship with the app, of those asked for, in any language: their structure. */
  programmes: (ids: readonly string[]) => Promise<readonly ProgrammeCard[]>;
  /** Deletes what is kept on this device outside the sealed database. */
  clearOutside: () => Promise<void>;
  /** Locks by itself after idle minutes. Off where nobody sits before the screen. */
  autoLock: boolean;
  /** Milliseconds until the second row of an alert where there is no follow-up; without it, some minutes by chance. */
  followUpTakes?: () => number;
  /** Milliseconds between looks at the clock for that. */
  lookForIdle?: number;
  /** Milliseconds that one try to reach the relay may take; fifteen seconds when not given. */
  connectWithin?: number;
  /** Milliseconds that rows which the relay tells of may be late before they are said to be missing; half a minute when not given. */
  patience?: number;
}
