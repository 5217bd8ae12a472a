import { expect, test } from '../fixtures/app';
import { keptOnDevice, restore, unlock } from './account';
import { citizenAccepts, composer, expectSaved, goTo, messageOf, openSettings, sendMessage } from './citizen';
import { inviteCitizen, leadSetsUpTeam } from './desk';
import { say, wordsIn } from './words';

test('A2 an empty phone and the recovery code bring everything back, drafts too', async ({ relay, person }) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const { recoveryCode } = await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Hei fra den gamle telefonen.' });
  await sendMessage(phone.page, 'Lea', 'En til derfra.');
  await expect(messageOf(phone.page, 'En til derfra.')).toContainText('Levert');
  await composer(phone.page, 'Lea').fill('Halvferdig setning om');
  await expectSaved(phone.page);
  await openSettings(phone.page);
  await phone.page.getByRole('button', { name: say('me:signOut.title') }).click();
  await phone.page
    .getByRole('dialog')
    .getByRole('button', { name: say('me:signOut.do') })
    .click();
  await expect(phone.page.getByRole('heading', { name: say('welcome:front.title') })).toBeVisible();
  await expect(phone.page.getByText(say('welcome:front.left'))).toBeVisible();

  const other = await person({ at: 'phone' });
  await other.page.goto('/');
  await restore(other.page, recoveryCode, 'en helt ny frase med fem ord');
  await goTo(other.page, 'messages');
  await expect(messageOf(other.page, 'Hei fra den gamle telefonen.')).toBeVisible();
  await expect(messageOf(other.page, 'En til derfra.')).toBeVisible();
  await expect(composer(other.page, 'Lea')).toHaveValue('Halvferdig setning om');
});

test('T39 a second tab says that the first one is open, and can take over; A4 signing out waits for what is unsent', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const secrets = await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Hei.' });
  await keptOnDevice(phone.page);
  await composer(phone.page, 'Lea').fill('Ikke sendt ennå');

  const second = await phone.context.newPage();
  await second.goto('/meldinger');
  await expect(second.getByRole('heading', { name: say('common:elsewhere.title') })).toBeVisible();
  await second.getByRole('button', { name: say('common:elsewhere.use') }).click();
  await unlock(second, secrets);
  await expect(composer(second, 'Lea')).toHaveValue('Ikke sendt ennå');
  await expect(phone.page.getByRole('heading', { name: say('common:elsewhere.title') })).toBeVisible();

  await phone.goOffline();
  await sendMessage(second, 'Lea', 'Ikke sendt ennå');
  await openSettings(second);
  await second.getByRole('button', { name: say('me:signOut.title') }).click();
  const dialog = second.getByRole('dialog', { name: say('me:signOut.title') });
  await dialog.getByRole('button', { name: say('me:signOut.do') }).click();
  await expect(dialog).toContainText(say('me:signOut.unsent'));
  await dialog.getByRole('button', { name: say('common:cancel') }).click();
  await phone.goOnline();
  await goTo(second, 'messages');
  await expect(messageOf(second, 'Ikke sendt ennå')).toContainText('Levert');
  await openSettings(second);
  await second.getByRole('button', { name: say('me:signOut.title') }).click();
  await dialog.getByRole('button', { name: say('me:signOut.do') }).click();
  await expect(second.getByRole('heading', { name: say('welcome:front.title') })).toBeVisible();
});

test('a room that is not on the phone yet when the network goes is waited for, with the others still open', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  // Without a service worker every phone is as in its first seconds.
  const phone = await person({ at: 'phone', serviceWorkers: 'block' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Hei.' });
  await phone.goOffline();
  await goTo(phone.page, 'me');
  await expect(phone.page.getByRole('heading', { name: say('common:onItsWay.title') })).toBeVisible();
  await phone.page.getByRole('button', { name: say('common:back') }).click();
  await expect(messageOf(phone.page, 'Hei.')).toBeVisible();
  await goTo(phone.page, 'me');
  await expect(phone.page.getByRole('heading', { name: say('common:onItsWay.title') })).toBeVisible();
  await phone.goOnline();
  await expect(phone.page.getByRole('link', { name: say('me:settings.link') })).toBeVisible();
});

test('a link that is not an invitation gets a plain answer, and its secret leaves the address bar at once', async ({
  person,
}) => {
  const phone = await person({ at: 'phone' });
  for (const [junk, code] of [
    ['/i#AAAA', 'E_INVITATION_CUT'],
    ['/i#%00%ff<script>alert(1)</script>', 'E_INVITATION_CUT'],
    [`/i#${'A'.repeat(4000)}`, 'E_INVITATION'],
    ['/i#AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'E_INVITATION'],
  ] as const) {
    await phone.page.goto('about:blank');
    await phone.page.goto(junk);
    await expect(phone.page.getByRole('alert')).toContainText(say(`errors:${code}.what`));
    expect(new URL(phone.page.url()).hash).toBe('');
    expect(await phone.page.evaluate(() => history.length)).toBeLessThanOrEqual(12);
  }
});

test('the language changes at once, on the first screen', async ({ person }) => {
  const phone = await person({ at: 'phone' });
  await phone.page.goto('/');
  for (const language of ['nn', 'en', 'nb'] as const) {
    await phone.page.getByText(say(`common:language.${language}`), { exact: true }).click();
    await expect(phone.page.getByRole('heading', { level: 1 })).toHaveText(wordsIn(language)('welcome:front.title'));
    await expect(phone.page.locator('html')).toHaveAttribute('lang', language);
  }
});
