import { useCallback, useEffect, useRef, useState } from 'react';
import { useChanged, useEngine } from './engine-state';

export interface Draft<T> {
  /** null until the sealed draft has been read. */
  value: T | null;
  set: (next: T) => void;
  /** When the last write was confirmed on disk. */
  savedAt: string | null;
  /** Forgets the draft, after it has become an item. */
  clear: () => Promise<void>;
  error: unknown;
}

/**
 * Something half written. Every keystroke goes to the engine, which seals it; `savedAt` moves only when the disk has it.
 * Use a new `key` for a new thing; the value starts over.
 */
export function useDraft<T>(key: string, empty: T, isValid: (value: unknown) => value is T): Draft<T> {
  const engine = useEngine();
  const [held, setHeld] = useState<{ key: string; value: T } | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const start = useRef({ empty, isValid });
  /** How often this screen has written, and how many of those are not on disk yet. */
  const writes = useRef(0);
  const inFlight = useRef(0);

  // What is typed here is newer than any answer; else the disk has the word: another device may have written the same draft.
  const read = useCallback(() => {
    const before = writes.current;
    engine.readOwn(key).then(
      (value) => {
        if (writes.current !== before || inFlight.current > 0) return;
        const next = start.current.isValid(value) ? value : start.current.empty;
        setHeld((was) => (was?.key === key && JSON.stringify(was.value) === JSON.stringify(next) ? was : { key, value: next }));
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
      setHeld({ key, value });
      written(engine.saveOwn(key, value)).then(
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
    setHeld({ key, value: start.current.empty });
    setSavedAt(null);
    await written(engine.removeOwn(key));
  }, [engine, key, written]);

  return { value: held?.key === key ? held.value : null, set, savedAt, clear, error };
}

export const isText = (value: unknown): value is string => typeof value === 'string';
