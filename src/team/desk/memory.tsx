import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { CaseRef } from '../../client/api';

/** What the desk remembers between two rooms while it is open: where one was in the inbox, and what was just done. */
export interface DeskMemory {
  /** The row that was chosen last. */
  selected: { current: CaseRef | null };
  /** The inbox as it was last drawn, for "next" and "previous" inside a case. */
  order: { current: readonly CaseRef[] };
  undo: Undo | null;
  /** Something can be taken back for some seconds; a later thing takes its place. */
  offer: (undo: Undo) => void;
  clear: () => void;
}
export interface Undo {
  id: number;
  text: string;
  /** null: only said, nothing to take back. */
  back: (() => void) | null;
  /** Words of the button when it is not about taking something back. */
  label?: string;
}
const MemoryContext = createContext<DeskMemory | null>(null);

export function DeskMemoryProvider({ children }: { children: ReactNode }) {
  const selected = useRef<CaseRef | null>(null);
  const order = useRef<readonly CaseRef[]>([]);
  const [undo, offer] = useState<Undo | null>(null);
  const clear = useCallback(() => offer(null), []);
  const memory = useMemo(() => ({ selected, order, undo, offer, clear }), [undo, clear]);
  return <MemoryContext value={memory}>{children}</MemoryContext>;
}

export function useDeskMemory(): DeskMemory {
  const memory = useContext(MemoryContext);
  if (!memory) throw new Error('DeskMemoryProvider is missing');
  return memory;
}

/** Offers something to do in passing; what can still be taken back is more important and stays. */
export function useOffer(): (text: string, label: string, act: () => void) => void {
  const { undo, offer } = useDeskMemory();
  const standing = useRef(undo);
  standing.current = undo;
  return useCallback(
    (text, label, act) => {
      if (standing.current?.back) return;
      last += 1;
      offer({ id: last, text, label, back: act });
    },
    [offer],
  );
}

let last = 0;
/** Says something, with a way back if there is one. */
export function useSay(): (text: string, back?: () => void) => void {
  const { offer } = useDeskMemory();
  return useCallback(
    (text, back) => {
      last += 1;
      offer({ id: last, text, back: back ?? null });
    },
    [offer],
  );
}
