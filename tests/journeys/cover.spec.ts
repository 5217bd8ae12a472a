import { expect, test } from '../fixtures/app';
import { unlock } from './account';
import { citizenAccepts, messageOf, sendMessage } from './citizen';
import { laterBy } from './clock';
import { inboxRow, inviteCitizen, leadSetsUpTeam, openCase } from './desk';
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

  await expect(phone.page.getByText('Jeg har fri. Tor kjenner saken din.')).toBeVisible();
  await goToRoom(tor.page, 'inbox');
  await expect(inboxRow(tor.page, 'Kari Nordmann')).toBeVisible();
  await openCase(tor.page, 'Kari Nordmann');
  await expect(messageOf(tor.page, 'Hei Lea.')).toBeVisible();
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
