import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import {
  keepSheet,
  keptOnDevice,
  pathOf,
  restoreByName,
  secureWithPasskey,
  takeOfferedWords,
  typeRecoveryCode,
  unlock,
  unlockWithPasskey,
  useLock,
} from './account';
import { addAuthenticator } from './authenticator';
import { citizenAcceptsBy, goTo, lockByHand, messageOf, openSecurity, openSettings, sendMessage } from './citizen';
import { fillSetUp, inviteCitizen, leadSetsUpTeam } from './desk';
import { say } from './words';

const greeting = { therapist: 'Lea', first: 'Hei fra telefonen.' };
const locked = (page: Page) => expect(page.getByRole('heading', { name: say('welcome:unlock.title') })).toBeVisible();
const passkeys = (page: Page) => page.getByRole('list', { name: say('security:passkeys.title') }).getByRole('listitem');
const addPasskey = (page: Page) => page.getByRole('button', { name: say('security:passkeys.add') }).click();

async function signOut(page: Page): Promise<void> {
  await openSettings(page);
  await page.getByRole('button', { name: say('me:signOut.title') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('me:signOut.do') })
    .click();
  await expect(page.getByRole('heading', { name: say('welcome:front.title') })).toBeVisible();
}

test('a new citizen uses the lock of the phone and no passphrase: opens offline, adds a passkey, and keeps the last way in', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const unwilling = await addAuthenticator(page);
  await unwilling.knowsYou(false);
  let first = unwilling;
  await citizenAcceptsBy(
    async () => {
      await page.getByRole('button', { name: useLock }).click();
      await expect(page.getByRole('button', { name: useLock }), 'a changed mind leads quietly back').toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
      await unwilling.remove();
      first = await addAuthenticator(page);
      return secureWithPasskey(page);
    },
    page,
    link,
    greeting,
  );
  await expect(messageOf(page, greeting.first)).toContainText('Levert');
  expect(await first.count()).toBe(1);
  await keptOnDevice(page);

  await lockByHand(page);
  await locked(page);
  await expect(page.getByLabel(say('welcome:unlock.label')), 'there is no passphrase to ask for').toHaveCount(0);
  await phone.goOffline();
  await unlockWithPasskey(page);
  await goTo(page, 'messages');
  await expect(messageOf(page, greeting.first)).toBeVisible();
  await phone.goOnline();

  await openSecurity(page);
  await expect(passkeys(page)).toHaveCount(1);
  await addPasskey(page);
  await expect(page.getByText(say('welcome:passkey.exists.title'))).toBeVisible();
  await first.remove();
  const second = await addAuthenticator(page);
  await addPasskey(page);
  await expect(passkeys(page)).toHaveCount(2);
  expect(await second.count()).toBe(1);
  await lockByHand(page);
  await unlockWithPasskey(page);

  await openSecurity(page);
  const remove = page.getByRole('button', { name: new RegExp(`^${say('security:passkeys.remove')} `) });
  await remove.first().click();
  const dialog = page.getByRole('dialog', { name: say('security:passkeys.removeTitle') });
  await dialog.getByRole('button', { name: say('security:passkeys.removeYes') }).click();
  await expect(passkeys(page)).toHaveCount(1);
  await remove.click();
  await dialog.getByRole('button', { name: say('security:passkeys.removeYes') }).click();
  await expect(dialog.getByRole('alert')).toContainText(say('errors:E_LAST_WAY.what'));
  await page.keyboard.press('Escape');
  await lockByHand(page);
  await unlockWithPasskey(page);
});

test('A2 an emptied phone gets everything back by passkey, by name and passphrase, and by recovery code', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  await addAuthenticator(page);
  const { recoveryCode, accountName } = await citizenAcceptsBy(secureWithPasskey, page, link, greeting);
  await openSecurity(page);
  await expect(page.getByText(accountName)).toBeVisible();
  await page.getByRole('link', { name: say('security:passphrase.make') }).click();
  const passphrase = await takeOfferedWords(page);
  await expect(page.getByRole('heading', { name: say('security:passphrase.done.title') })).toBeVisible();
  await page.getByRole('button', { name: say('common:done') }).click();

  await signOut(page);
  await page.getByRole('button', { name: say('welcome:front.before') }).click();
  await page.getByRole('button', { name: say('welcome:restore.passkey') }).click();
  await goTo(page, 'messages');
  await expect(messageOf(page, greeting.first)).toBeVisible();
  await lockByHand(page);
  await unlockWithPasskey(page);

  const pc = await person({ at: 'desk' });
  await pc.page.goto('/');
  await restoreByName(pc.page, { accountName: accountName.toUpperCase(), passphrase: 'ikke den riktige passfrasen her' });
  await expect(pc.page.getByText(say('welcome:restore.nameWrong'))).toBeVisible();
  await pc.page.getByLabel(say('welcome:unlock.label')).fill(passphrase);
  await pc.page.getByRole('button', { name: say('welcome:restore.do') }).click();
  await goTo(pc.page, 'messages');
  await expect(messageOf(pc.page, greeting.first)).toBeVisible();

  const third = await person({ at: 'phone' });
  await addAuthenticator(third.page);
  await third.page.goto('/');
  await third.page.getByRole('button', { name: say('welcome:front.before') }).click();
  const slip = recoveryCode.replace(/^./, (letter) => (letter === '2' ? '3' : '2'));
  await typeRecoveryCode(third.page, slip);
  await expect(third.page.getByText(say('welcome:restore.codeWrong'))).toBeVisible();
  await third.page.getByLabel(say('welcome:restore.code')).fill(recoveryCode);
  await third.page.getByRole('button', { name: say('common:next') }).click();
  await third.page.getByRole('button', { name: useLock }).click();
  await goTo(third.page, 'messages');
  await expect(messageOf(third.page, greeting.first)).toBeVisible();
  await openSecurity(third.page);
  await expect(passkeys(third.page)).toHaveCount(2);
  await expect(third.page.getByRole('list', { name: say('security:devices.title') }).getByRole('listitem')).not.toHaveCount(1);
  await expect(third.page.getByText(say('common:codeUsed.title'))).toBeVisible();
  await third.page.getByRole('link', { name: say('me:renew.link') }).click();
  await third.page.getByRole('button', { name: say('me:renew.do') }).click();
  const renewed = await keepSheet(third.page);
  expect(renewed.accountName).toBe(accountName);
  expect(renewed.recoveryCode).not.toBe(recoveryCode);
  await expect(third.page.getByText(say('common:codeUsed.title'))).toHaveCount(0);
  await lockByHand(third.page);
  await unlockWithPasskey(third.page);
});

