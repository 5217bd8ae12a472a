import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A screen whose code is fetched when it is first shown: what most who come here never see, or not yet. */
export const lazyScreen = <P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> =>
  lazy(async () => ({ default: await patiently(load) }));

/**
 * Until the service worker has taken the whole app onto the device, a lost network can come in between: then what is fetched waits
 * for the network.
 */
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
