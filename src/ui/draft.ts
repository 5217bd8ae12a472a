import { useCallback, useEffect, useRef, useState } from 'react';
import { useEngine } from './engine';

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
  const touched = useRef<string | null>(null);

  useEffect(() => {
    let here = true;
    touched.current = null;
    setSavedAt(null);
    engine.readOwn(key).then(
      (value) => {
        // What was typed before the answer came is newer than the answer.
        if (here && touched.current !== key) setHeld({ key, value: start.current.isValid(value) ? value : start.current.empty });
      },
      (failure) => here && setError(failure),
    );
    return () => {
      here = false;
    };
  }, [engine, key]);

  const set = useCallback(
    (value: T) => {
      touched.current = key;
      setHeld({ key, value });
      engine.saveOwn(key, value).then(
        (saved) => {
          setSavedAt(saved.savedAt);
          setError(null);
        },
        (failure) => setError(failure),
      );
    },
    [engine, key],
  );
  const clear = useCallback(async () => {
    touched.current = key;
    setHeld({ key, value: start.current.empty });
    setSavedAt(null);
    await engine.removeOwn(key);
  }, [engine, key]);

  return { value: held?.key === key ? held.value : null, set, savedAt, clear, error };
}

export const isText = (value: unknown): value is string => typeof value === 'string';
