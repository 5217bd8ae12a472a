import { decode, encode } from '@msgpack/msgpack';
import { isRecord } from '../care/record';
import type { Account } from '../crypto/account';
import { boxName, openBox, sealBox } from '../crypto/box';
import { asBoxName } from '../crypto/bytes';
import { isCode } from './codes';
import type { Store } from './database';
import type { Names } from './names';
import type { Connection } from './socket';
import type { StateHolder } from './state';
import type { OwnRecord } from './tables';

/**
 * Drafts and settings: only for oneself. On disk before a save is confirmed; on the relay as boxes when there is a network.
 * Two devices that wrote the same key: the later one wins, but of two texts neither is thrown away.
 */
export interface Own {
  save: (key: string, value: unknown) => Promise<{ savedAt: string }>;
  read: (key: string) => Promise<unknown>;
  list: (prefix: string) => Promise<{ key: string; value: unknown }[]>;
  remove: (key: string) => Promise<void>;
  /** Brings boxes and disk together; called when online. */
  sync: () => Promise<void>;
  /** Straight to the relay and then to the disk, for what is not worth waiting for when there is no network. `null` removes. */
  tell: (key: string, value: unknown) => Promise<void>;
  /** Everything handed over so far is on disk. */
  flush: () => Promise<void>;
  stop: () => void;
}
const restBeforeSync = 2_000;
const mark = 'box-mark';

