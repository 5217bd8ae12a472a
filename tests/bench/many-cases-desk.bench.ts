import type { Page } from '@playwright/test';
import { allSent, engineOn, newPasskey } from '../fixtures/engines';
import { say } from '../journeys/words';
import { type Figure, median } from './figure';
import { longestTask, watchLongTasks } from './long-tasks';
import { type PreparedCases, preparedCases } from './prepared-cases';
import { processorTime } from './processor-time';
import { inWorker, openWorker } from './worker-page';

const rounds = 5;

/**
 * A desk of many cases in Chromium. The engine alone: from unlocked until the inbox, and the alerts of whoever is on duty, are answered,
 * beside one case opened on the same machine; and from the word of one new row until they are answered again. Then the page: from unlocked
 * until the inbox stands on the screen, and its longest task meanwhile, while a row arrives, and in the table of all cases. Each by the
 * clock, and by the processor.
 */
export async function deskBench(cases = 200, items = 500): Promise<Figure[]> {
  const place = await preparedCases(cases, items);
  const citizen = await firstCitizen(place);
  try {
    const browser = await place.open();
    const { anew, inbox, alerts, opened, after, readIn, found } = await theEngineAlone(
      await browser.newPage(),
      place.passphrase,
      citizen.write,
    );
    const { stands, unlocking, arriving, table } = await onTheScreen(await browser.newPage(), place.passphrase, citizen.write);
    const shortly = { atMost: 50 };
    return [
      { what: `inbox of ${cases} cases of ${items} items, each summed up for the first time`, value: anew, unit: 'ms' },
      ...both('inbox from unlocked', inbox, { atMost: 500 }),
      ...both('one case opened', opened),
      { what: 'inbox from unlocked, in cases opened', value: median(inbox.spent) / median(opened.spent), unit: '×' },
      ...both('inbox after one new row', after, shortly),
      ...both('alerts from unlocked, after the inbox', alerts),
      ...both('search: what is searched read in, once after the unlock', readIn),
      ...both('search through all of them', found, { atMost: 100 }),
      ...both('inbox on the screen, from unlocked', stands, { atMost: 500 }),
      ...both('longest task of the page until then', unlocking, shortly),
      ...both('longest task while a row arrives', arriving, shortly),
      ...both('longest task in the table of all cases', table, shortly),
    ];
  } finally {
    await citizen.close();
    await place.close();
  }
}

/** Milliseconds of several tries, by the clock and by the processor. */
interface Tries {
  took: number[];
  spent: number[];
}
const tries = (): Tries => ({ took: [], spent: [] });
const both = (what: string, { took, spent }: Tries, aim?: Figure['aim']): Figure[] => [
  { what, value: median(took), unit: 'ms', ...(aim ? { aim } : {}) },
  { what: `${what}: of the processor`, value: median(spent), unit: 'ms', ...(aim ? { aim } : {}) },
];
/** As screens ask: the present, moving once a minute. */
const now = () => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();

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
  const [inbox, alerts, opened, after, readIn, found] = [tries(), tries(), tries(), tries(), tries(), tries()];
  const measured = async (into: Tries, work: () => Promise<number>) => {
    const { between } = await processorTime(page, async () => into.took.push(await work()));
    into.spent.push(between[0] ?? Number.NaN);
  };
  for (let round = 0; round < rounds; round++) {
    await worker.lock();
    await worker.unlock(passphrase);
    await measured(inbox, () => worker.asked('inbox', { now: now() }));
    await measured(alerts, () => worker.asked('alerts', { now: now() }));
    await worker.caughtUp();
    await measured(readIn, () => worker.asked('search', { question: '', kind: null }));
    await measured(found, () => worker.asked('search', { question: 'natt våken', kind: null }));
    await measured(opened, () => worker.asked('case', { caseRef, glance: true }));
  }
  for (let round = 0; round < rounds; round++)
    await measured(after, async () => {
      const heard = worker.inboxAgain(now());
      await write(`Er du der? ${round}`);
      return heard;
    });
  await worker.lock();
  await page.close();
  return { anew, inbox, alerts, opened, after, readIn, found };
}

async function onTheScreen(page: Page, passphrase: string, write: (text: string) => Promise<void>) {
  const [stands, unlocking, arriving, table] = [tries(), tries(), tries(), tries()];
  const measured = async (into: Tries, work: () => Promise<unknown>) => {
    await watchLongTasks(page);
    const { longest, between } = await processorTime(page, work);
    into.took.push(await longestTask(page));
    into.spent.push(longest);
    return between[0] ?? Number.NaN;
  };
  for (let round = 0; round < rounds; round++) {
    await page.goto('/');
    await page.getByLabel(say('welcome:unlock.label')).fill(passphrase);
    const open = page.getByRole('button', { name: say('welcome:unlock.open') });
    const spent = await measured(unlocking, async () => {
      const [took] = await Promise.all([untilRowsStand(page, say('welcome:unlock.title')), open.click()]);
      stands.took.push(took);
      await page.getByText(say('common:net.allSentSaved')).waitFor();
    });
    stands.spent.push(spent);
  }
  for (let round = 0; round < rounds; round++) {
    const text = `Er du der nå, kl. ${round}?`;
    await measured(arriving, async () => {
      await write(text);
      await page.getByText(text).first().waitFor();
    });
    await measured(table, async () => {
      await page
        .getByRole('link', { name: say('team:nav.cases') })
        .first()
        .click();
      await page.getByRole('row').nth(5).waitFor();
    });
    await page
      .getByRole('link', { name: say('team:nav.inbox') })
      .first()
      .click();
    await page.locator('[data-case]').first().waitFor();
  }
  return { stands, unlocking, arriving, table };
}

/** Milliseconds by the page's clock from when the door is gone until the first row of the inbox is painted. */
function untilRowsStand(page: Page, door: string): Promise<number> {
  return page.evaluate(
    (title) =>
      new Promise<number>((done) => {
        let unlocked = 0;
        const isLocked = () => [...document.querySelectorAll('h1, h2')].some(({ textContent }) => textContent === title);
        const look = () => {
          if (!unlocked && !isLocked()) unlocked = performance.mark('from').startTime;
          if (!unlocked || !document.querySelector('[data-case]')) return;
          watcher.disconnect();
          requestAnimationFrame(() => setTimeout(() => done(performance.mark('until').startTime - unlocked)));
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    door,
  );
}
