import { useState } from 'react';
import type { ErrorCode } from '../../protocol/errors';
import { errorCode } from '../../ui/engine';

/** One thing at a time: `busy` while it runs, `failed` with what went wrong. A press meanwhile does nothing. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setFailed(null);
    try {
      await work();
      return true;
    } catch (failure) {
      setFailed(errorCode(failure));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failed, act };
}
