import { useSyncExternalStore } from 'react';

/**
 * The service worker: registered once, asked for news at each start and each hour. A new version waits until the person says
 * yes; the page that says yes reloads when the new worker has taken over.
 */
const script = '/service-worker.js';
let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = async () => {
    const registration = await navigator.serviceWorker.register(trusted(script), { updateViaCache: 'none' });
    const look = () => {
      if (!registration.waiting || !navigator.serviceWorker.controller || waiting === registration.waiting) return;
      waiting = registration.waiting;
      for (const listener of listeners) listener();
    };
    look();
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    setInterval(() => void registration.update().catch(() => undefined), 3_600_000);
  };
  // After the first screen: the precache must not compete with it for a slow line.
  const begin = () => void register().catch(() => undefined);
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}

export function useUpdate(): { ready: boolean; take: () => void } {
  const ready = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => waiting !== null,
  );
  return { ready, take };
}

function take() {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage({ type: 'SKIP_WAITING' });
}

interface PolicyFactory {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string };
}
/** Trusted Types: this policy names exactly one script. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  const policy = trustedTypes?.createPolicy('mellom-service-worker', {
    createScriptURL: (asked) => {
      if (asked !== script) throw new TypeError('not the service worker');
      return asked;
    },
  });
  return policy ? policy.createScriptURL(url) : url;
}
