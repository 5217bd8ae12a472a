import { keepPreviousData, QueryClient, QueryClientProvider, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Engine, EngineState, Topic, Views } from '../client/api';
import { type ErrorCode, errorCodes } from '../protocol/errors';

/**
 * How screens meet the engine: its state as a store, its views as queries that the engine itself says are stale. Nothing is
 * persisted, and locking empties the cache: what a person wrote lives only in the sealed rows.
 */
const starting: EngineState = {
  phase: 'starting',
  role: null,
  connection: 'offline',
  catchUp: null,
  unsent: 0,
  lastHeard: null,
  alarms: [],
  trouble: null,
  unfinished: null,
  language: 'nb',
  build: '',
};

interface Store {
  engine: Engine;
  get: () => EngineState;
  listen: (changed: () => void) => () => void;
  /** Told the names of views whose answers may have changed. */
  listenTopics: (told: (topics: readonly Topic[]) => void) => () => void;
}
const EngineContext = createContext<Store | null>(null);

export function EngineProvider({ engine, children }: { engine: Engine; children: ReactNode }) {
  const client = useMemo(makeQueryClient, []);
  const [store] = useState(() => makeStore(engine, client));
  return (
    <EngineContext value={store}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </EngineContext>
  );
}

export function useEngine(): Engine {
  return useStore().engine;
}
export function useEngineState(): EngineState {
  const store = useStore();
  return useSyncExternalStore(store.listen, store.get);
}

/** A view of the engine. `null` arguments for views without; `undefined` while the arguments are not known yet. */
export function useView<V extends keyof Views>(name: V, args: Views[V]['args'] | undefined): UseQueryResult<Views[V]['answer']> {
  const { engine } = useStore();
  const { phase } = useEngineState();
  return useQuery<Views[V]['answer']>({
    queryKey: [name, args],
    queryFn: () => engine.view(name, args as Views[V]['args']),
    enabled: phase === 'open' && args !== undefined,
    placeholderData: keepPreviousData as never,
  });
}

/** Own things under a prefix (drafts, settings), newest answer from the sealed boxes. */
export function useOwn(prefix: string): UseQueryResult<{ key: string; value: unknown }[]> {
  const { engine } = useStore();
  const { phase } = useEngineState();
  return useQuery({ queryKey: ['own', prefix], queryFn: () => engine.listOwn(prefix), enabled: phase === 'open' });
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

function useStore(): Store {
  const store = useContext(EngineContext);
  if (!store) throw new Error('EngineProvider is missing');
  return store;
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The engine answers from the device, with or without network, and says itself when an answer is old.
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

function makeStore(engine: Engine, client: QueryClient): Store {
  let state = starting;
  const listeners = new Set<() => void>();
  const told = new Set<(topics: readonly Topic[]) => void>();
  const onState = (next: EngineState) => {
    if (state.phase === 'open' && next.phase !== 'open') client.clear();
    state = next;
    for (const listener of listeners) listener();
  };
  const onChanged = (topics: Topic[]) => {
    for (const topic of topics) void client.invalidateQueries({ queryKey: [topic] });
    for (const tell of told) tell(topics);
  };
  void engine.subscribe(onState, onChanged);
  return {
    engine,
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
