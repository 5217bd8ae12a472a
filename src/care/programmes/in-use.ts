/**
 * Time in use, for the registry (care rules 6.4): only while the page is seen, and for as long after the last sign of the reader as one
 * may sit still over a screen. It is counted in whole steps and shown to nobody as a clock.
 */
export const stepSeconds = 10;
/** Milliseconds without touch, key or scrolling after which nobody is thought to be there. */
const stillMs = 180_000;

/**
 * Seconds to add after one step.
 * @param elapsedMs since the last step; a device that has slept says far more than a step, and none of that is reading
 * @param stillForMs since the last sign of the reader
 */
export function secondsInUse({ elapsedMs, stillForMs, seen }: { elapsedMs: number; stillForMs: number; seen: boolean }): number {
  if (!seen || stillForMs > stillMs || elapsedMs <= 0) return 0;
  return Math.min(elapsedMs / 1000, 2 * stepSeconds);
}
