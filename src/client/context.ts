import type { Account } from '../crypto/account';
import type { Connection } from './connection';
import type { Environment } from './environment';
import type { Vault } from './keys/vault';
import type { StateHolder } from './state';
import type { Boxes } from './store/boxes';
import type { Cards } from './store/cards';
import type { Store } from './store/database';
import type { Log, Logs } from './store/logs';
import type { Refs } from './store/refs';
import type { Rosters } from './store/rosters';
import type { DeviceRow } from './store/tables';

/**
 * All that exists only while the account is open on this device; locking drops it whole. What moves rows is added to it (Live), then folded cases
 * (WithCases), then what works by itself (Session): a function takes the least of them that it needs.
 */
export interface Context {
  env: Environment;
  account: Account;
  /** The account's id as text, as it stands in entries and views. */
  me: string;
  refs: Refs;
  store: Store;
  state: StateHolder;
  connection: Connection;
  vault: Vault;
  rosters: Rosters;
  cards: Cards;
  logs: Logs;
  boxes: Boxes;
  /** This device's row in the clear. */
  device: () => Promise<DeviceRow | undefined>;
  changeDevice: (change: (row: DeviceRow) => DeviceRow) => Promise<void>;
  /** How a person is called on screens, as far as it is known. */
  nameOf: (account: string, log: Log | null) => string;
}

export const iso = (env: Environment): string => new Date(env.now()).toISOString();
