import { decode, encode } from '@msgpack/msgpack';
import { ownBlocks } from '../../care/calendar/own-blocks';
import { healed } from '../../care/drafts/heal';
import { ownSums } from '../../care/shares/own-sum';
import type { Account } from '../../crypto/account';
import { boxName, openBox, sealBox } from '../../crypto/box';
import { asBoxName } from '../../crypto/bytes';
import type { Connection } from '../connection';
import { isCode } from '../errors';
import { inTurn, type Turn, whenDone } from '../in-turn';
import type { StateHolder } from '../state';
import type { ActId, Topic } from '../values';
import { isSame, merged, replacedBy } from './box-versions';
import type { Store } from './database';
import type { Refs } from './refs';
import type { OwnRecord } from './tables';
import { workOf } from './work';

/**
 * Drafts and settings: only for oneself. On disk before a save is confirmed; on the relay as boxes when there is a network.
 * Two devices that wrote the same key: care/drafts says what is joined and what is one whole version.
 */
export interface Boxes {
  /** @param begun the act that it is the draft of */
  save: (key: string, value: unknown, begun?: ActId) => Promise<{ savedAt: string }>;
  read: (key: string) => Promise<unknown>;
  /** The same with the act that was begun with it. */
  draft: (key: string) => Promise<{ value: unknown; begun: ActId | null } | null>;
  list: (prefix: string) => Promise<{ key: string; value: unknown; savedAt: string }[]>;
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
/** What is answered from boxes. */
const shownFromBoxes: readonly Topic[] = ['own', 'today', 'security', 'savedReplies', 'scheduled', 'search', 'searchPlace'];
const shownElsewhere: readonly (readonly [prefix: string, topic: Topic])[] = [
  [ownBlocks, 'calendar'],
  [ownSums, 'shareSums'],
];
const shownFrom = (key: string): readonly Topic[] => [
  ...shownFromBoxes,
  ...shownElsewhere.flatMap(([prefix, topic]) => (key.startsWith(prefix) ? [topic] : [])),
];
const mark = workOf<number>('box-mark');

export function keepBoxes(p: {
  account: Account;
  refs: Refs;
  store: Store;
  connection: Connection;
  state: StateHolder;
  now: () => number;
}): Boxes {
  const { account, refs, store, connection, state } = p;
  const newest = new Map<string, { value: unknown; begun?: ActId; removed: boolean; written: Promise<{ savedAt: string }> }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const turn = inTurn();
  let stopped = false;

  const put = (record: OwnRecord, dirty: boolean) =>
    store.write([{ table: 'own', key: refs.own(record.key), value: record, index: { dirty: dirty ? 1 : 0 } }]);

  /** Keystrokes come faster than the disk: only the newest value waits, and all who wait for it are told at once. */
  const change = (key: string, value: unknown, removed: boolean, begun?: ActId): Promise<{ savedAt: string }> => {
    const waiting = newest.get(key);
    if (waiting) {
      waiting.value = value;
      waiting.removed = removed;
      waiting.begun = begun;
      return waiting.written;
    }
    const entry = { value, removed, begun, written: Promise.resolve({ savedAt: '' }) };
    entry.written = turnOf(key)(async () => {
      newest.delete(key);
      const old = await store.get('own', refs.own(key));
      const savedAt = laterThan(old?.savedAt, p.now());
      const removed = entry.removed || undefined;
      const { value, begun } = entry;
      await put({ key, value, savedAt, version: old?.version ?? 0, removed, begun, after: replacedBy(old) }, true);
      state.changed(...shownFrom(key));
      plan();
      return { savedAt };
    });
    newest.set(key, entry);
    return entry.written;
  };
  const turns = new Map<string, Turn>();
  /** One thing at a time with what stands under a key: nothing typed is lost to an answer of the relay that comes meanwhile. */
  const turnOf = (key: string): Turn => {
    const known = turns.get(key) ?? inTurn();
    turns.set(key, known);
    return known;
  };
  /** Whoever goes on typing is brought over every few seconds all the same. */
  const plan = () => {
    if (stopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void sync().catch(() => {});
    }, restBeforeSync);
  };
  const draft: Boxes['draft'] = async (key) => {
    await whenDone(turnOf(key));
    const record = await store.get('own', refs.own(key));
    return record && !record.removed ? { value: healed(key, record.value), begun: record.begun ?? null } : null;
  };
  const flush = async () => {
    await Promise.all([...turns.values()].map(whenDone));
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
  const take = (version: number, box: OwnRecord) =>
    turnOf(box.key)(async () => {
      const mine = await store.get('own', refs.own(box.key));
      if (mine && mine.version >= version) return;
      const theirs: OwnRecord = { ...box, version, handed: true };
      if (mine && (await isDirty(box.key))) {
        const both = { ...merged(mine, theirs), version };
        await put(isSame(both, theirs) ? theirs : both, !isSame(both, theirs));
      } else await put(theirs, false);
      state.changed(...shownFrom(box.key));
    });
  const dirtyRecords = async () => (await store.where('own', 'dirty', 1)).map(({ value }) => value);
  const isDirty = async (key: string) => (await dirtyRecords()).some((record) => record.key === key);

  const push = async (record: OwnRecord): Promise<void> => {
    const name = boxName(account, record.key);
    const version = record.version + 1;
    const again = (change: (now: OwnRecord) => { record: OwnRecord; dirty: boolean } | null) =>
      turnOf(record.key)(async () => {
        const now = await store.get('own', refs.own(record.key));
        const next = now && change(now);
        if (next) await put(next.record, next.dirty);
      });
    try {
      await again((now) => (isSame(now, record) && !now.handed ? { record: { ...now, handed: true }, dirty: true } : null));
      await connection.request('box.put', {
        name,
        version,
        box: sealBox(account, name, version, encode({ ...record, handed: undefined }, { ignoreUndefined: true })),
      });
    } catch (e) {
      if (!isCode(e, 'E_VERSION')) throw e;
      const theirs = await fetchBox(name);
      if (theirs) await take(theirs.version, theirs.record);
      return;
    }
    // Written again meanwhile: still to be sent, but on top of the new version.
    await again((now) => ({ record: { ...now, version }, dirty: !isSame(now, record) }));
  };
  const syncOnce = async () => {
    let after = (await mark.read(store)) ?? 0;
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
      await mark.keep(store, after);
      // Pages that lead nowhere have an end all the same.
      more = page.more && after > before;
    }
    for (const record of await dirtyRecords()) {
      if (stopped) return;
      await push(record);
    }
  };
  const sync = () => turn(syncOnce);

  return {
    save: (key, value, begun) => change(key, value, false, begun),
    remove: async (key) => {
      await change(key, null, true);
    },
    read: async (key) => (await draft(key))?.value,
    draft,
    list: async (prefix) => {
      await flush();
      const all = await store.all('own');
      return all
        .map(({ value }) => value)
        .filter((record) => !record.removed && record.key.startsWith(prefix))
        .map(({ key, value, savedAt }) => ({ key, value: healed(key, value), savedAt }));
    },
    sync,
    tell: async (key, value) => {
      const name = boxName(account, key);
      for (let again = false; ; again = true) {
        const old = await store.get('own', refs.own(key));
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

/** The time of a write: by the device's clock, but never before what it was written on top of. */
function laterThan(before: string | undefined, now: number): string {
  const least = before === undefined ? 0 : Date.parse(before) + 1;
  return new Date(Math.max(now, least)).toISOString();
}
