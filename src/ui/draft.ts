import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActId } from '../client/api';
import { useChanged, useEngine } from './engine-state';
import { newId } from './newId';

export interface Draft<T> {
  /** null until the sealed draft has been read. */
  value: T | null;
  /** The act that was begun with it (src/ui/act.ts): the same on every device that has this draft; null until it has been read. */
  id: ActId | null;
  set: (next: T) => void;
  /** Something has been written here that is neither sent nor thrown away. */
  kept: boolean;
  /** When what stands here was last confirmed on disk. */
  savedAt: string | null;
  /** What stands here is not on disk yet. */
  saving: boolean;
  /** Forgets the draft, after it has become an item or been thrown away on purpose; what is written next is another act. */
  clear: () => Promise<void>;
  error: unknown;
}

/**
 * Something half written. Every keystroke goes to the engine, which seals it; `savedAt` moves only when the disk has it.
 * Use a new `key` for a new thing; the value starts over.
 */
export function useDraft<T>(key: string, empty: T, isValid: (value: unknown) => value is T): Draft<T> {
  const engine = useEngine();
  const [held, setHeld] = useState<{ key: string; value: T; id: ActId; kept: boolean; write?: number } | null>(null);
  /** The write that was last confirmed, and how many had been begun when it was. */
  const [saved, setSaved] = useState<{ at: string; write: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const start = useRef({ empty, isValid });
  /** What is begun here gets this id, unless what is kept has one. */
  const begun = useRef({ key, id: newId() });
  if (begun.current.key !== key) begun.current = { key, id: newId() };
  /** Moves when a write begins and when it ends: what was read across either may be older than what stands here. */
  const turns = useRef(0);
  const begunWrites = useRef(0);
  /** How many writes are not on disk yet. */
  const inFlight = useRef(0);
  /** Something was changed that has not been read since. */
  const missed = useRef(false);

  // What is typed here is newer than any answer; else the disk has the word: another device may have written the same draft.
  const read = useCallback(() => {
    missed.current = inFlight.current > 0;
    if (missed.current) return;
    const before = turns.current;
    engine.readDraft(key).then(
      (kept) => {
        if (turns.current !== before) {
          missed.current = true;
          return;
        }
        if (kept?.begun) begun.current = { key, id: kept.begun };
        const { id } = begun.current;
        const found: unknown = kept?.value;
        const value = start.current.isValid(found) ? found : start.current.empty;
        setHeld((was) => {
          const same =
            was?.key === key &&
            was.id === id &&
            was.kept === (kept !== null) &&
            JSON.stringify(was.value) === JSON.stringify(value);
          return same ? was : { key, value, id, kept: kept !== null };
        });
      },
      (failure) => turns.current === before && setError(failure),
    );
  }, [engine, key]);
  useEffect(() => {
    setSaved(null);
    read();
    // A read that is under way for another key must not answer for this one.
    return () => {
      turns.current += 1;
    };
  }, [read]);
  useChanged('own', read);

  const written = useCallback(
    async <V>(write: Promise<V>): Promise<V> => {
      turns.current += 1;
      inFlight.current += 1;
      try {
        return await write;
      } finally {
        turns.current += 1;
        inFlight.current -= 1;
        if (missed.current) read();
      }
    },
    [read],
  );
  const set = useCallback(
    (value: T) => {
      const { id } = begun.current;
      begunWrites.current += 1;
      const write = begunWrites.current;
      setHeld({ key, value, id, kept: true, write });
      written(engine.saveOwn(key, value, id)).then(
        ({ savedAt }) => {
          setSaved({ at: savedAt, write });
          setError(null);
        },
        (failure) => setError(failure),
      );
    },
    [engine, key, written],
  );
  const clear = useCallback(async () => {
    begun.current = { key, id: newId() };
    setHeld({ key, value: start.current.empty, id: begun.current.id, kept: false });
    setSaved(null);
    await written(engine.removeOwn(key));
  }, [engine, key, written]);

  const now = held?.key === key ? held : null;
  return {
    value: now?.value ?? null,
    id: now?.id ?? null,
    kept: now?.kept ?? false,
    set,
    savedAt: saved?.at ?? null,
    saving: now?.write !== undefined && now.write !== saved?.write,
    clear,
    error,
  };
}

/** Words of a dialog or a sheet: there again after lock, Escape and reload, until they are sent or thrown away. */
export function useWords(key: string): Draft<string> & { text: string } {
  const draft = useDraft(key, '', isText);
  return { ...draft, text: draft.value ?? '' };
}

export const isText = (value: unknown): value is string => typeof value === 'string';
