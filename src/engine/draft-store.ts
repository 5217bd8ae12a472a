import type { ActId, Reads } from '../client/api';
import { newId } from './new-id';

/** Something half written, as a screen shows it. */
export interface DraftState<T> {
  /** null until the sealed draft has been read. */
  value: T | null;
  /** The act that was begun with it (src/engine/act.ts): the same on every device that has this draft; null until it has been read. */
  id: ActId | null;
  /** Something has been written here that is neither sent nor thrown away. */
  kept: boolean;
  /** When what stands here was last confirmed on disk. */
  savedAt: string | null;
  /** What stands here is not on disk yet. */
  saving: boolean;
  error: unknown;
}
export interface DraftStore<T> {
  get: () => DraftState<T>;
  listen: (changed: () => void) => () => void;
  /** Asks the disk, when it may have something else: another device may have written the same draft. */
  read: () => void;
  set: (next: T) => void;
  clear: () => Promise<void>;
}

/** One draft of one screen. What is typed here is newer than any answer; else the disk has the word. */
export function openDraft<T>(
  engine: Pick<Reads, 'readDraft' | 'saveOwn' | 'removeOwn'>,
  key: string,
  empty: T,
  isValid: (value: unknown) => value is T,
): DraftStore<T> {
  let state: DraftState<T> = { value: null, id: null, kept: false, savedAt: null, saving: false, error: null };
  /** What is begun here gets this id, unless what is kept has one. */
  let begun: ActId = newId();
  /** Moves when a write begins: what was asked before may be older than what stands here. Nothing is asked until it has ended. */
  let turn = 0;
  /** Of several reads the last one asked has the word. */
  let reads = 0;
  let inFlight = 0;
  /** The last write of what stands here, and whether it went wrong. */
  let newest: object | null = null;
  let failed = false;
  /** The disk has changed, and what it has now has not been read. */
  let missed = false;
  const listeners = new Set<() => void>();
  const become = (change: Partial<DraftState<T>>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const read = () => {
    missed = inFlight > 0;
    if (missed) return;
    // A write that failed, of words that stand here: another may go through, and none takes them away.
    if (failed && state.value !== null) return set(state.value);
    const before = turn;
    reads += 1;
    const mine = reads;
    engine.readDraft(key).then(
      (found) => {
        if (turn !== before) {
          missed = true;
          return;
        }
        if (mine !== reads) return;
        begun = found?.begun ?? begun;
        const there: unknown = found?.value;
        const value = isValid(there) ? there : empty;
        const next = { id: begun, kept: found !== null };
        const same =
          state.value !== null &&
          JSON.stringify([state.id, state.kept, state.value]) === JSON.stringify([next.id, next.kept, value]);
        if (!same) become({ ...next, value });
      },
      (error) => turn === before && become({ error }),
    );
  };
  const written = async <V>(write: Promise<V>): Promise<V> => {
    turn += 1;
    inFlight += 1;
    try {
      return await write;
    } finally {
      inFlight -= 1;
      if (missed) read();
    }
  };
  const set = (value: T) => {
    const own = {};
    newest = own;
    failed = false;
    become({ value, id: begun, kept: true, saving: true });
    const saved = ({ savedAt }: { savedAt: string }) => {
      if (newest) become({ error: null, savedAt, saving: newest !== own });
    };
    const refused = (error: unknown) => {
      failed = newest === own;
      become({ error });
    };
    void written(engine.saveOwn(key, value, begun).then(saved, refused));
  };
  return {
    get: () => state,
    listen: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    read,
    set,
    clear: async () => {
      begun = newId();
      newest = null;
      failed = false;
      become({ value: empty, id: begun, kept: false, savedAt: null, saving: false });
      await written(engine.removeOwn(key));
    },
  };
}