test('a passphrase is changed on one device while the other is offline: nothing is lost, and the old one opens nothing once both have met', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const pc = await person({ at: 'desk' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const secrets = await citizenAcceptsBy(
    async (page) => {
      const passphrase = await takeOfferedWords(page);
      return { passphrase, ...(await keepSheet(page)) };
    },
    phone.page,
    link,
    greeting,
  );
  await pc.page.goto('/');
  await restoreByName(pc.page, secrets);
  await goTo(pc.page, 'messages');
  await expect(messageOf(pc.page, greeting.first)).toBeVisible();
  await keptOnDevice(pc.page);
  await pc.goOffline();
  await sendMessage(pc.page, 'Lea', 'Skrevet på PC-en uten nett.');

  await openSecurity(phone.page);
  await phone.page.getByRole('link', { name: say('security:passphrase.change') }).click();
  const passphrase = await takeOfferedWords(phone.page);
  await phone.page.getByRole('button', { name: say('common:done') }).click();
  await lockByHand(phone.page);
  await phone.page.getByLabel(say('welcome:unlock.label')).fill(secrets.passphrase);
  await phone.page.getByRole('button', { name: say('welcome:unlock.open') }).click();
  await expect(phone.page.getByText(say('welcome:unlock.wrong'))).toBeVisible();
  await unlock(phone.page, { passphrase });

  await lockByHand(pc.page);
  await unlock(pc.page, secrets);
  await pc.goOnline();
  await goTo(pc.page, 'messages');
  await expect(messageOf(pc.page, 'Skrevet på PC-en uten nett.')).toContainText('Levert');
  await lockByHand(pc.page);
  await unlock(pc.page, { passphrase });
  await goTo(phone.page, 'messages');
  await expect(messageOf(phone.page, 'Skrevet på PC-en uten nett.')).toBeVisible();
});

test('a phone whose passkeys lack the PRF says so kindly, and a passphrase does as well', async ({ relay, person }) => {
  const desk = await person({ at: 'desk' });
  const { page } = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  await addAuthenticator(page, { hasPrf: false });
  await citizenAcceptsBy(
    async () => {
      await page.getByRole('button', { name: useLock }).click();
      await expect(page.getByText(say('welcome:passkey.cannot.title'))).toBeVisible();
      await page.getByRole('button', { name: say('welcome:choose.passphrase') }).click();
      await takeOfferedWords(page);
      await keepSheet(page);
    },
    page,
    link,
    greeting,
  );
});

test('a therapist locks the desk with a passkey, in words of their own', async ({ relay, person }) => {
  const { page } = await person({ at: 'desk' });
  await addAuthenticator(page);
  await page.goto(pathOf(relay.setupLink));
  await page.getByRole('button', { name: say('team:setup.next') }).click();
  await page.getByRole('button', { name: useLock }).click();
  await expect(page.getByText(say('welcome:code.lead.staff'))).toBeVisible();
  await keepSheet(page);
  await fillSetUp(page, { name: 'Lea Lunde', title: 'Psykolog' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: say('team:inbox.title') })).toBeVisible();
  await page.getByRole('button', { name: say('team:nav.lock'), exact: true }).click();
  await locked(page);
  await unlockWithPasskey(page);
  await page.getByRole('link', { name: say('team:nav.settings') }).click();
  await expect(passkeys(page)).toHaveCount(1);
  await page.getByRole('button', { name: say('security:passphrase.make') }).click();
  const passphrase = await takeOfferedWords(page);
  await page.getByRole('button', { name: say('common:done') }).click();
  await page.getByRole('button', { name: say('security:lost.title') }).click();
  await expect(page.getByRole('dialog', { name: say('security:lost.title') })).toContainText(say('security:lost.call.staff'));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: say('team:settings.lock') }).click();
  await page.getByRole('button', { name: say('welcome:unlock.words') }).click();
  await unlock(page, { passphrase });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
