import { expect, test } from '../fixtures/app';
import { citizenAccepts, goTo, messageOf } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { colleagueJoins, goToRoom, revoke } from './team';
import { say } from './words';

test.describe.configure({ timeout: 170_000 });

test('T33 a therapist is taken out of the team while a citizen writes: what they write after it reaches nobody, and the citizen sees the line', async ({
  relay,
  person,
}) => {
  const lead = await person({ at: 'desk' });
  const tor = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  await leadSetsUpTeam(lead.page, relay.setupLink);
  await colleagueJoins(lead.page, tor.page, { name: 'Tor Berg', title: 'Sykepleier', roles: ['therapist'] });
  const link = await inviteCitizen(tor.page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(phone.page, link, { therapist: 'Tor', first: 'Hei Tor.' });
  await openCase(tor.page, 'Kari Nordmann');
  await expect(messageOf(tor.page, 'Hei Tor.')).toBeVisible();
  await tor.goOffline();
  await tor.page.getByRole('textbox', { name: say('team:talk.label', { name: 'Kari' }) }).fill('Skrevet for sent.');
  await tor.page.keyboard.press('Control+Enter');
  await expect(messageOf(tor.page, 'Skrevet for sent.')).toContainText(say('team:talk.state.saved'));

  await revoke(lead.page, 'Tor Berg');
  await expect(lead.page.getByRole('row', { name: 'Tor Berg' })).toHaveCount(0);
  // Whoever answers now has no name yet: the field says the team's.
  await phone.page.getByRole('textbox').fill('Er du der, Tor?');
  await phone.page.getByRole('button', { name: say('messages:send'), exact: true }).click();
  await expect(messageOf(phone.page, 'Er du der, Tor?')).toContainText('Sendt');
  await expect(phone.page.getByText(/Tor.*tatt ut|tok ut Tor/)).toBeVisible();

  await tor.goOnline();
  await expect(tor.page.getByRole('heading', { name: say('team:noLonger.title') })).toBeVisible();
  await expect(tor.page.getByText('Er du der, Tor?')).toHaveCount(0);
  await goTo(phone.page, 'me');
  await goTo(phone.page, 'messages');
  await expect(messageOf(phone.page, 'Er du der, Tor?')).toBeVisible();
  await expect(phone.page.getByText('Skrevet for sent.')).toHaveCount(0);

  // Nobody is lost with him: the custodian has the case by law, and opens it with a reason.
  await goToRoom(lead.page, 'cases');
  await expect(lead.page.getByRole('heading', { name: say('team:custody.title') })).toBeVisible();
});
