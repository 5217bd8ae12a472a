import { useDeferredValue, useMemo } from 'react';
import { type AssumptionName, assumed, assumptions, type Changes } from '../../care/sizing/assumptions';
import { type Queue, queueOf } from '../../care/sizing/queue';
import { type Sizing, sizingOf } from '../../care/sizing/sizing';
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

const sized = (changes: Changes, positions: number): Sized => {
  const one = assumed({ ...changes, positions });
  return { positions: one.positions, sizing: sizingOf(one), queue: queueOf(one) };
};

/** After the field or the slider has moved, which never waits for it. */
export function useSized(changes: Changes): Sized {
  const later = useDeferredValue(changes);
  return useMemo(() => sized(later, assumed(later).positions), [later]);
}

/** A position less, as it is, and a position more; none below nobody. */
export function useSteps(changes: Changes, now: Sized): readonly Sized[] {
  const later = useDeferredValue(changes);
  return useMemo(() => {
    const around = [now.positions - 1, now.positions + 1].filter((positions) => positions >= 0);
    return [now, ...around.map((positions) => sized(later, positions))].sort((a, b) => a.positions - b.positions);
  }, [later, now]);
}
