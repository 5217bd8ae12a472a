import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { openLine } from '../fixtures/line';
import { screens } from '../fixtures/people';
import { restore } from '../journeys/account';
import { say } from '../journeys/words';
import type { Figure } from './figure';
import { openPlace, type Place } from './place';

/** What a browser that has never been here fetches before the first screen of each role stands, as gzip sends it. */
export async function firstLoadBench(): Promise<Figure[]> {
  const place = await openPlace();
  try {
    const { lead, one } = place;
    const invited = await lead.engine.inviteCitizen({
      name: 'Ola Nordmann',
      called: 'Ola',
      greeting: 'Hei Ola!',
      language: 'nb',
      programmes: ['sleep'],
      questionnaires: null,
      worksheets: [],
    });
    const invitation = await load(place, 'phone', async (page) => {
      await page.goto(invited.link);
      await page.getByRole('heading', { level: 1 }).waitFor();
    });
    const { about } = await lead.engine.view('me', null);
    if (about) await lead.engine.setAbout({ ...about, door: { age: 16 } });
    const { link } = await lead.engine.view('door', null);
    const door = await load(place, 'phone', async (page) => {
      await page.goto(link ?? '/');
      await page.getByRole('heading', { name: say('door:front.title') }).waitFor();
    });
    const today = await load(place, 'phone', async (page) => {
      await page.goto('/');
      await restore(page, one.citizen.recoveryCode, one.citizen.passphrase);
      await page.getByRole('navigation', { name: say('common:mainMenu') }).waitFor();
    });
    const inbox = await load(place, 'desk', async (page) => {
      await page.goto('/');
      await restore(page, lead.recoveryCode, lead.passphrase);
      await page.getByRole('heading', { name: say('team:inbox.title') }).waitFor();
    });
    return [
      ...figures('citizen, invitation', invitation),
      ...figures('citizen, a team’s door', door, 130),
      ...figures('citizen, signing in and I dag', today),
      ...figures('therapist, signing in and inbox', inbox),
    ];
  } finally {
    await place.close();
  }
}

/** What the page itself asked for, and everything that its worker asked for besides. */
interface Loaded {
  page: string[];
  beside: string[];
}

async function load(place: Place, at: keyof typeof screens, visit: (page: Page) => Promise<void>): Promise<Loaded> {
  const line = await openLine();
  // The service worker fetches the rest afterwards; that is not what a person waits for.
  const context = await place.open({ viewport: screens[at], proxy: { server: line.server }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await visit(page);
  await page.waitForLoadState('networkidle');
  const own = new Set(
    await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)),
  );
  // A page also counts what its worker imports before it runs.
  for (const path of workersOwn()) own.delete(path);
  await context.close();
  await line.close();
  const asked = [...new Set(line.asked)];
  return { page: asked.filter((path) => own.has(path)), beside: asked.filter((path) => !own.has(path)) };
}

/** The worker is built apart: its first file and what that imports are no part of the page. */
function workersOwn(): Set<string> {
  const first = readdirSync('dist/app/assets').find((name) => /^worker-.+\.js$/.test(name));
  const found = new Set<string>();
  const open = first ? [first] : [];
  for (let name = open.pop(); name; name = open.pop()) {
    if (found.has(`/assets/${name}`)) continue;
    found.add(`/assets/${name}`);
    const text = readFileSync(`dist/app/assets/${name}`, 'utf8');
    open.push(...[...text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)].map(([, other = '']) => other));
  }
  return found;
}

function figures(who: string, { page, beside }: Loaded, atMost = 180): Figure[] {
  const scripts = beside.filter((path) => path.endsWith('.js'));
  const crypto = scripts.filter((path) => path.includes('libsodium'));
  const unit = 'KB gzip';
  return [
    {
      what: `${who}: JavaScript of the page`,
      value: kilobytes(page.filter((path) => path.endsWith('.js'))),
      unit,
      aim: { atMost },
    },
    { what: `${who}: its worker beside it, without libsodium`, value: kilobytes(scripts) - kilobytes(crypto), unit },
    { what: `${who}: libsodium`, value: kilobytes(crypto), unit },
    { what: `${who}: CSS`, value: kilobytes(page.filter((path) => path.endsWith('.css'))), unit },
  ];
}

function kilobytes(paths: readonly string[]): number {
  const bytes = paths.map((path) => {
    const file = `dist/app${path}`;
    return statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size;
  });
  return bytes.reduce((sum, size) => sum + size, 0) / 1024;
}
