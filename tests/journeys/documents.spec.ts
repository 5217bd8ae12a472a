import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { structureOf } from '../client/documents/pdf-structure';
import { expect, test } from '../fixtures/app';
import { citizenAccepts, goTo } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { expectFine } from './fine';
import { say } from './words';

const bytesOf = async (download: Download) => new Uint8Array(readFileSync(await download.path()));

/** What a press gives to keep: files in the order in which they come. */
async function downloads(page: Page, count: number, press: () => Promise<void>): Promise<Download[]> {
  const got: Download[] = [];
  const all = new Promise<void>((resolve) => {
    page.on('download', (download) => {
      got.push(download);
      if (got.length === count) resolve();
    });
  });
  await press();
  await all;
  page.removeAllListeners('download');
  return got;
}

test('a conversation is put into the record as two files, marked as filed, and the citizen reads that it was', async ({
  relay,
  person,
}) => {
  const { page: desk } = await person({ at: 'desk' });
  const { page } = await person({ at: 'phone' });
  await leadSetsUpTeam(desk, relay.setupLink);
  const link = await inviteCitizen(desk, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei Lea. 😀' });
  await openCase(desk, 'Kari Nordmann');

  await expect(desk.getByText(say('documents:papers.messages', { count: 1 }))).toBeVisible();
  await desk.getByRole('button', { name: say('documents:file.open'), exact: true }).click();
  const dialog = desk.getByRole('dialog', { name: say('documents:file.heading', { name: 'Kari' }) });
  await expectFine(desk);
  const [pdf, fhir] = await downloads(desk, 2, () =>
    dialog.getByRole('button', { name: say('documents:file.save.download') }).click(),
  );
  expect(pdf?.suggestedFilename()).toMatch(/^mellom-[\d-]{10}-[0-9a-f]{8}\.pdf$/);
  if (!pdf || !fhir) throw new Error('no files');
  const { faults, title, tags } = await structureOf(await bytesOf(pdf));
  expect(faults).toEqual([]);
  expect(title).toBe(say('documents:file.title', { part: say('documents:file.part.conversation'), name: 'Kari Nordmann' }));
  expect(tags).toContain('H2');
  expect(JSON.parse(Buffer.from(await bytesOf(fhir)).toString()).type).toBe('document');

  await dialog.getByRole('button', { name: say('documents:file.mark') }).dblclick();
  await expect(dialog).toHaveCount(0);
  await expect(desk.getByText(say('documents:papers.allFiled'))).toBeVisible();
  await goTo(page, 'messages');
  await expect(page.getByText(say('messages:event.filed.conversation', { name: 'Lea' }))).toHaveCount(1);

  // Said by mistake, it is taken back.
  await desk.getByText(say('documents:filed.title', { count: 1 })).click();
  await expectFine(desk);
  await desk.getByRole('button', { name: /^Ikke ført likevel/ }).click();
  await expect(desk.getByText(say('documents:papers.messages', { count: 1 }))).toBeVisible();
  await expect(page.getByText(say('messages:event.filed.back', { name: 'Lea' }))).toHaveCount(1);
});

test('a summary goes to the GP: consent asked and given, read by the citizen, locked, downloaded by both, marked as sent; withdrawn, nothing new goes', async ({
  relay,
  person,
}) => {
  const { page: desk } = await person({ at: 'desk' });
  const { page } = await person({ at: 'phone' });
  await leadSetsUpTeam(desk, relay.setupLink);
  const link = await inviteCitizen(desk, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei Lea.' });
  await openCase(desk, 'Kari Nordmann');
  const name = { name: 'Kari' };
  const press = (key: `documents:${string}`, values = {}) =>
    desk.getByRole('button', { name: say(key, values), exact: true }).click();

  // Without consent there is one thing to do.
  await desk.getByRole('link', { name: say('documents:letter.name.summary') }).click();
  await expect(desk.getByRole('heading', { level: 1, name: say('documents:letter.name.summary') })).toBeVisible();
  await expect(desk.getByRole('button', { name: say('documents:letter.show', name) })).toHaveCount(0);
  await press('documents:letter.askConsent', name);
  const asking = desk.getByRole('dialog', { name: say('documents:consents.heading', name) });
  await expectFine(desk);
  await asking.getByRole('button', { name: say('documents:consents.ask', name) }).click();
  await expect(asking).toHaveCount(0);

  await goTo(page, 'today');
  await page.getByRole('link', { name: say('today:consent.title.gp') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('documents:consents.title') })).toBeVisible();
  await expectFine(page);
  await page.getByLabel(say('documents:consents.who.gp')).fill('Tor Vang, Lillevik legesenter');
  await page.getByRole('button', { name: say('documents:consents.give.gp') }).click();
  await expect(page.getByRole('button', { name: say('documents:consents.withdraw') })).toBeVisible();

  // What the case does not say keeps the letter back until a person has written it.
  await expect(desk.getByRole('button', { name: say('documents:letter.show', name) })).toBeVisible();
  await expect(desk.getByLabel(say('documents:letter.to'))).toHaveValue('Tor Vang, Lillevik legesenter');
  await press('documents:letter.show', name);
  await expect(desk.getByText(say('documents:letter.fault.missing', { missing: say('documents:letter.missing') }))).toBeVisible();
  await desk.getByLabel(say('documents:letter.heading.why')).fill('Tok selv kontakt i januar.');
  await desk.getByLabel(say('documents:letter.heading.ahead')).fill('Det går bedre 😀');
  await press('documents:letter.show', name);
  await expect(desk.getByText(say('documents:letter.fault.signs'))).toBeVisible();
  await desk.getByLabel(say('documents:letter.heading.ahead')).fill('Det går bedre.');
  await expectFine(desk);
  await press('documents:letter.show', name);
  await expect(desk.getByText(say('documents:letter.waits', name))).toBeVisible();

  await goTo(page, 'today');
  await page.getByRole('link', { name: say('today:document.title') }).click();
  await expect(page.getByText('Tok selv kontakt i januar.')).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('documents:mine.fine') }).click();
  await expect(desk.getByText('synes det kan gå som det er')).toBeVisible();
  await press('documents:letter.lock');
  await expect(desk.getByRole('button', { name: say('documents:letter.download') })).toBeVisible();
  await expectFine(desk);

  const [mine] = await downloads(desk, 1, () => press('documents:letter.download'));
  await expect(page.getByRole('button', { name: say('documents:mine.download') })).toBeVisible();
  // Only once every part of the app is on the device does it draw without a network.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  const [theirs] = await downloads(page, 1, () => page.getByRole('button', { name: say('documents:mine.download') }).click());
  await page.context().setOffline(false);
  if (!mine || !theirs) throw new Error('no files');
  const file = await bytesOf(mine);
  expect(Buffer.from(file).equals(Buffer.from(await bytesOf(theirs)))).toBe(true);
  expect((await structureOf(file)).faults).toEqual([]);
  expect((await structureOf(file)).title).toContain('Kari Nordmann');

  await press('documents:letter.markSent');
  const sending = desk.getByRole('dialog', { name: say('documents:letter.markSent') });
  await expectFine(desk);
  await sending.getByRole('button', { name: say('documents:letter.mark') }).click();
  await expect(sending).toHaveCount(0);
  await expect(page.getByText('Merket som sendt')).toBeVisible();
  await press('documents:letter.file');
  await expect(desk.getByText(say('documents:letter.inRecord'))).toBeVisible();

  await goTo(page, 'me');
  await page.getByRole('link', { name: say('me:consents.link') }).click();
  await page.getByRole('button', { name: say('documents:consents.withdraw') }).click();
  await expect(desk.getByText(say('documents:letter.consent.withdrawn', { ...name, partner: 'fastlegen' }))).toBeVisible();
  await expect(desk.getByRole('button', { name: say('documents:letter.markSent') })).toHaveCount(0);
});
