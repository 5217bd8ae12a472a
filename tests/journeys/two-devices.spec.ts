import type { Page } from '@playwright/test';
import { type ConnectedPerson, expect, test } from '../fixtures/app';
import { restore } from './account';
import { citizenAccepts, composer, goTo, messageOf } from './citizen';
import { expectFine } from './fine';
import { staffAtWork } from './staff';
import { say } from './words';

test.describe.configure({ timeout: 240_000 });

const write = async (page: Page, text: string) => {
  await composer(page, 'Lea').fill(text);
  await page.getByRole('button', { name: say('messages:send'), exact: true }).click();
  await expect(messageOf(page, text)).toBeVisible();
};
/** The citizen's own words in the order in which this screen has them. */
const said = async (page: Page) =>
  (
    await page
      .getByRole('listitem')
      .filter({ hasText: /dag \d\./ })
      .allInnerTexts()
  ).map((text) => /\w+ dag \d\./.exec(text)?.[0]);

test('phone and computer of one person, both without network: both write, both come back, and both have the same conversation', async ({
  relay,
  person,
}) => {
  const lea = await staffAtWork(relay);
  const { link, caseRef } = await lea.invites();
  const phone = await person({ at: 'phone' });
  const computer = await person({ at: 'desk' });
  const { recoveryCode } = await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Telefon dag 1.' });
  await expect(messageOf(phone.page, 'Telefon dag 1.')).toContainText('Levert');
  await computer.page.goto('/');
  await restore(computer.page, recoveryCode, 'en helt ny frase med fem ord');
  await goTo(computer.page, 'messages');
  await expect(messageOf(computer.page, 'Telefon dag 1.')).toBeVisible();

  const both: ConnectedPerson[] = [phone, computer];
  for (const one of both) await one.goOffline();
  for (const day of [2, 3]) {
    await write(phone.page, `Telefon dag ${day}.`);
    await write(computer.page, `Maskin dag ${day}.`);
  }
  await lea.writes(caseRef, 'Svar fra Lea.');
  for (const { page } of both) await expect(page.getByText(say('messages:waiting'))).toHaveCount(2);
  for (const one of both) await one.goOnline();

  for (const { page } of both) {
    for (const text of ['Telefon dag 2.', 'Maskin dag 2.', 'Telefon dag 3.', 'Maskin dag 3.'])
      await expect(messageOf(page, text)).toContainText(/Levert|Sendt/);
    await expect(messageOf(page, 'Svar fra Lea.')).toBeVisible();
    await expect(page.getByText(say('messages:waiting'))).toHaveCount(0);
  }
  const order = await said(phone.page);
  expect(order).toHaveLength(5);
  expect(await said(computer.page)).toEqual(order);
  await expect.poll(async () => (await lea.readsIn(caseRef)).filter((text) => text !== 'Svar fra Lea.')).toEqual(order);
  expect(order.filter((text) => text?.startsWith('Telefon'))).toEqual(['Telefon dag 1.', 'Telefon dag 2.', 'Telefon dag 3.']);
});

test('on a computer every room of the citizen is for everybody: axe, dark and light, narrow, text at 200 %', async ({
  relay,
  person,
}) => {
  const lea = await staffAtWork(relay);
  const { link } = await lea.invites();
  const { page } = await person({ at: 'desk' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei fra en maskin.' });
  await expectFine(page);
  for (const tab of ['today', 'programme', 'me'] as const) {
    await goTo(page, tab);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectFine(page);
  }
  for (const [room, heading] of [
    ['access.link', 'access.title'],
    ['settings.link', 'settings.title'],
  ] as const) {
    await goTo(page, 'me');
    await page.getByRole('link', { name: say(`me:${room}`) }).click();
    await expect(page.getByRole('heading', { level: 1, name: say(`me:${heading}`) })).toBeVisible();
    await expectFine(page);
  }
});
