import { expect, test } from '../fixtures/app';
import { keepSheet, pathOf, secureWithPasskey, takeOfferedWords, typeRecoveryCode, useLock } from './account';
import { addAuthenticator } from './authenticator';
import { citizenAcceptsBy, lockByHand, openSecurity } from './citizen';
import { fillSetUp, inviteCitizen, leadSetsUpTeam } from './desk';
import { expectFine } from './fine';
import { say } from './words';

test.describe.configure({ timeout: 240_000 });

test('the lock of the phone is for everybody: choosing it, opening with it, adding and removing it, coming back by it', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const { page } = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const unable = await addAuthenticator(page, { hasPrf: false });
  const { recoveryCode } = await citizenAcceptsBy(
    async () => {
      await expect(page.getByRole('button', { name: useLock })).toBeVisible();
      await expectFine(page);
      await page.getByRole('button', { name: useLock }).click();
      await expect(page.getByText(say('welcome:passkey.cannot.title'))).toBeVisible();
      await expectFine(page);
      await unable.remove();
      await addAuthenticator(page);
      return secureWithPasskey(page);
    },
    page,
    link,
    { therapist: 'Lea', first: 'Hei.' },
  );
  await openSecurity(page);
  await expect(page.getByRole('list', { name: say('security:passkeys.title') })).toBeVisible();
  await page.getByRole('button', { name: say('security:passkeys.add') }).click();
  await expect(page.getByText(say('welcome:passkey.exists.title'))).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: new RegExp(`^${say('security:passkeys.remove')} `) }).click();
  const dialog = page.getByRole('dialog', { name: say('security:passkeys.removeTitle') });
  await dialog.getByRole('button', { name: say('security:passkeys.removeYes') }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expectFine(page);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: say('security:passphrase.make') }).click();
  await takeOfferedWords(page);
  await expect(page.getByRole('heading', { name: say('security:passphrase.done.title') })).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('common:done') }).click();
  await lockByHand(page);
  await expect(page.getByRole('button', { name: say('welcome:unlock.words') })).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('welcome:unlock.words') }).click();
  await expect(page.getByLabel(say('welcome:unlock.label'))).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('welcome:unlock.stuck') }).click();
  await expect(page.getByRole('heading', { name: say('welcome:stuck.title') })).toBeVisible();
  await expectFine(page);
  await typeRecoveryCode(page, recoveryCode);
  await expect(page.getByRole('heading', { name: say('welcome:restore.next.title') })).toBeVisible();
  await expectFine(page);
});

test('an iPhone is told, for everybody to read, that the app on the home screen begins with the code', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const { page } = await person({
    at: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  await page.goto(pathOf(link));
  await page.getByText(say('welcome:app.title')).click();
  await expectFine(page);
  const code = (
    await page
      .getByRole('list', { name: say('welcome:app.code') })
      .getByRole('listitem')
      .allTextContents()
  ).join(' ');

  // The app's own storage knows nothing of the browser's.
  const app = await person({ at: 'phone' });
  await app.page.goto('/');
  await app.page.getByRole('button', { name: say('welcome:front.code') }).click();
  await app.page.getByLabel(say('welcome:enter.label')).fill(code);
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('heading', { name: say('welcome:invitation.title', { name: 'Lea' }) })).toBeVisible();
});

test("the staff's sheet is in their own words, and for everybody", async ({ relay, person }) => {
  const { page } = await person({ at: 'desk' });
  await addAuthenticator(page);
  await page.goto(pathOf(relay.setupLink));
  await page.getByRole('button', { name: say('team:setup.next') }).click();
  await expect(page.getByRole('button', { name: useLock })).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: useLock }).click();
  await expect(page.getByText(say('welcome:code.lead.staff'))).toBeVisible();
  await expect(page.getByText('telefonen')).toHaveCount(0);
  await expectFine(page);
  await keepSheet(page);
  await fillSetUp(page, { name: 'Lea Lunde', title: 'Psykolog' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: say('team:inbox.title') })).toBeVisible();
});
