import { cleanupOutdatedCaches, matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

/**
 * Keeps the whole app on the device: after one visit everything starts without network. It holds the built files only, never
 * an answer of the relay, so nothing that a person wrote is ever in the Cache API (docs/protocol.md, section 7).
 */
declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

/** What belongs to the relay goes past this worker untouched. */
const relayPaths = ['/socket.io', '/rows', '/healthz', '/metrics'];

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode !== 'navigate' || relayPaths.some((path) => pathname === path || pathname.startsWith(`${path}/`)))
    return;
  event.respondWith(appPage(event.request));
});

/** Every address of the app is the same page; the router reads the rest. */
async function appPage(request: Request): Promise<Response> {
  return (await matchPrecache('/index.html')) ?? fetch(request);
}

// The first visit is already safe from a lost network. Later versions wait until the person says yes (src/app asks).
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
