import { useCallback, useEffect, useRef } from 'react';
import { secondsInUse, stepSeconds } from '../../../care/programmes/in-use';

const signs = ['pointerdown', 'keydown', 'scroll', 'input', 'touchmove'] as const;

/** Tells of seconds in use as they pass. The answer is a sign of the reader for what needs no touch. */
export function useTimeInUse(used: (seconds: number) => void): () => void {
  const lastSign = useRef(0);
  const sign = useCallback(() => {
    lastSign.current = performance.now();
  }, []);
  useEffect(() => {
    sign();
    let last = performance.now();
    const step = () => {
      const now = performance.now();
      const seconds = secondsInUse({
        elapsedMs: now - last,
        stillForMs: now - lastSign.current,
        seen: document.visibilityState === 'visible',
      });
      last = now;
      if (seconds > 0) used(seconds);
    };
    const timer = setInterval(step, stepSeconds * 1000);
    // The last seconds before the page is put away are counted while it is still seen.
    const restart = () => {
      last = performance.now();
    };
    document.addEventListener('visibilitychange', restart);
    for (const name of signs) addEventListener(name, sign, { passive: true, capture: true });
    return () => {
      step();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', restart);
      for (const name of signs) removeEventListener(name, sign, { capture: true });
    };
  }, [used, sign]);
  return sign;
}
