/**
 * What is shown while the account is locked, and so lies on the device in the clear: a safety plan whose owner has chosen it, and the
 * municipality's own numbers. Each is a file of its own in the Cache API, since of all that browsers offer this is what is gone from the
 * disk when it is deleted; in localStorage and IndexedDB deleted words stay legible for weeks. Page and worker can both reach it.
 */
const store = 'mellom-outside';
export type Outside = 'safety-plan' | 'crisis-numbers';
const addressOf = (name: Outside) => `/outside/${name}`;

/** Anything that cannot be had counts as not there: the help sheet waits for nothing. */
export async function readOutside(name: Outside): Promise<unknown> {
  try {
    const found = await caches.match(addressOf(name), { cacheName: store });
    return (await found?.json()) ?? null;
  } catch {
    return null;
  }
}
export async function keepOutside(name: Outside, value: unknown): Promise<void> {
  const cache = await caches.open(store);
  await cache.put(addressOf(name), Response.json(value));
}
export async function dropOutside(name: Outside): Promise<void> {
  const cache = await caches.open(store);
  await cache.delete(addressOf(name));
}
/**
 * Before the account goes, so that nothing of it can be left behind. First file by file: a store that is deleted as a whole stays on the
 * disk as long as any page has it open, and through the end of the browser.
 */
export async function clearOutside(): Promise<void> {
  const cache = await caches.open(store);
  for (const kept of await cache.keys()) await cache.delete(kept);
  await caches.delete(store);
}
