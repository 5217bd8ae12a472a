import { type AsyncRouteComponent, lazyRouteComponent } from '@tanstack/react-router';
import i18next, { type Namespace } from 'i18next';
import type { ComponentType } from 'react';
import { patiently } from './lazy-screen';

/**
 * A room whose code and words are fetched when it is first opened, side by side, so that it waits once. When the network is lost
 * meanwhile, the router's own answer is to reload the page, which ends at the browser's error page; here the room waits, and
 * src/app/OnItsWay.tsx says so.
 */
export function lazyRoom<K extends string, M extends Record<K, ComponentType>>(
  load: () => Promise<M>,
  name: K,
  words: Namespace = [],
): AsyncRouteComponent<object> {
  return lazyRouteComponent<M, K>(() => withWords(() => patiently(load), words), name);
}

export async function withWords<M>(load: () => Promise<M>, words: Namespace): Promise<M> {
  const [room] = await Promise.all([load(), i18next.loadNamespaces(words)]);
  return room;
}
