import { useRef, useState } from 'react';
import type { ErrorCode } from '../../protocol/errors';
import { errorCode } from '../../ui/engine';

/** One thing at a time: `busy` while it runs, `failed` with what went wrong. A press meanwhile does nothing. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  // A second press of the same moment comes before the button is drawn as busy.
  const running = useRef(false);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFailed(null);
    try {
      await work();
      return true;
    } catch (failure) {
      setFailed(errorCode(failure));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, failed, act };
}
