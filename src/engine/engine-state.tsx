import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Acts, Engine, EngineState, Reads, Topic } from '../client/api';
import { nothingYet } from '../client/state';
import { type ErrorCode, errorCodes } from '../protocol/errors';

/** The engine and its state, for every screen, also before there is anything to ask it (src/engine/views.tsx asks). */
interface Store {
  engine: Engine;
  /** For src/engine/act.ts alone. */
  acts: Acts;
  /** Resolves when what is on the screen has been asked for anew, after the last change that the engine has told. */
  settled: () => Promise<unknown>;
  /** Those who ask say when they have their answers. */
  settling: (answers: () => Promise<unknown>) => void;
  get: () => EngineState;
  listen: (changed: () => void) => () => void;
  /** Told the names of views whose answers may have changed. */
  listenTopics: (told: (topics: readonly Topic[]) => void) => () => void;
}
const EngineContext = createContext<Store | null>(null);

export function EngineProvider({ engine, children }: { engine: Engine; children: ReactNode }) {
  const [store] = useState(() => makeStore(engine));
  return <EngineContext value={store}>{children}</EngineContext>;
}

/** What any screen may ask; what a person does goes by src/engine/act.ts. */
export function useEngine(): Reads {
  return useStore().engine;
}
export function useEngineState(): EngineState {
  const store = useStore();
  return useSyncExternalStore(store.listen, store.get);
}

/** Calls when the answers of a topic may have changed. */
export function useChanged(topic: Topic, changed: () => void): void {
  const { listenTopics } = useStore();
  useEffect(() => listenTopics((topics) => topics.includes(topic) && changed()), [listenTopics, topic, changed]);
}

/** The present, moving once a minute (or as asked), so that views which depend on it keep one key in between. */
export function useNow(everyMs = 60_000): string {
  const floor = () => new Date(Math.floor(Date.now() / everyMs) * everyMs).toISOString();
  const [now, setNow] = useState(floor);
  useEffect(() => {
    const timer = setInterval(() => setNow(floor()), Math.min(everyMs, 15_000));
    return () => clearInterval(timer);
  });
  return now;
}

/** The code of whatever was thrown. */
export function errorCode(error: unknown): ErrorCode {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return errorCodes.find((known) => known === code) ?? 'E_UNEXPECTED';
}

export function useStore(): Store {
  const store = useContext(EngineContext);
  if (!store) throw new Error('EngineProvider is missing');
  return store;
}

function makeStore(engine: Engine): Store {
  let state = nothingYet;
  const listeners = new Set<() => void>();
  const told = new Set<(topics: readonly Topic[]) => void>();
  const onState = (next: EngineState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const onChanged = (topics: Topic[]) => {
    for (const tell of told) tell(topics);
  };
  void engine.subscribe(onState, onChanged);
  let settled = async (): Promise<unknown> => undefined;
  return {
    engine,
    acts: engine,
    settled: () => settled(),
    settling: (answers) => {
      settled = answers;
    },
    get: () => state,
    listen: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    listenTopics: (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
  };
}
