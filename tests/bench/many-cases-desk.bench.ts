import type { Page } from '@playwright/test';
import type { RunningEngine } from '../../src/client/engine';
import { answers, message } from '../care/people';
import { allSent } from '../fixtures/engines';
import { screens } from '../fixtures/people';
import { unlock } from '../journeys/account';
import { inboxRow } from '../journeys/desk';
import { type Figure, median } from './figure';
import { longestTask, watchLongTasks } from './long-tasks';
import { openPlace } from './place';
import { inWorker, openWorker } from './worker-page';

const cases = 200;
const acts = 500;
const rounds = 5;

/**
 * A desk of many cases in Chromium: from unlocked until the inbox is answered, beside one case opened on the same machine; from the word
 * of one new row until the inbox is answered again; and the longest task of the page from the passphrase until the inbox stands.
 */
export async function deskBench(): Promise<Figure[]> {
  const place = await openPlace();
  try {
    const { lead, one } = place;
    for (let n = 0; n < cases; n++) await writeCase(lead.engine, n);
    await lead.engine.close();
    const context = await place.open({ viewport: screens.desk, bypassCSP: true });
    const bare = await context.newPage();
    await openWorker(bare);
    const worker = inWorker(bare);
    await worker.restore(lead.recoveryCode, lead.passphrase);
    await bare.waitForFunction(() => {
      const { states } = globalThis as unknown as { states: { state: { catchUp: unknown; connection: string } }[] };
      return states.at(-1)?.state.connection === 'online' && states.at(-1)?.state.catchUp === null;
    });
    const anew = await worker.inbox(now);
    const unlocked: number[] = [];
    const opened: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await worker.lock();
      await worker.unlock(lead.passphrase);
      unlocked.push(await worker.inbox(now));
      opened.push(await worker.opened(one.theirs));
    }
    const after: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const heard = worker.inboxAgain(now);
      await one.citizen.engine.write(one.mine, { kind: 'message', text: `Er du der? ${round}` });
      after.push(await heard);
    }
    await worker.lock();
    await bare.close();
    const page = await context.newPage();
    const { shown, longest } = await onTheScreen(page, lead);
    const inbox = median(unlocked);
    return [
      { what: `inbox of ${cases} cases of ${acts} items, each summed up for the first time`, value: anew, unit: 'ms' },
      { what: 'the same from unlocked', value: inbox, unit: 'ms', aim: { atMost: 500 } },
      { what: 'the same, in cases opened', value: inbox / median(opened), unit: '×', aim: { atMost: cases / 4 } },
      { what: 'the same after one new row', value: median(after), unit: 'ms', aim: { atMost: 50 } },
      { what: 'inbox on the screen, from the passphrase', value: shown, unit: 'ms' },
      { what: 'longest task of the page until then', value: longest, unit: 'ms', aim: { atMost: 50 } },
    ];
  } finally {
    await place.close();
  }
}
const now = new Date().toISOString();

async function writeCase(engine: RunningEngine, n: number): Promise<void> {
  const { caseRef } = await engine.inviteCitizen({
    name: `Sak ${n}`,
    called: `Sak ${n}`,
    greeting: 'Velkommen.',
    language: 'nb',
    programmes: ['sleep'],
    questionnaires: { instruments: ['phq-9', 'gad-7'], repeat: 'weekly' },
    worksheets: ['sleep-diary'],
  });
  if (!caseRef) throw new Error('no case');
  const kinds = [
    (i: number) => answers('phq-9', (i * 7 + n) % 25),
    (i: number) => answers('gad-7', (i * 5 + n) % 20),
    () => message('Hei, jeg har lest det du skrev, og vi snakkes på torsdag.'),
    () => message('Så fint at det gikk bra i dag.'),
  ];
  const drafts = Array.from({ length: acts }, (_, i) => kinds[i % kinds.length]?.(i) ?? message(''));
  await Promise.all(drafts.map((draft) => engine.write(caseRef, draft)));
  await allSent(engine);
}

/** Milliseconds from the passphrase until the first rows can be read, and the longest task of the page meanwhile. */
async function onTheScreen(page: Page, lead: { passphrase: string }): Promise<{ shown: number; longest: number }> {
  await page.goto('/');
  await watchLongTasks(page);
  const start = performance.now();
  await unlock(page, lead);
  await inboxRow(page, 'Kari Nordmann').waitFor();
  return { shown: performance.now() - start, longest: await longestTask(page) };
}
