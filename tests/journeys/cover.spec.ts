import { expect, test } from '../fixtures/app';
import { unlock } from './account';
import { citizenAccepts, messageOf, sendMessage } from './citizen';
import { laterBy } from './clock';
import { inboxRow, inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { expectFine } from './fine';
import { colleagueJoins, goToRoom, whoIsIn } from './team';
import { say } from './words';

test.describe.configure({ timeout: 170_000 });

const day = (from: number) => {
  const at = new Date(Date.now() + from * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(at);
};

test('another therapist covers for given days: let in when they begin, put out when they are over, and the citizen sees both', async ({
  relay,
  person,
}) => {
  const lea = await person({ at: 'desk', serviceWorkers: 'block' });
  const tor = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const secrets = await leadSetsUpTeam(lea.page, relay.setupLink);
  await colleagueJoins(lea.page, tor.page, { name: 'Tor Berg', title: 'Sykepleier', roles: ['therapist'] });
  const link = await inviteCitizen(lea.page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Hei Lea.' });
  // Lea says that she is away: the phone reads it where one writes, with nobody to cover so far, and not as a word of hers.
  await lea.page.getByRole('link', { name: say('team:nav.settings') }).click();
  await lea.page.getByLabel(say('calendar:absence.from'), { exact: true }).fill(day(0));
  await lea.page.getByLabel(say('calendar:absence.until'), { exact: true }).fill(day(6));
  await lea.page.getByRole('button', { name: say('calendar:absence.add') }).click();
  const away = phone.page.getByRole('region', { name: /^Lea er borte til og med/ });
  await expect(away).toContainText(say('messages:away.nobody.now', { name: 'Lea' }));
  await expect(away).toContainText(say('messages:away.danger'));
  await expectFine(phone.page);
  await phone.goOffline();
  await sendMessage(phone.page, 'Lea', 'Skrevet uten nett.');
  await goToRoom(lea.page, 'cases');
  await lea.page.getByRole('button', { name: say('team:coverAll.open') }).click();
  const dialog = lea.page.getByRole('dialog', { name: say('team:coverAll.open') });
  await dialog.getByRole('button', { name: say('team:cover.do') }).click();
  await expect(dialog.getByText(say('team:choosePerson')).last()).toBeVisible();
  await dialog.getByLabel(say('team:cover.by')).selectOption({ label: 'Tor Berg, Sykepleier' });
  await dialog.getByLabel(say('team:cover.from')).fill(day(0));
  await dialog.getByLabel(say('team:cover.until')).fill(day(6));
  await dialog.getByLabel(say('team:cover.note')).fill('Jeg har fri. Tor kjenner saken din.');
  await dialog.getByRole('button', { name: say('team:cover.do') }).click();
  await expect(dialog).toBeHidden();

  await phone.goOnline();
  await expect(phone.page.getByText('Jeg har fri. Tor kjenner saken din.')).toBeVisible();
  await expect(away).toContainText(/^.*Tor er vikar/);
  await goToRoom(tor.page, 'inbox');
  await expect(inboxRow(tor.page, 'Kari Nordmann')).toBeVisible();
  await openCase(tor.page, 'Kari Nordmann');
  await expect(messageOf(tor.page, 'Hei Lea.')).toBeVisible();
  await expect(messageOf(tor.page, 'Skrevet uten nett.')).toBeVisible();
  await tor.page.getByRole('textbox', { name: say('team:talk.label', { name: 'Kari' }) }).fill('Hei Kari, Tor her.');
  await tor.page.keyboard.press('Control+Enter');
  await expect(messageOf(phone.page, 'Hei Kari, Tor her.')).toBeVisible();

  await laterBy(lea.context, 8);
  await lea.page.reload();
  await unlock(lea.page, secrets);
  await expect(phone.page.getByText(/tok ut Tor|Tor.*tatt ut/)).toBeVisible();
  await sendMessage(phone.page, 'Lea', 'Er du tilbake, Lea?');
  await goToRoom(lea.page, 'inbox');
  await openCase(lea.page, 'Kari Nordmann');
  await expect(messageOf(lea.page, 'Er du tilbake, Lea?')).toBeVisible();
  const people = await whoIsIn(lea.page);
  await expect(people.getByText(say('team:covers.over'), { exact: true })).toBeVisible();
  await expect(tor.page.getByText('Er du tilbake, Lea?')).toHaveCount(0);
});
