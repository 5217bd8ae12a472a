import { readdirSync } from 'node:fs';
import { expect, test } from '../fixtures/app';

test('the app opens under its own strict policy, can be installed, and says nothing of health to a shared phone', async ({
  person,
}) => {
  const { page } = await person({ at: 'phone' });
  const answer = await page.goto('/');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/);
  await expect(page.getByRole('heading').first()).toBeVisible();
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    return (await fetch(link?.href ?? '')).json();
  });
  expect(manifest).toMatchObject({ name: 'Mellom', display: 'standalone', lang: 'nb' });
  expect(JSON.stringify(manifest).toLowerCase()).not.toMatch(/helse|psyk|terapi|health/);
  for (const { src } of manifest.icons) expect((await page.request.get(src)).status(), src).toBe(200);
});

test('after one visit every built file is on the device, and the app opens without network', async ({ person, relay }) => {
  const { page, goOffline } = await person({ at: 'phone' });
  await page.goto('/');
  await expect(page.getByRole('heading').first()).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = await page.evaluate(async () => {
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.sort()).toEqual(builtFiles());
  const heading = await page.getByRole('heading').first().textContent();
  await goOffline();
  await relay.kill();
  await page.goto('/');
  await expect(page.getByRole('heading').first()).toHaveText(heading ?? '');
  await page.goto('/program');
  await expect(page.getByRole('heading').first()).toBeVisible();
});

/** All that the relay serves of the app, but the service worker itself and the compressed twins. */
function builtFiles(): string[] {
  return readdirSync('dist/app', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$|^service-worker\.js$|^robots\.txt$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').replace('dist/app', ''))
    .sort();
}
