import { keepPreviousData, QueryClient, QueryClientProvider, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Views } from '../client/api';
import { useEngineState, useStore } from './engine-state';

/**
 * Views of the engine as queries that the engine itself says are stale. The cache lives in memory and only behind the lock: with
 * the rooms it goes, and nothing of it is persisted. What a person wrote is in the sealed rows alone.
 */
export function ViewsProvider({ children }: { children: ReactNode }) {
  const { listenTopics, settling } = useStore();
  const [client] = useState(makeQueryClient);
  useEffect(() => {
    let answers: Promise<unknown> = Promise.resolve();
    const silence = listenTopics((topics) => {
      answers = Promise.allSettled([answers, ...topics.map((topic) => client.invalidateQueries({ queryKey: [topic] }))]);
    });
    // Answers are handed to the screen at the end of a turn of the loop: after that they are drawn.
    settling(() => answers.then(() => new Promise((drawn) => setTimeout(drawn))));
    // What was asked before this listened may already be old.
    void client.invalidateQueries();
    return () => {
      silence();
      settling(async () => undefined);
      client.clear();
    };
  }, [client, listenTopics, settling]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
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
