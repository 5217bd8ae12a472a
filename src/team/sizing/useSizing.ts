import { startTransition, useEffect, useRef, useState } from 'react';
import { type AssumptionName, assumed, assumptions, type Changes, within } from '../../care/sizing/assumptions';
import type { Queue } from '../../care/sizing/queue';
import { type Sizing, sizingOf } from '../../care/sizing/sizing';
import { type QueueSimulation, startSimulation } from '../../client/queue-simulation';
import { useDraft } from '../../engine/draft';

/** One size of the team, and what comes of it. */
export interface Sized {
  positions: number;
  sizing: Sizing;
  queue: Queue;
}

const nothing: Changes = {};
const isChanges = (value: unknown): value is Changes =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([name, own]) => Object.hasOwn(assumptions, name) && typeof own === 'number');

/** What the lead has put in place of the published values: there again after lock and reload, and on the lead's other devices. */
export function useChanges() {
  const draft = useDraft('sizing', nothing, isChanges);
  const changes = draft.value ?? nothing;
  return {
    changes,
    ready: draft.value !== null,
    change: (name: AssumptionName, value: number) => {
      const { [name]: _, ...others } = changes;
      draft.set(value === assumptions[name].value ? others : { ...others, [name]: value });
    },
    reset: () => draft.set(nothing),
  };
}

interface Found {
  of: Changes;
  /** What comes of it, then of a position less and of one more, as far as they are there. */
  sized: readonly Sized[];
  /** All of them by size; those of the change before until then. */
  steps: readonly Sized[];
}

/**
 * What comes of the newest change, of the one before it until that is there. One is simulated at a time: a slider that is drawn along asks for
 * more than a worker can answer, and what was overtaken before its turn is never asked.
 */
export function useSized(changes: Changes): { now: Sized; steps: readonly Sized[] } | null {
  const [simulation, setSimulation] = useState<QueueSimulation | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const busy = useRef<QueueSimulation | null>(null);
  useEffect(() => {
    const started = startSimulation();
    setSimulation(started);
    return started.end;
  }, []);
  useEffect(() => {
    const have = found?.of === changes ? found.sized : [];
    const wanted = around(changes);
    const next = wanted.find((positions) => have.every((one) => one.positions !== positions));
    if (next === undefined || !simulation || busy.current === simulation) return;
    busy.current = simulation;
    const one = assumed({ ...changes, positions: next });
    void simulation.queueOf(one).then((queue) => {
      busy.current = null;
      const sized = [...have, { positions: next, sizing: sizingOf(one), queue }];
      const steps = sized.length < wanted.length ? found?.steps : sized.toSorted((a, b) => a.positions - b.positions);
      startTransition(() => setFound({ of: changes, sized, steps: steps ?? sized }));
    });
  }, [simulation, changes, found]);
  const now = found?.sized[0];
  return found && now ? { now, steps: found.steps } : null;
}

/** As it is, a position less, and a position more, as far as there can be so few or so many. */
function around(changes: Changes): number[] {
  const { positions } = assumed(changes);
  return [positions, positions - 1, positions + 1].filter((one) => one === within('positions', one));
}
