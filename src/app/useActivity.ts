import { useEffect } from 'react';
import { useEngine, useEngineState } from '../engine/engine-state';

/**
 * Tells the engine that a person is here, at most every five seconds, so that auto-lock counts from the last touch. Coming back to the
 * page is no touch: the engine only looks at the clock, which stood still for it while the device slept.
 */
export function useActivity() {
  const engine = useEngine();
  const { phase } = useEngineState();
  useEffect(() => {
    if (phase !== 'open') return;
    let last = 0;
    const touched = () => {
      const now = Date.now();
      if (now - last < 5_000) return;
      last = now;
      void engine.touched().catch(() => undefined);
    };
    const back = () => {
      if (document.visibilityState === 'visible') void engine.lookAtClock().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', back);
    addEventListener('focus', back);
    addEventListener('pageshow', back);
    const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
    for (const sign of signs) addEventListener(sign, touched, { passive: true });
    return () => {
      document.removeEventListener('visibilitychange', back);
      removeEventListener('focus', back);
      removeEventListener('pageshow', back);
      for (const sign of signs) removeEventListener(sign, touched);
    };
  }, [engine, phase]);
}
