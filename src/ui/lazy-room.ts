import { type AsyncRouteComponent, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';

/**
 * A room whose code is fetched when it is first opened. Until the service worker has taken the whole app onto the device, a lost
 * network can come in between. The router's own answer is to reload the page, which without network ends at the browser's error page;
 * here the room waits for the network, and src/app/OnItsWay.tsx says so meanwhile.
 */
export function lazyRoom<K extends string, M extends Record<K, ComponentType>>(
  load: () => Promise<M>,
  name: K,
): AsyncRouteComponent<object> {
  return lazyRouteComponent<M, K>(() => patiently(load), name);
}

export async function patiently<M>(load: () => Promise<M>): Promise<M> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (navigator.onLine) throw error;
      await new Promise((online) => addEventListener('online', online, { once: true }));
    }
  }
}
