import type { Page } from '@playwright/test';
import { programmeSlugs } from '../../src/content/plugin';
import { expect, test } from '../fixtures/app';
import { about, type Device, newTeam } from '../fixtures/engines';
import type { RelayProcess } from '../fixtures/relay';
import { citizenAccepts, goTo, openSettings } from './citizen';
import { expectFine } from './fine';
import { kindsOf, readPart, type Walk, walkOf } from './reading';
import { type Language, say, wordsIn } from './words';

/** A whole programme from the first screen to the last without a network, in each language; and what one finds again afterwards. */

async function invited(
  relay: RelayProcess,
  programmes: string[],
  selfStart: string[] = [],
): Promise<{ lead: Device; link: string; theirs: string }> {
  const lead = await newTeam({ url: relay.url, setupLink: relay.setupLink });
  await lead.engine.setAbout({ ...about, selfStart });
  const { link, caseRef } = await lead.engine.inviteCitizen({
    name: 'Ola Nordmann',
    called: 'Ola',
    greeting: 'Velkommen.',
    language: 'nb',
    programmes,
    questionnaires: null,
    worksheets: [],
  });
  return { lead, link, theirs: caseRef ?? '' };
}

async function speak(page: Page, language: Language): Promise<void> {
  await openSettings(page);
  // It is chosen when the engine has heard it, a moment after the press.
  await page.getByRole('radio', { name: say(`common:language.${language}`) }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

async function openProgramme({ page, say: inWords, card }: Walk): Promise<void> {
  await page
    .getByRole('navigation', { name: inWords('common:mainMenu') })
    .getByRole('link', { name: inWords('common:tab.programme') })
    .click();
  await page.getByRole('link', { name: card.title }).click();
}

/** The reader's phone takes up its line again in its own time. */
const patience = { timeout: 90_000 };

async function therapistSees(lead: Device, caseRef: string, { card }: Walk): Promise<void> {
  const parts = async () => {
    const { programmes } = await lead.engine.view('case', { caseRef });
    return Object.values(programmes.find(({ programme }) => programme === card.id)?.parts ?? {});
  };
  const finished = async () => (await parts()).filter((part) => part.finished).length;
  await expect.poll(finished, patience).toBe(card.parts.length);
  for (const part of await parts()) expect(part.opened).toBe(part.of);
}

test('a whole programme without network in bokmål: every screen, then the summaries to keep, a bookmark, a skip with a word why', async ({
  relay,
  person,
}) => {
  test.setTimeout(300_000);
  const { lead, link, theirs } = await invited(relay, ['sleep']);
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei.' });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await phone.goOffline();
  const walk = walkOf(page, say, 'sleep', 'nb', 'Lea');
  await openProgramme(walk);
  for (const part of walk.parts) await readPart(walk, part);
  expect([...walk.met].sort()).toEqual([...new Set(walk.parts.flatMap(({ screens }) => kindsOf(screens)))].sort());

  // Read again: nothing is lost by it, and a bookmark and a skip are one press each.
  const [first] = walk.parts;
  if (!first) throw new Error('no part');
  await page.getByRole('link', { name: first.title }).click();
  await expect(page.getByRole('heading', { level: 1, name: first.screens[0]?.title })).toBeVisible();
  await page.getByRole('button', { name: new RegExp(say('programme:contents.open')) }).click();
  await expectFine(page);
  const asking = first.screens.find(
    ({ mayskip, blocks }) => mayskip && blocks.some((one) => one.type === 'choice' && one.kind === 'multi'),
  );
  await page.getByRole('dialog', { name: first.title }).getByRole('button', { name: asking?.title }).click();
  await expect(page.getByRole('heading', { level: 1, name: asking?.title })).toBeVisible();
  await page.getByRole('button', { name: say('programme:bookmark.put') }).click();
  // What is answered is not left out; once it is empty again, it may be.
  const ticked = page.getByRole('main').getByRole('checkbox', { checked: true });
  await expect(ticked).not.toHaveCount(0);
  await expect(page.getByRole('button', { name: say('programme:read.skip') })).toHaveCount(0);
  for (const left = await ticked.count(); (await ticked.count()) > 0 && left > 0; ) await ticked.first().uncheck();
  await page.getByRole('button', { name: say('programme:read.skip') }).click();
  await expect(page.getByRole('button', { name: say('programme:why.known') })).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('programme:why.known') }).click();
  await expect(page.getByText(say('programme:why.thanks'))).toBeVisible();
  await page.getByRole('button', { name: say('programme:read.close', { title: walk.card.title }) }).click();
  await expect(page.getByText(say('programme:list.partsDone', { done: walk.parts.length, of: walk.parts.length }))).toBeVisible();
  await expect(page.getByRole('link', { name: asking?.title })).toBeVisible();
  await expectFine(page);

  await page.getByRole('link', { name: say('programme:keep.title') }).click();
  for (const part of walk.parts) await expect(page.getByRole('heading', { level: 3, name: part.title })).toBeVisible();
  await expect(page.getByText('Eget svar')).toHaveCount(0);
  await page.getByRole('checkbox', { name: say('programme:keep.withOwn') }).check();
  await expect(page.getByText(/Eget svar/).first()).toBeVisible();
  await expectFine(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: say('programme:keep.print') })).toBeHidden();
  await expect(page.getByRole('button', { name: say('common:help.long') })).toBeHidden();
  await expect(page.getByRole('heading', { level: 3, name: first.title })).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await goTo(page, 'programme');
  await expect(page.getByRole('region', { name: say('programme:list.given') }).getByRole('link')).toHaveCount(
    programmeSlugs(process.cwd()).length - 1,
  );
  await expectFine(page);
  await goTo(page, 'me');
  await expect(page.getByRole('link', { name: asking?.title })).toBeVisible();
  await expect(page.getByRole('link', { name: say('programme:keep.title') })).toBeVisible();

  await phone.goOnline();
  await therapistSees(lead, theirs, walk);
  const seen = (await lead.engine.view('case', { caseRef: theirs })).programmes[0]?.parts[first.id];
  expect(seen).toMatchObject({ finished: true, skipped: [asking?.id], reasons: { [asking?.id ?? '']: 'known' } });
  expect(seen?.minutes).toBeGreaterThanOrEqual(0);
  await lead.engine.close();
});

