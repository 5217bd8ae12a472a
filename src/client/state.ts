import type { Alarm, EngineState, Topic } from './api';

const isSame = (a: Alarm, b: Alarm) => a.code === b.code && a.caseRef === b.caseRef && a.who === b.who;

/** The state that screens watch, and the names of views that may have changed, told together once per turn of the loop. */
export interface StateHolder {
  now: () => EngineState;
  set: (change: Partial<EngineState>) => void;
  changed: (...topics: Topic[]) => void;
  /** True when there was none of this code, case and person. */
  alarm: (alarm: Alarm) => boolean;
  dismiss: (alarm: Alarm) => void;
  subscribe: (onState: (s: EngineState) => void, onChanged: (topics: Topic[]) => void) => void;
}

export function holdState(first: EngineState): StateHolder {
  let state = first;
  let told = false;
  const topics = new Set<Topic>();
  const listeners: { onState: (s: EngineState) => void; onChanged: (topics: Topic[]) => void }[] = [];
  let planned = false;
  const plan = () => {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      const now = [...topics];
      topics.clear();
      for (const listener of listeners) {
        if (!told) listener.onState(state);
        if (now.length > 0) listener.onChanged(now);
      }
      told = true;
    }, 0);
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
    alarm: (alarm) => {
      if (state.alarms.some((known) => isSame(known, alarm))) return false;
      set({ alarms: [...state.alarms, alarm] });
      return true;
    },
    dismiss: (alarm) => set({ alarms: state.alarms.filter((known) => !isSame(known, alarm)) }),
    subscribe: (onState, onChanged) => {
      listeners.push({ onState, onChanged });
      onState(state);
    },
  };
}
