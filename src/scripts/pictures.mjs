import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumFlags, ensureChromium, findChromium } from './chromium.mjs';
import { prepare, root } from './prepare.mjs';

/** The README's pictures, taken of the running demo: real screens, real rows, made-up people. Light and dark. */
await prepare();
await ensureChromium(root);
const port = 8796;
const folder = join(root, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
const { stop, links } = await startDemo();
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: chromiumFlags });
try {
  const phone = await signIn(links.citizen, { width: 390, height: 844 }, 1.5);
  await phone.getByRole('heading', { level: 1 }).waitFor();
  await take(phone, 'i-dag');
  await open(phone, 'common', 'tab.messages');
  await phone.getByRole('list').nth(1).waitFor();
  await take(phone, 'meldinger');
  await open(phone, 'common', 'tab.programme');
  await phone.getByRole('link', { name: /Sov bedre/ }).click();
  await phone.getByRole('heading', { level: 1, name: /Sov bedre/ }).waitFor();
  await phone.getByRole('listitem').first().waitFor();
  await take(phone, 'program');
  await open(phone, 'common', 'tab.me');
  await phone.getByRole('img').first().waitFor();
  await take(phone, 'meg');

  const desk = await signIn(links.therapist, { width: 1280, height: 800 }, 1);
  // All cases have come in when the one that has waited longest stands there.
  await desk.getByRole('main').getByRole('link', { name: /Erik/ }).first().waitFor();
  await desk.getByRole('complementary').getByRole('heading').first().waitFor();
  await take(desk, 'innboks');
  // A case with a course, a conversation and work in it.
  await desk.getByRole('main').getByRole('link', { name: /Kari/ }).first().focus();
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { level: 1, name: /Kari/ }).waitFor();
  await desk.getByRole('img').first().waitFor();
  await take(desk, 'sak');
  await open(desk, 'team', 'nav.referrals');
  await desk.getByText('Sander Nilsen').first().click();
  await desk
    .getByRole('complementary')
    .getByRole('heading', { name: /Sander/ })
    .waitFor();
  await take(desk, 'henvendelser');
  await open(desk, 'team', 'nav.calendar');
  await desk.getByRole('complementary').getByRole('heading').first().waitFor();
  await take(desk, 'kalender');
  await open(desk, 'team', 'nav.courses');
  await desk.getByRole('table').waitFor();
  await take(desk, 'kurs');
} finally {
  await browser.close();
  await stop();
}

/** @returns {Promise<{ stop: () => Promise<void>, links: { therapist: string, citizen: string } }>} */
function startDemo() {
  const demo = spawn(process.execPath, [join(root, 'src', 'scripts', 'demo.mjs')], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => demo.on('exit', resolve));
  let said = '';
  return new Promise((resolve, reject) => {
    ended.then((code) => reject(new Error(`the demo ended with ${code}:\n${said}`)));
    demo.stdout.on('data', (chunk) => {
      said += chunk;
      process.stdout.write(chunk);
      const link = (/** @type {string} */ who) => new RegExp(`${who}.*?(http\\S+)`).exec(said)?.[1] ?? '';
      if (!said.includes('Ctrl-C')) return;
      resolve({
        links: { therapist: link('Therapist'), citizen: link('Citizen') },
        stop: async () => {
          demo.kill('SIGINT');
          await ended;
        },
      });
    });
  });
}

/**
 * @param {string} link
 * @param {{ width: number, height: number }} viewport
 * @param {number} deviceScaleFactor
 */
async function signIn(link, viewport, deviceScaleFactor) {
  const phone = viewport.width < 600;
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor,
    isMobile: phone,
    hasTouch: phone,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: say('common', 'next'), exact: true }).click();
  await page.getByRole('button', { name: say('welcome', 'passphrase.own') }).click();
  await page.getByLabel(say('welcome', 'own.label')).fill('fem ord som bare er til bilder');
  await page.getByRole('button', { name: say('welcome', 'passphrase.use') }).click();
  await page.getByRole('navigation').first().waitFor();
  // The whole history is checked before anything is photographed.
  await page.getByText(/^Henter /).waitFor({ state: 'hidden' });
  // The word about the used code has been read.
  const close = page.getByRole('button', { name: say('common', 'close'), exact: true }).first();
  await close.click();
  await close.waitFor({ state: 'detached' });
  return page;
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} namespace
 * @param {string} key
 */
async function open(page, namespace, key) {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: say(namespace, key) })
    .click();
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function take(page, name) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/**
 * @param {string} namespace
 * @param {string} key
 * @returns {string}
 */
function say(namespace, key) {
  return JSON.parse(readFileSync(join(root, 'locales', 'nb', `${namespace}.json`), 'utf8'))[key];
}
