import { useEffect, useRef } from 'react';
import type { CaseRef } from '../../client/api';
import { useEngine, useOwn } from '../../engine/engine';
import { localDate } from '../../ui/format';
import { countAttention } from './attention';
import { addCounted } from './counted';

export const countingSetting = 'settings/count-time';

/** Counting can be turned off; it is on until then, and nothing of it leaves one's own account before it is written in a case. */
export function useCountingOn(): boolean {
  const own = useOwn(countingSetting);
  return own.data !== undefined && own.data.find(({ key }) => key === countingSetting)?.value !== false;
}

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const lookEvery = 15_000;
/** Looks between two writes: one a minute. */
const looksPerWrite = 4;

/** While a case is shown, the minutes in which it is in use, kept for oneself under its day. `onLeave`: what that day then has in seconds. */
export function useCounting(caseRef: CaseRef, on: boolean, onLeave: (seconds: number) => void): void {
  const engine = useEngine();
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    if (!on) return;
    const counter = countAttention(Date.now(), 2 * lookEvery);
    let looks = 0;
    const touch = () => counter.touch(Date.now());
    const look = () => counter.look(Date.now(), document.visibilityState === 'visible');
    const write = () => addCounted(engine, caseRef, localDate(new Date()), counter.take());
    const timer = setInterval(() => {
      look();
      looks += 1;
      if (looks % looksPerWrite === 0) void write();
    }, lookEvery);
    for (const sign of signs) addEventListener(sign, touch, { passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touch);
      document.removeEventListener('visibilitychange', look);
      look();
      void write().then((seconds) => leave.current(seconds));
    };
  }, [engine, caseRef, on]);
}
