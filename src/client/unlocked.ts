import type { Account } from '../crypto/account';
import type { Cards } from './cards';
import type { Store } from './database';
import type { Environment } from './environment';
import type { Log, Logs } from './logs';
import type { Names } from './names';
import type { Own } from './own';
import type { Rosters } from './rosters';
import type { Connection } from './socket';
import type { StateHolder } from './state';
import type { DeviceRow } from './tables';
import type { VaultHold } from './vault-hold';

/** All that exists only while the account is open on this device; locking drops it whole. */
export interface Unlocked {
  env: Environment;
  account: Account;
  /** The account's id as text, as it stands in entries and views. */
  me: string;
  names: Names;
  store: Store;
  state: StateHolder;
  connection: Connection;
  vault: VaultHold;
  rosters: Rosters;
  cards: Cards;
  logs: Logs;
  own: Own;
  /** This device's row in the clear. */
  device: () => Promise<DeviceRow | undefined>;
  changeDevice: (change: (row: DeviceRow) => DeviceRow) => Promise<void>;
  /** How a person is called on screens, as far as it is known. */
  nameOf: (account: string, log: Log | null) => string;
}

export const iso = (env: Environment): string => new Date(env.now()).toISOString();