export function keepOwn(p: {
  account: Account;
  names: Names;
  store: Store;
  connection: Connection;
  state: StateHolder;
  now: () => number;
}): Own {
  const { account, names, store, connection, state } = p;
  const newest = new Map<string, { value: unknown; removed: boolean; written: Promise<{ savedAt: string }> }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let syncing: Promise<void> = Promise.resolve();
  let stopped = false;

  const put = (record: OwnRecord, dirty: boolean) =>
    store.write([{ table: 'own', key: names.own(record.key), value: record, index: { dirty: dirty ? 1 : 0 } }]);

  /** Keystrokes come faster than the disk: only the newest value waits, and all who wait for it are told at once. */
  const change = (key: string, value: unknown, removed: boolean): Promise<{ savedAt: string }> => {
    const waiting = newest.get(key);
    if (waiting) {
      waiting.value = value;
      waiting.removed = removed;
      return waiting.written;
    }
    const entry = { value, removed, written: Promise.resolve({ savedAt: '' }) };
    const before = turns.get(key) ?? Promise.resolve();
    entry.written = before.then(async () => {
      newest.delete(key);
      const old = await store.get('own', names.own(key));
      const savedAt = new Date(p.now()).toISOString();
      await put({ key, value: entry.value, savedAt, version: old?.version ?? 0, removed: entry.removed || undefined }, true);
      state.changed('own', 'today', 'security');
      plan();
      return { savedAt };
    });
    turns.set(
      key,
      entry.written.then(
        () => undefined,
        () => undefined,
      ),
    );
    newest.set(key, entry);
    return entry.written;
  };
  const turns = new Map<string, Promise<void>>();
  /** Whoever goes on typing is brought over every few seconds all the same. */
  const plan = () => {
    if (stopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void sync().catch(() => {});
    }, restBeforeSync);
  };
  const flush = async () => {
    await Promise.allSettled([...turns.values()]);
  };

  const fetchBox = async (name: Uint8Array): Promise<{ version: number; record: OwnRecord } | null> => {
    try {
      const answer = await connection.request('box.get', { name });
      return { version: answer.version, record: opened(name, answer.version, answer.box) };
    } catch (e) {
      if (isCode(e, 'E_REFUSED')) return null;
      throw e;
    }
  };
  const opened = (name: Uint8Array, version: number, box: Uint8Array) =>
    decode(openBox(account, asBoxName(name), version, box)) as OwnRecord;
  const take = async (version: number, theirs: OwnRecord) => {
    const rows = await store.get('own', names.own(theirs.key));
    const dirty = rows !== undefined && (await isDirty(theirs.key));
    if (rows && rows.version >= version) return;
    await put(rows && dirty ? { ...merged(rows, theirs), version } : { ...theirs, version }, dirty);
    state.changed('own', 'today', 'security');
  };
  const dirtyRecords = async () => (await store.where('own', 'dirty', 1)).map(({ value }) => value);
  const isDirty = async (key: string) => (await dirtyRecords()).some((record) => record.key === key);

  const push = async (record: OwnRecord): Promise<void> => {
    const name = boxName(account, record.key);
    const version = record.version + 1;
    try {
      await connection.request('box.put', {
        name,
        version,
        box: sealBox(account, name, version, encode(record, { ignoreUndefined: true })),
      });
    } catch (e) {
      if (!isCode(e, 'E_VERSION')) throw e;
      const theirs = await fetchBox(name);
      if (theirs) await take(theirs.version, theirs.record);
      return;
    }
    const now = await store.get('own', names.own(record.key));
    // Written again meanwhile: still to be sent, but on top of the new version.
    if (now) await put({ ...now, version }, now.savedAt !== record.savedAt);
  };
  const syncOnce = async () => {
    let after = ((await store.get('work', mark)) as number | undefined) ?? 0;
    for (let more = true; more && !stopped; ) {
      const before = after;
      const page = await connection.request('box.list', { after, limit: 100 });
      for (const box of page.boxes) {
        after = Math.max(after, box.mark);
        try {
          await take(box.version, opened(box.name, box.version, box.box));
        } catch (e) {
          if (!isCode(e, 'E_OPEN')) throw e; // an altered box changes nothing here (T22)
        }
      }
      await store.write([{ table: 'work', key: mark, value: after }]);
      // Pages that lead nowhere have an end all the same.
      more = page.more && after > before;
    }
    for (const record of await dirtyRecords()) {
      if (stopped) return;
      await push(record);
    }
  };
  const sync = () => {
    syncing = syncing.then(syncOnce, syncOnce);
    return syncing;
  };

  return {
    save: (key, value) => change(key, value, false),
    remove: async (key) => {
      await change(key, null, true);
    },
    read: async (key) => {
      await turns.get(key);
      const record = await store.get('own', names.own(key));
      return record && !record.removed ? record.value : undefined;
    },
    list: async (prefix) => {
      await flush();
      const all = await store.all('own');
      return all
        .map(({ value }) => value)
        .filter((record) => !record.removed && record.key.startsWith(prefix))
        .map(({ key, value }) => ({ key, value }));
    },
    sync,
    tell: async (key, value) => {
      const name = boxName(account, key);
      for (let again = false; ; again = true) {
        const old = await store.get('own', names.own(key));
        const version = (old?.version ?? 0) + 1;
        const removed = value === null ? { removed: true } : {};
        const record: OwnRecord = { key, value, savedAt: new Date(p.now()).toISOString(), version, ...removed };
        try {
          await connection.request('box.put', { name, version, box: sealBox(account, name, version, encode(record)) });
          await put(record, false);
          return;
        } catch (e) {
          if (again || !isCode(e, 'E_VERSION')) throw e;
          const theirs = await fetchBox(name);
          if (theirs) await put({ ...theirs.record, version: theirs.version }, false);
        }
      }
    },
    flush,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** The later one wins; of two texts that both say something, the later with the earlier below it. */
export function merged(mine: OwnRecord, theirs: OwnRecord): OwnRecord {
  const [later, earlier] = mine.savedAt >= theirs.savedAt ? [mine, theirs] : [theirs, mine];
  if (later.removed || earlier.removed) return later;
  return { ...later, value: mergedValue(later.value, earlier.value) };
}
function mergedValue(later: unknown, earlier: unknown): unknown {
  if (typeof later === 'string' && typeof earlier === 'string') {
    if (later.includes(earlier)) return later;
    return earlier.includes(later) ? earlier : `${later}\n\n${earlier}`;
  }
  if (isRecord(later) && isRecord(earlier)) {
    return Object.fromEntries(
      [...new Set([...Object.keys(earlier), ...Object.keys(later)])].map((key) => [
        key,
        key in later && key in earlier ? mergedValue(later[key], earlier[key]) : (later[key] ?? earlier[key]),
      ]),
    );
  }
  return later;
}
