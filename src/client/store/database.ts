import { decode, encode } from '@msgpack/msgpack';
import Dexie, { type Table } from 'dexie';
import { MellomError } from '../../protocol/errors';
import type { Environment } from '../environment';
import type { Change, DeviceRow, Key, SealedTable, Value } from './tables';

/**
 * The sealed database. Two databases, because they promise different things: `log` holds what the relay can give again
 * (rows, trails, snapshots and what is derived of them; relaxed durability, fast), `safe` holds what exists nowhere else yet (outbox, drafts, half-done
 * work; every write is flushed to the disk before it counts as saved).
 *
 * Every value is sealed under the account's local key with table and primary key as associated data, so that a record moved
 * to another place does not open. Keys and indexes are random-looking references, numbers and times.
 */
export interface Seal {
  seal: (place: string, text: Uint8Array) => Uint8Array;
  open: (place: string, sealed: Uint8Array) => Uint8Array;
}
export interface Databases {
  device: () => Promise<DeviceRow | undefined>;
  putDevice: (row: DeviceRow) => Promise<void>;
  /** Reads and writes the row in one transaction, so that two parts of the engine do not undo one another. Nothing without a row. */
  changeDevice: (change: (row: DeviceRow) => DeviceRow) => Promise<DeviceRow | undefined>;
  /** What the relay does not have yet; can be counted while locked. */
  unsent: () => Promise<number>;
  /** Deletes what does not open: left over from another account. */
  sweep: (seal: Seal) => Promise<void>;
  /** Deletes everything on this device. */
  destroy: () => Promise<void>;
  sealed: (seal: Seal) => Store;
  close: () => void;
}
export interface Store {
  get: <T extends SealedTable>(table: T, key: Key<T>) => Promise<Value<T> | undefined>;
  /** All values of a table, or those whose compound key begins with `prefix`, ascending by key. */
  all: <T extends SealedTable>(table: T, prefix?: string) => Promise<{ key: Key<T>; value: Value<T> }[]>;
  /** Those of a compound key `[prefix, n]` with from <= n. */
  from: <T extends SealedTable>(table: T, prefix: string, from: number) => Promise<{ key: Key<T>; value: Value<T> }[]>;
  where: <T extends SealedTable>(table: T, index: string, equals: number) => Promise<{ key: Key<T>; value: Value<T> }[]>;
  /** All changes in one transaction of one database, or none of them. */
  write: (changes: Change[]) => Promise<void>;
}

const logTables = {
  segments: '[stream+first]',
  trail: '[stream+chunk]',
  streams: 'stream',
  snapshots: 'stream',
  rosters: '[team+version]',
  cards: 'account',
  refused: '[stream+seq]',
};
/** Came later: a device that has kept the rest goes on with it. */
const laterLogTables = { summaries: 'stream' };
const latestLogTables = { texts: 'stream' };
const safeTables = { device: 'id', outbox: 'n', own: 'key, dirty', work: 'id' };
const parts: Record<SealedTable, readonly string[]> = {
  segments: ['stream', 'first'],
  trail: ['stream', 'chunk'],
  streams: ['stream'],
  snapshots: ['stream'],
  summaries: ['stream'],
  texts: ['stream'],
  rosters: ['team', 'version'],
  cards: ['account'],
  refused: ['stream', 'seq'],
  outbox: ['n'],
  own: ['key'],
  work: ['id'],
};
type Kept = Record<string, unknown> & { v: Uint8Array };

export function openDatabases(env: Environment): Databases {
  const options = { indexedDB: env.indexedDB, IDBKeyRange: env.IDBKeyRange };
  const log = new Dexie(`${env.database}-log`, { ...options, chromeTransactionDurability: 'relaxed' });
  const safe = new Dexie(env.database, { ...options, chromeTransactionDurability: 'strict' });
  log.version(1).stores(logTables);
  log.version(2).stores(laterLogTables);
  log.version(3).stores(latestLogTables);
  safe.version(1).stores(safeTables);
  const home = (table: SealedTable) => (table in safeTables ? safe : log);
  const device = () => safe.table<DeviceRow, string>('device');

  return {
    device: () => again(safe, () => device().get('this')),
    putDevice: async (row) => {
      await again(safe, () => device().put(row));
    },
    changeDevice: (change) =>
      again(safe, () =>
        safe.transaction('rw', device(), async () => {
          const row = await device().get('this');
          if (!row) return undefined;
          const next = change(row);
          await device().put(next);
          return next;
        }),
      ),
    unsent: () =>
      again(safe, async () => (await safe.table('outbox').count()) + (await safe.table('own').where('dirty').equals(1).count())),
    sweep: async (seal) => {
      const store = storeOf(home, seal);
      for (const table of Object.keys(parts) as SealedTable[]) await store.sweep(table);
    },
    destroy: async () => {
      await log.delete();
      await safe.delete();
    },
    sealed: (seal) => storeOf(home, seal),
    close: () => {
      log.close();
      safe.close();
    },
  };
}

