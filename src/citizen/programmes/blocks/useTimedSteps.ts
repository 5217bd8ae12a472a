import { useEffect, useState } from 'react';

export interface TimedStep {
  phase: string;
  seconds: number;
}
export interface Run {
  state: 'idle' | 'running' | 'paused' | 'done';
  round: number;
  step: number;
  /** Whole seconds left of the step. */
  left: number;
}
const idle: Run = { state: 'idle', round: 1, step: 0, left: 0 };

/** Walks through the steps of a timed exercise, second by second. Stopping early counts as done. */
export function useTimedSteps(steps: readonly TimedStep[], rounds: number) {
  const [run, setRun] = useState<Run>(idle);
  useEffect(() => {
    if (run.state !== 'running') return;
    const timer = setInterval(() => setRun((r) => tick(r, steps, rounds)), 1000);
    return () => clearInterval(timer);
  }, [run.state, steps, rounds]);
  return {
    run,
    start: () => setRun({ state: 'running', round: 1, step: 0, left: steps[0]?.seconds ?? 0 }),
    pause: () => setRun((r) => ({ ...r, state: 'paused' })),
    resume: () => setRun((r) => ({ ...r, state: 'running' })),
    stop: () => setRun((r) => ({ ...r, state: 'done' })),
  };
}

export function tick(run: Run, steps: readonly TimedStep[], rounds: number): Run {
  if (run.state !== 'running') return run;
  if (run.left > 1) return { ...run, left: run.left - 1 };
  const step = run.step + 1;
  const following = steps[step];
  if (following) return { ...run, step, left: following.seconds };
  if (run.round >= rounds) return { ...run, state: 'done', left: 0 };
  return { ...run, round: run.round + 1, step: 0, left: steps[0]?.seconds ?? 0 };
}
