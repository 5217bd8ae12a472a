import type { EngineState, IntegrityWarning, Topic } from './values';

/** Before anything is known. */
export const nothingYet: EngineState = {
  phase: 'starting',
  role: null,
  connection: 'offline',
  catchUp: null,
  unsent: 0,
  lastHeard: null,
  integrityWarnings: [],
  trouble: null,
  ways: { passphrase: false, passkeys: [] },
  unfinished: null,
  language: 'nb',
  build: '',
};

const isSame = (a: IntegrityWarning, b: IntegrityWarning) => a.code === b.code && a.caseRef === b.caseRef && a.who === b.who;

/** The state that screens watch, and the names of views that may have changed, told together once per turn of the loop. */
export interface StateHolder {
  now: () => EngineState;
  set: (change: Partial<EngineState>) => void;
  changed: (...topics: Topic[]) => void;
  /** True when there was none of this code, case and person. */
  warn: (warning: IntegrityWarning) => boolean;
  dismiss: (warning: IntegrityWarning) => void;
  /** Resolves when all who watch have heard of what has changed so far. */
  told: () => Promise<void>;
  /** A listener on the far side of a wire answers when it has heard. */
  subscribe: (onState: (s: EngineState) => unknown, onChanged: (topics: Topic[]) => unknown) => void;
}

export function holdState(first: EngineState): StateHolder {
  let state = first;
  let told = false;
  const topics = new Set<Topic>();
  const listeners: { onState: (s: EngineState) => unknown; onChanged: (topics: Topic[]) => unknown }[] = [];
  let planned = false;
  let telling: Promise<unknown> = Promise.resolve();
  const plan = () => {
    if (planned) return;
    planned = true;
    telling = new Promise((resolve) => {
      setTimeout(() => {
        planned = false;
        const now = [...topics];
        topics.clear();
        const heard = listeners.flatMap(({ onState, onChanged }) => [
          told ? null : onState(state),
          now.length > 0 ? onChanged(now) : null,
        ]);
        told = true;
        resolve(Promise.allSettled(heard));
      }, 0);
    });
  };
  const set = (change: Partial<EngineState>) => {
    const keys = Object.keys(change) as (keyof EngineState)[];
    if (keys.every((key) => Object.is(state[key], change[key]))) return;
    state = { ...state, ...change };
    told = false;
    plan();
  };
  return {
    now: () => state,
    set,
    changed: (...names) => {
      for (const name of names) topics.add(name);
      plan();
    },
    warn: (warning) => {
      if (state.integrityWarnings.some((known) => isSame(known, warning))) return false;
      set({ integrityWarnings: [...state.integrityWarnings, warning] });
      return true;
    },
    dismiss: (warning) => set({ integrityWarnings: state.integrityWarnings.filter((known) => !isSame(known, warning)) }),
    told: async () => {
      await telling;
    },
    subscribe: (onState, onChanged) => {
      listeners.push({ onState, onChanged });
      onState(state);
    },
  };
}
