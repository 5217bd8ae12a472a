import type { Page } from '@playwright/test';
import { allSent, engineOn, newPasskey } from '../fixtures/engines';
import { say } from '../journeys/words';
import { type Figure, median } from './figure';
import { longestTask, watchLongTasks } from './long-tasks';
import { type PreparedCases, preparedCases } from './prepared-cases';
import { inWorker, openWorker } from './worker-page';

const rounds = 5;

/**
 * A desk of many cases in Chromium. The engine alone: from unlocked until the inbox, and the alerts of whoever is on duty, are answered,
 * beside one case opened on the same machine; and from the word of one new row until they are answered again. Then the page: from unlocked
 * until the inbox stands on the screen, and its longest task meanwhile, while a row arrives, and in the table of all cases.
 */
export async function deskBench(cases = 200, items = 500): Promise<Figure[]> {
  const place = await preparedCases(cases, items);
  const citizen = await firstCitizen(place);
  try {
    const browser = await place.open();
    const alone = await theEngineAlone(await browser.newPage(), place.passphrase, citizen.write);
    const shown = await onTheScreen(await browser.newPage(), place.passphrase, citizen.write);
    const inbox = median(alone.unlocked);
    const opened = median(alone.opened);
    return [
      { what: `inbox of ${cases} cases of ${items} items, each summed up for the first time`, value: alone.anew, unit: 'ms' },
      { what: 'the same from unlocked', value: inbox, unit: 'ms', aim: { atMost: 500 } },
      { what: 'one case opened', value: opened, unit: 'ms' },
      { what: 'inbox from unlocked, in cases opened', value: inbox / opened, unit: '×', aim: { atMost: cases / 4 } },
      { what: 'inbox after one new row', value: median(alone.after), unit: 'ms', aim: { atMost: 50 } },
      { what: 'alerts from unlocked, after the inbox', value: median(alone.alerts), unit: 'ms' },
      { what: 'inbox on the screen, from unlocked', value: median(shown.stands), unit: 'ms', aim: { atMost: 500 } },
      { what: 'longest task of the page until then', value: shown.longest.unlocking, unit: 'ms', aim: { atMost: 50 } },
      { what: 'longest task while a row arrives', value: shown.longest.arriving, unit: 'ms', aim: { atMost: 50 } },
      { what: 'longest task in the table of all cases', value: shown.longest.table, unit: 'ms', aim: { atMost: 50 } },
    ];
  } finally {
    await citizen.close();
    await place.close();
  }
}
const now = () => new Date().toISOString();

/** The citizen of the first case, on a new device. */
async function firstCitizen({ url, citizen }: PreparedCases) {
  const engine = engineOn({ url });
  await engine.restore({ code: citizen.recoveryCode }, { passkey: newPasskey().named('Node') });
  const caseRef = await engine.view('myCase', null);
  if (!caseRef) throw new Error('a citizen without a case');
  return {
    write: async (text: string) => {
      await engine.write(caseRef, { kind: 'message', text });
      await allSent(engine);
    },
    close: () => engine.close(),
  };
}

async function theEngineAlone(page: Page, passphrase: string, write: (text: string) => Promise<void>) {
  await openWorker(page);
  const worker = inWorker(page);
  await worker.unlock(passphrase);
  const anew = await worker.asked('inbox', { now: now() });
  await worker.caughtUp();
  const caseRef = await worker.firstCase(now());
  const unlocked: number[] = [];
  const alerts: number[] = [];
  const opened: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await worker.lock();
    await worker.unlock(passphrase);
    unlocked.push(await worker.asked('inbox', { now: now() }));
    alerts.push(await worker.asked('alerts', { now: now() }));
    await worker.caughtUp();
    opened.push(await worker.asked('case', { caseRef, glance: true }));
  }
  const after: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const heard = worker.inboxAgain(now());
    await write(`Er du der? ${round}`);
    after.push(await heard);
  }
  await worker.lock();
  await page.close();
  return { anew, unlocked, alerts, opened, after };
}

async function onTheScreen(page: Page, passphrase: string, write: (text: string) => Promise<void>) {
  const stands: number[] = [];
  let unlocking = 0;
  for (let round = 0; round < rounds; round++) {
    await page.goto('/');
    await page.getByLabel(say('welcome:unlock.label')).waitFor();
    await watchLongTasks(page);
    await page.getByLabel(say('welcome:unlock.label')).fill(passphrase);
    const open = page.getByRole('button', { name: say('welcome:unlock.open') });
    const [stood] = await Promise.all([untilRowsStand(page, say('welcome:unlock.title')), open.click()]);
    stands.push(stood);
    unlocking = Math.max(unlocking, await longestTask(page));
  }
  await page.getByText(say('common:net.allSentSaved')).waitFor();
  await watchLongTasks(page);
  await write('Er du der nå?');
  await page.getByText('Er du der nå?').first().waitFor();
  const arriving = await longestTask(page);
  await watchLongTasks(page);
  await page
    .getByRole('link', { name: say('team:nav.cases') })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: say('team:nav.cases') }).waitFor();
  await page.getByRole('row').nth(5).waitFor();
  const table = await longestTask(page);
  return { stands, longest: { unlocking, arriving, table } };
}

/** Milliseconds by the page's clock from when the door is gone until the first row of the inbox is painted. */
function untilRowsStand(page: Page, door: string): Promise<number> {
  return page.evaluate(
    (title) =>
      new Promise<number>((done) => {
        let unlocked = 0;
        const isLocked = () => [...document.querySelectorAll('h1, h2')].some(({ textContent }) => textContent === title);
        const look = () => {
          if (!unlocked && !isLocked()) unlocked = performance.now();
          if (!unlocked || !document.querySelector('[data-case]')) return;
          watcher.disconnect();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - unlocked)));
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    door,
  );
}
