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
  /** When the last write was confirmed on disk. */
  savedAt: string | null;
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
  const [held, setHeld] = useState<{ key: string; value: T; id: ActId; kept: boolean } | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const start = useRef({ empty, isValid });
  /** What is begun here gets this id, unless what is kept has one. */
  const begun = useRef({ key, id: newId() });
  if (begun.current.key !== key) begun.current = { key, id: newId() };
  /** How often this screen has written, and how many of those are not on disk yet. */
  const writes = useRef(0);
  const inFlight = useRef(0);

  // What is typed here is newer than any answer; else the disk has the word: another device may have written the same draft.
  const read = useCallback(() => {
    const before = writes.current;
    engine.readDraft(key).then(
      (kept) => {
        if (writes.current !== before || inFlight.current > 0) return;
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
      (failure) => writes.current === before && setError(failure),
    );
  }, [engine, key]);
  useEffect(() => {
    setSavedAt(null);
    read();
    // A read that is under way for another key must not answer for this one.
    return () => {
      writes.current += 1;
    };
  }, [read]);
  useChanged('own', read);

  const written = useCallback(async <V>(write: Promise<V>): Promise<V> => {
    writes.current += 1;
    inFlight.current += 1;
    try {
      return await write;
    } finally {
      inFlight.current -= 1;
    }
  }, []);
  const set = useCallback(
    (value: T) => {
      const { id } = begun.current;
      setHeld({ key, value, id, kept: true });
      written(engine.saveOwn(key, value, id)).then(
        (saved) => {
          setSavedAt(saved.savedAt);
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
    setSavedAt(null);
    await written(engine.removeOwn(key));
  }, [engine, key, written]);

  const now = held?.key === key ? held : null;
  return { value: now?.value ?? null, id: now?.id ?? null, kept: now?.kept ?? false, set, savedAt, clear, error };
}

/** Words of a dialog or a sheet: there again after lock, Escape and reload, until they are sent or thrown away. */
export function useWords(key: string): Draft<string> & { text: string } {
  const draft = useDraft(key, '', isText);
  return { ...draft, text: draft.value ?? '' };
}

export const isText = (value: unknown): value is string => typeof value === 'string';
