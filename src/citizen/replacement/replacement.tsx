import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Views } from '../../client/api';
import { useAct } from '../../engine/act';
import { useEngine, useOwn, useView } from '../../engine/engine';
import type { ErrorCode } from '../../protocol/errors';
import { Opening } from '../../ui/Opening';
import { useOutside } from '../safety/useOutside';

type Answer = Views['replacement']['answer'];
interface Replacement {
  replacing: Answer['replacing'];
  replaced: Answer['replaced'];
  /** What was said to the open invitation on this account before; null: it has not been seen yet. */
  said: 'mine' | 'later' | null;
  say: (answer: 'mine' | 'later') => Promise<void>;
  /** The invitation is refused, for good. */
  refuse: () => Promise<void>;
  refusing: boolean;
  failed: ErrorCode | null;
  /** It has just been refused, and the person has not gone on from there. */
  stopped: boolean;
  goOn: () => void;
  /** Somebody whose place is taken looks round in what is left on this device. */
  looking: boolean;
  look: (looking: boolean) => void;
}
const ReplacementContext = createContext<Replacement | null>(null);
const prefix = 'standing/replacing/';

/**
 * The account and its place in the case: about to be taken by a new one, or taken. `null` until it is known, which is at once: the
 * answer lies on the device.
 */
export function ReplacementProvider({ children }: { children: (replacement: Replacement) => ReactNode }) {
  const engine = useEngine();
  const { data, isError } = useView('replacement', null);
  const { data: own, isError: noOwn } = useOwn(prefix);
  const { busy: refusing, failed, act } = useAct();
  useOutside(data);
  const [stopped, setStopped] = useState(false);
  const [looking, look] = useState(false);
  const replacing = data?.replacing ?? null;
  // The invitation's own date names it: what this device learned of it, and when, may be told anew.
  const key = `${prefix}${replacing?.notAfter}`;
  const kept = own?.find((one) => one.key === key)?.value;
  const replacement = useMemo<Replacement>(
    () => ({
      replacing,
      replaced: data?.replaced ?? null,
      said: kept === 'mine' || kept === 'later' ? kept : null,
      say: async (answer) => {
        await engine.saveOwn(key, answer);
      },
      refuse: async () => {
        if (await act(({ refuseReplacement }) => refuseReplacement())) setStopped(true);
      },
      refusing,
      failed,
      stopped,
      goOn: () => setStopped(false),
      looking,
      look,
    }),
    [engine, act, replacing, data?.replaced, kept, key, refusing, failed, stopped, looking],
  );
  if (!(data || isError) || !(own || noOwn)) return <Opening />;
  return <ReplacementContext value={replacement}>{children(replacement)}</ReplacementContext>;
}

export function useReplacement(): Replacement {
  const replacement = useContext(ReplacementContext);
  if (!replacement) throw new Error('ReplacementProvider is missing');
  return replacement;
}
