import type { Page } from '@playwright/test';
import { openLine } from '../fixtures/line';
import { screens } from '../fixtures/people';
import { restore, unlock } from '../journeys/account';
import { inboxRow } from '../journeys/desk';
import { say } from '../journeys/words';
import { type Figure, median } from './figure';
import { longestTask, watchLongTasks } from './long-tasks';
import { openPlace, writeMessages } from './place';

const rows = 5_000;
const more = 1_000;

/**
 * A case of 5,000 rows at the desk: from the click in the inbox, after a fresh unlock, until its newest message is on the screen; and
 * 1,000 further rows that arrive while it stands open. Long tasks of the main thread in both.
 */
export async function longCaseBench(): Promise<Figure[]> {
  const place = await openPlace();
  const line = await openLine();
  try {
    const { lead, one } = place;
    await lead.engine.close();
    await writeMessages(one.citizen.engine, one.mine, rows);
    const context = await place.open({ viewport: screens.desk, proxy: { server: line.server } });
    const page = await context.newPage();
    await page.goto('/');
    await restore(page, lead.recoveryCode, lead.passphrase);
    await page.getByText(say('common:net.allSentSaved')).waitFor({ timeout: 120_000 });
    const opened: number[] = [];
    const blocks: number[] = [];
    for (let round = 0; round < 5; round++) {
      await page.goto('/');
      await unlock(page, lead);
      // Where somebody was before is where they come back to.
      await page.getByRole('link', { name: say('team:nav.inbox') }).click();
      await inboxRow(page, 'Kari Nordmann').waitFor();
      await page.getByText(say('common:net.allSentSaved')).waitFor();
      await watchLongTasks(page);
      opened.push(await openCase(page, `Melding ${rows - 1}.`));
      blocks.push(await longestTask(page));
    }
    line.cut();
    await writeMessages(one.citizen.engine, one.mine, more, rows);
    await watchLongTasks(page);
    line.mend();
    await page.getByText(`Melding ${rows + more - 1}.`).waitFor({ timeout: 60_000 });
    const caught = await longestTask(page);
    return [
      { what: `a case of ${rows} rows on the screen, from unlocked`, value: median(opened), unit: 'ms', aim: { atMost: 300 } },
      { what: 'longest task of the main thread while it opens', value: Math.max(...blocks), unit: 'ms', aim: { atMost: 50 } },
      { what: `longest task of the main thread while ${more} rows arrive`, value: caught, unit: 'ms', aim: { atMost: 50 } },
    ];
  } finally {
    await line.close();
    await place.close();
  }
}

/** Milliseconds in the page's own clock, from the click until the text is there and painted. */
async function openCase(page: Page, text: string): Promise<number> {
  const painted = page.evaluate(
    (wanted) =>
      new Promise<number>((done) => {
        let clicked = 0;
        addEventListener('click', (event) => (clicked ||= event.timeStamp), { capture: true, once: true });
        const look = () => {
          if (clicked && document.body.textContent?.includes(wanted)) {
            watcher.disconnect();
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - clicked)));
          }
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    text,
  );
  await inboxRow(page, 'Kari Nordmann').dblclick();
  return painted;
}
