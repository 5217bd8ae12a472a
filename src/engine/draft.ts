import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { type DraftState, openDraft } from './draft-store';
import { useChanged, useEngine } from './engine-state';

export interface Draft<T> extends DraftState<T> {
  set: (next: T) => void;
  /** Forgets the draft, after it has become an item or been thrown away on purpose; what is written next is another act. */
  clear: () => Promise<void>;
}

/**
 * Something half written. Every keystroke goes to the engine, which seals it; `savedAt` moves only when the disk has it.
 * Use a new `key` for a new thing; the value starts over.
 */
export function useDraft<T>(key: string, empty: T, isValid: (value: unknown) => value is T): Draft<T> {
  const engine = useEngine();
  const [start] = useState({ empty, isValid });
  const draft = useMemo(() => openDraft(engine, key, start.empty, start.isValid), [engine, key, start]);
  useEffect(() => draft.read(), [draft]);
  useChanged('own', draft.read);
  const state = useSyncExternalStore(draft.listen, draft.get);
  return { ...state, set: draft.set, clear: draft.clear };
}

/** Words of a dialog or a sheet: there again after lock, Escape and reload, until they are sent or thrown away. */
export function useWords(key: string): Draft<string> & { text: string } {
  const draft = useDraft(key, '', isText);
  return { ...draft, text: draft.value ?? '' };
}

export const isText = (value: unknown): value is string => typeof value === 'string';