test('a whole programme without network in nynorsk: a word that is waited for opens by itself on its day', {
  tag: '@drill',
}, async ({ relay, person }) => {
  test.setTimeout(300_000);
  const { lead, link, theirs } = await invited(relay, ['panic']);
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei.' });
  await speak(page, 'nn');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await phone.goOffline();
  const walk = walkOf(page, wordsIn('nn'), 'panic', 'nn', 'Lea');
  await openProgramme(walk);
  let waited = 0;
  for (const part of walk.parts) {
    const item = page.getByRole('listitem').filter({ hasText: part.title });
    const waits = item.getByText(
      walk
        .say('programme:wait.until', { name: 'Lea', date: '' })
        .replace(/\s*\.$/, '')
        .trim(),
    );
    await expect(item.first()).toBeVisible();
    if (await waits.isVisible()) {
      waited += 1;
      await expect(item.getByRole('link')).toHaveCount(0);
      await page.clock.setSystemTime(Date.now() + 4 * 86_400_000);
      await expect(item.getByRole('link')).toBeVisible({ timeout: 60_000 });
    }
    await readPart(walk, part);
  }
  expect(waited).toBe(1);
  await phone.goOnline();
  await therapistSees(lead, theirs, walk);
  await lead.engine.close();
});

test('begun alone in English: whom it is for stands first, who should talk to somebody next, and all of it works without network or anybody’s answer', async ({
  relay,
  person,
}) => {
  test.setTimeout(300_000);
  const { lead, link, theirs } = await invited(relay, [], ['getting-started']);
  await lead.engine.close();
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei.' });
  await speak(page, 'en');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await phone.goOffline();
  const walk = walkOf(page, wordsIn('en'), 'getting-started', 'en', 'Lea');
  const given = walkOf(page, wordsIn('en'), 'sleep', 'en', 'Lea');
  await openProgramme(given);
  await expect(page.getByText(walk.say('programme:card.given', { name: 'Lea' }))).toBeVisible();
  await expect(page.getByRole('button', { name: walk.say('programme:card.choose') })).toHaveCount(0);
  await page.getByRole('link', { name: walk.say('programme:back') }).click();
  const free = page.getByRole('region', { name: walk.say('programme:list.free') });
  await expect(free.getByRole('link')).toHaveCount(1);
  await free.getByRole('link', { name: walk.card.title }).click();
  await expect(page.getByRole('heading', { level: 2 }).nth(0)).toHaveText(walk.say('programme:card.forWhom'));
  await expect(page.getByRole('heading', { level: 2 }).nth(1)).toHaveText(walk.say('programme:card.talkFirst'));
  for (const line of walk.card.talkFirst) await expect(page.getByText(line)).toBeVisible();
  await page.getByRole('button', { name: walk.say('programme:card.choose') }).click();
  for (const part of walk.parts) await readPart(walk, part);
  await phone.goOnline();
  await lead.killAndReopen();
  await therapistSees(lead, theirs, walk);
  await lead.engine.close();
});