function storeOf(home: (table: SealedTable) => Dexie, seal: Seal): Store & { sweep: (table: SealedTable) => Promise<void> } {
  const tableOf = (name: SealedTable): Table<Kept> => home(name).table<Kept>(name);
  const opened = <T extends SealedTable>(table: T, kept: Kept) => {
    const fields = parts[table].map((part) => kept[part]);
    const key = (fields.length === 1 ? fields[0] : fields) as Key<T>;
    return { key, value: decode(seal.open(place(table, key), kept.v)) as Value<T> };
  };
  const sealedRecord = (change: Change & { value: unknown }): Kept => {
    const fields = parts[change.table];
    const record: Kept = { v: seal.seal(place(change.table, change.key), encode(change.value, { ignoreUndefined: true })) };
    fields.forEach((part, i) => {
      record[part] = Array.isArray(change.key) ? change.key[i] : change.key;
    });
    return Object.assign(record, change.index);
  };
  const between = (name: SealedTable, prefix: string, low: number, high: number) => {
    const [a, b] = parts[name];
    return tableOf(name).where(`[${a}+${b}]`).between([prefix, low], [prefix, high], true, true);
  };
  return {
    sweep: async (name) => {
      await again(home(name), () =>
        tableOf(name)
          .filter((kept) => {
            try {
              opened(name, kept);
              return false;
            } catch {
              return true;
            }
          })
          .delete(),
      );
    },
    get: async (name, key) => {
      const kept = await again(home(name), () => tableOf(name).get(key));
      return kept && opened(name, kept).value;
    },
    all: async (name, prefix) => {
      const kept = await again(home(name), () =>
        prefix === undefined ? tableOf(name).toArray() : between(name, prefix, 0, Infinity).toArray(),
      );
      return kept.map((one) => opened(name, one));
    },
    from: async (name, prefix, from) => {
      const kept = await again(home(name), () => between(name, prefix, from, Infinity).toArray());
      return kept.map((one) => opened(name, one));
    },
    where: async (name, index, equals) => {
      const kept = await again(home(name), () => tableOf(name).where(index).equals(equals).toArray());
      return kept.map((one) => opened(name, one));
    },
    write: async (changes) => {
      const first = changes[0];
      if (!first) return;
      // Sealed before the transaction begins: inside it nothing is awaited but Dexie, or the browser closes it.
      const puts = new Map<SealedTable, Kept[]>();
      const removals = new Map<SealedTable, unknown[]>();
      for (const change of changes) {
        if (change.value === undefined) removals.set(change.table, [...(removals.get(change.table) ?? []), change.key]);
        else listOf(puts, change.table).push(sealedRecord(change as Change & { value: unknown }));
      }
      const names = [...new Set(changes.map((change) => change.table))];
      await again(home(first.table), () =>
        home(first.table).transaction('rw', names.map(tableOf), async () => {
          for (const [name, keys] of removals) await tableOf(name).bulkDelete(keys);
          for (const [name, records] of puts) await tableOf(name).bulkPut(records);
        }),
      );
    },
  };
}

const listOf = <K, V>(map: Map<K, V[]>, key: K): V[] => {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
};
const place = (table: string, key: unknown) => `${table}\0${JSON.stringify(key)}`;

/** Connections die in the background (iOS): reopen and retry once. A full disk has its own code, since a person can act on it. */
async function again<T>(db: Dexie, work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (first) {
    if (first instanceof MellomError) throw first;
    if (isFull(first)) throw new MellomError('E_STORAGE_FULL');
    if (!isDead(first)) throw new MellomError('E_STORAGE', nameOf(first));
  }
  try {
    db.close({ disableAutoOpen: false });
    await db.open();
    return await work();
  } catch (second) {
    throw new MellomError(isFull(second) ? 'E_STORAGE_FULL' : 'E_STORAGE', nameOf(second));
  }
}
const nameOf = (e: unknown) => (e instanceof Error ? e.name : 'unknown');
/** Dexie wraps what the browser said: in `inner`, and for many records at once in `failures`. */
function namesOf(e: unknown): string[] {
  if (!(e instanceof Error)) return [];
  const failures = 'failures' in e && Array.isArray(e.failures) ? e.failures : [];
  return [e.name, ...namesOf('inner' in e ? e.inner : e.cause), ...failures.flatMap(namesOf)];
}
const isFull = (e: unknown) => namesOf(e).includes('QuotaExceededError');
const isDead = (e: unknown) =>
  namesOf(e).some((name) =>
    ['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'AbortError', 'TransactionInactiveError'].includes(name),
  );
