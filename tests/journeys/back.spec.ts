import { expect, test } from '../fixtures/app';
import { pathOf, unlock } from './account';
import { citizenAccepts, goTo, messageOf } from './citizen';
import { inviteCitizen, leadSetsUpTeam } from './desk';
import { say } from './words';

test('back takes off what lies on top, then goes a room back, and a reload comes back to the same room; the address says nothing of it', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const { page } = await person({ at: 'phone' });
  const front = `${relay.url}/`;
  const help = page.getByRole('button', { name: say('common:help.long') }).first();
  const sheet = page.getByRole('dialog', { name: say('crisis:title') });
  const invitation = page.getByRole('heading', { name: say('welcome:invitation.title', { name: 'Lea' }) });

  // The way in: the invitation outlives back and a reload.
  await page.goto(pathOf(link));
  await expect(invitation).toBeVisible();
  await help.click();
  await expect(sheet).toBeVisible();
  await page.goBack();
  await expect(sheet).toBeHidden();
  await page.getByRole('checkbox', { name: say('welcome:invitation.age') }).check();
  await page.getByRole('button', { name: say('welcome:invitation.accept') }).click();
  await expect(page.getByRole('heading', { name: say('welcome:passphrase.title') })).toBeVisible();
  await page.goBack();
  await expect(invitation).toBeVisible();
  await page.reload();
  await expect(invitation).toBeVisible();
  expect(page.url()).toBe(front);
  await page.goto('about:blank');
  const secrets = await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei, dette er Kari.' });
  expect(await page.evaluate(() => window.name)).toBe('');

  // Rooms and what lies over them.
  await goTo(page, 'programme');
  await page.getByRole('link', { name: /Sov bedre/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sov bedre' })).toBeVisible();
  await help.click();
  await sheet.getByRole('button', { name: say('common:close') }).click();
  await help.click();
  await page.goBack();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Sov bedre' })).toBeVisible();
  await help.click();
  await sheet.getByRole('button', { name: say('common:close') }).click();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: say('programme:list.title') })).toBeVisible();
  await page.goBack();
  await expect(messageOf(page, 'Hei, dette er Kari.')).toBeVisible();
  await page.goForward();
  await page.getByRole('link', { name: /Sov bedre/ }).click();
  await page.getByRole('link', { name: say('programme:path.start') }).click();
  await expect(page.getByRole('button', { name: say('forms:intro.later') })).toBeVisible();
  expect(page.url()).toBe(front);
  expect(await page.title()).toBe('Mellom');

  // A reload, the lock, back at the lock.
  await page.reload();
  await help.click();
  await page.goBack();
  await expect(sheet).toBeHidden();
  await unlock(page, secrets);
  await expect(page.getByRole('button', { name: say('forms:intro.later') })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Sov bedre' })).toBeVisible();
  for (const href of await page.locator('a[href]').evaluateAll((links) => links.map((one) => one.getAttribute('href'))))
    expect(href).toMatch(/^(\/|#innhold|tel:\d+)$/);
});
