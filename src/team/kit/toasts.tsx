import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { Acts, CaseRef } from '../../client/api';
import { afterTime, type Undo, withSaid } from './said';

/** What the desk remembers between two rooms while it is open: where one was in the inbox, and what was just done. */
export interface DeskMemory {
  /** The row that was chosen last. */
  selected: { current: CaseRef | null };
  /** The inbox as it was last drawn, for "next" and "previous" inside a case. */
  order: { current: readonly CaseRef[] };
  /** What was searched for last: in no address, and gone with the desk. */
  asked: { current: string };
  /** What was just said, the newest last. All that can be taken back stays for some seconds after the newest. */
  said: readonly Undo[];
  offer: (undo: Undo) => void;
  drop: (id: number) => void;
  /** Time is over for what was shown up to this one. */
  clear: (newest: number) => void;
}
const MemoryContext = createContext<DeskMemory | null>(null);

export function DeskMemoryProvider({ children }: { children: ReactNode }) {
  const selected = useRef<CaseRef | null>(null);
  const order = useRef<readonly CaseRef[]>([]);
  const asked = useRef('');
  const [said, setSaid] = useState<readonly Undo[]>([]);
  const offer = useCallback((undo: Undo) => setSaid((was) => withSaid(was, undo)), []);
  const drop = useCallback((id: number) => setSaid((was) => was.filter((one) => one.id !== id)), []);
  const clear = useCallback((newest: number) => setSaid((was) => afterTime(was, newest)), []);
  const memory = useMemo(() => ({ selected, order, asked, said, offer, drop, clear }), [said, offer, drop, clear]);
  return <MemoryContext value={memory}>{children}</MemoryContext>;
}

export function useDeskMemory(): DeskMemory {
  const memory = useContext(MemoryContext);
  if (!memory) throw new Error('DeskMemoryProvider is missing');
  return memory;
}

/** Offers something to do in passing; what can still be taken back is more important and stays. */
export function useOffer(): (text: string, label: string, act: (acts: Acts) => Promise<unknown>) => void {
  const { said, offer } = useDeskMemory();
  const standing = useRef(said);
  standing.current = said;
  return useCallback(
    (text, label, act) => {
      if (standing.current.some(({ back }) => back)) return;
      last += 1;
      offer({ id: last, text, label, back: act });
    },
    [offer],
  );
}

let last = 0;
/** Says something, with a way back if there is one. */
export function useSay(): (text: string, back?: (acts: Acts) => Promise<unknown>) => void {
  const { offer } = useDeskMemory();
  return useCallback(
    (text, back) => {
      last += 1;
      offer({ id: last, text, back: back ?? null });
    },
    [offer],
  );
}
