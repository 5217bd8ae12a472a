import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../../src/client/api';
import { contentPlugins } from '../../../src/content/plugins';
import { chromiumFlags, findChromium } from '../../../src/scripts/chromium.mjs';
import { type Device, invite, messagesIn, newTeam, passphrase, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** A real worker, a real IndexedDB, Web Locks and Trusted Types, under the policy of the product. */
let app: string;
let profile: string;
let place: Place;
let lead: Device;
let context: BrowserContext;
const faults: string[] = [];

const home = fileURLToPath(new URL('../../..', import.meta.url));

beforeAll(async () => {
  app = await mkdtemp(join(tmpdir(), 'mellom-page-'));
  await build({
    configFile: false,
    root: fileURLToPath(new URL('./page', import.meta.url)),
    logLevel: 'error',
    build: { outDir: app, emptyOutDir: true, target: 'chrome114', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    worker: { format: 'es', plugins: () => contentPlugins(home) },
    plugins: contentPlugins(home),
  });
});
afterAll(() => rm(app, { recursive: true, force: true }));

beforeEach(async () => {
  place = await newPlace({ app });
  lead = await newTeam(place);
  profile = await mkdtemp(join(tmpdir(), 'mellom-profile-'));
  context = await launch();
});
afterEach(async () => {
  await context.close();
  await lead.engine.close();
  await place.close();
  await rm(profile, { recursive: true, force: true });
  expect(faults.splice(0)).toEqual([]);
});

async function launch(): Promise<BrowserContext> {
  const opened = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    args: chromiumFlags,
    headless: true,
  });
  opened.on('weberror', (error) => faults.push(error.error().message));
  opened.on('console', (message) => {
    if (message.type() === 'error' && !/net::ERR_|WebSocket|404/.test(message.text())) faults.push(message.text());
  });
  return opened;
}
async function openTab(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(place.url);
  return page;
}
/** One call of the engine, made by the page. */
function ask<N extends keyof Engine>(page: Page, name: N, ...args: unknown[]): Promise<Awaited<ReturnType<Engine[N]>>> {
  return page
    .evaluate(
      async ([method, given]) => {
        const { engine } = globalThis as unknown as { engine: Record<string, (...args: unknown[]) => Promise<unknown>> };
        try {
          return { value: await engine[method]?.(...given) };
        } catch (e) {
          return { code: (e as { code?: string }).code ?? String(e) };
        }
      },
      [name, args] as const,
    )
    .then((answer) => {
      if ('code' in answer) throw Object.assign(new Error(answer.code), { code: answer.code });
      return answer.value as Awaited<ReturnType<Engine[N]>>;
    });
}
const phase = async (page: Page) => (await ask(page, 'state')).phase;
async function joinCase(page: Page): Promise<string> {
  const { link } = await invite(lead);
  await ask(page, 'readInvitation', link);
  const { recoveryCode } = await ask(page, 'createAccount', { passphrase });
  await ask(page, 'confirmRecoveryCode', recoveryCode);
  const { caseRef } = await ask(page, 'acceptInvitation', { called: 'Kari' });
  return caseRef ?? '';
}

test('written, killed, opened again: the browser has kept it, and sends it', async () => {
  const page = await openTab();
  const caseRef = await joinCase(page);
  expect(await ask(page, 'view', 'security', null)).toMatchObject({
    passphrase: { here: true, anywhere: true },
    devices: [{ label: 'Chrome, Linux', here: true }],
  });
  await place.stop();
  await ask(page, 'write', caseRef, { kind: 'message', text: 'en sommerfugl i magen' });
  await ask(page, 'saveOwn', 'draft/message', 'halvferdig setning');
  await context.close();
  context = await launch();
  await place.start();
  const again = await openTab();
  await until(async () => (await phase(again)) === 'locked');
  await expect(ask(again, 'unlock', { passphrase: 'ikke denne frasen her' })).rejects.toMatchObject({ code: 'E_PASSPHRASE' });
  await ask(again, 'unlock', { passphrase });
  expect(await ask(again, 'readOwn', 'draft/message')).toBe('halvferdig setning');
  await until(async () => (await messagesIn(lead.engine)).length === 1);
  expect(await messagesIn(lead.engine)).toEqual(['en sommerfugl i magen']);
});

test("the locked browser's files hold none of the words", async () => {
  const page = await openTab();
  const caseRef = await joinCase(page);
  await ask(page, 'write', caseRef, { kind: 'message', text: 'en sommerfugl i magen' });
  await ask(page, 'saveOwn', 'draft/message', 'utkast med snøkanelbolle');
  await ask(page, 'view', 'case', { caseRef });
  await until(async () => (await messagesIn(lead.engine)).length === 1);
  await ask(page, 'lock');
  await context.close();
  const words = ['en sommerfugl', 'snøkanelbolle', 'Nordmann', passphrase];
  const found: string[] = [];
  let files = 0;
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files++;
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
    for (const word of words) {
      if (bytes.includes(Buffer.from(word, 'utf8')) || bytes.includes(Buffer.from(word, 'utf16le')))
        found.push(`${word} in ${entry.name}`);
    }
  }
  expect(files).toBeGreaterThan(20);
  expect(found).toEqual([]);
  context = await launch();
});

test('one tab has the engine; another says so and may take over, with everything on disk', async () => {
  const first = await openTab();
  const caseRef = await joinCase(first);
  const second = await openTab();
  await until(async () => (await phase(second)) === 'elsewhere');
  await expect(ask(second, 'unlock', { passphrase })).rejects.toMatchObject({ code: 'E_LOCKED' });
  await ask(first, 'saveOwn', 'draft/message', 'fra den første');
  await ask(second, 'takeOver');
  await until(async () => (await phase(first)) === 'elsewhere' && (await phase(second)) === 'locked');
  await ask(second, 'unlock', { passphrase });
  expect(await ask(second, 'readOwn', 'draft/message')).toBe('fra den første');
  await ask(second, 'write', caseRef, { kind: 'message', text: 'fra den andre' });
  await until(async () => (await messagesIn(lead.engine)).includes('fra den andre'));
});
