import { expect, test } from '../fixtures/app';
import { pathOf, secureAccount } from './account';
import { citizenAccepts, composer, expectHelp, messageOf } from './citizen';
import { inboxRow, inviteCitizen, inviteColleague, leadSetsUpTeam, openCase, team } from './desk';
import { say } from './words';

test('from the one-time link of the first lead to an answer that has been read', async ({ relay, person }) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });

  await phone.page.goto(pathOf(link));
  await expect(phone.page.getByText('Lea Lunde')).toBeVisible();
  await expect(phone.page.getByText(team.name)).toBeVisible();
  await expect(phone.page.getByText(say('welcome:invitation.notAcute', { hours: team.hours }))).toBeVisible();
  await expectHelp(phone.page);
  // On the smallest screen too: whoever can accept has read what this is not.
  const size = phone.page.viewportSize() ?? { width: 390, height: 844 };
  await phone.page.setViewportSize({ width: 360, height: 640 });
  await expect(phone.page.getByRole('button', { name: say('welcome:invitation.accept') })).toBeInViewport({ ratio: 1 });
  await expect(phone.page.getByText(say('welcome:invitation.notAcute', { hours: team.hours }))).toBeInViewport({ ratio: 1 });
  await phone.page.setViewportSize(size);
  await phone.page.getByRole('button', { name: say('welcome:invitation.accept') }).click();
  await expect(phone.page.getByText(say('welcome:invitation.ageMissing', { name: 'Lea' }))).toBeVisible();
  await phone.page.goto('about:blank');

  await desk.goOffline();
  await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Hei! Jeg sover dårlig om natta.' });
  const mine = messageOf(phone.page, 'Jeg sover dårlig om natta.');
  await expect(mine).toContainText('Sendt');
  await desk.goOnline();
  await expect(mine).toContainText('Levert');

  await desk.page.getByRole('link', { name: say('team:nav.inbox') }).click();
  const row = inboxRow(desk.page, 'Kari Nordmann');
  await expect(row).toContainText(say('team:reason.message'));
  await row.focus();
  await desk.page.keyboard.press('r');
  const reply = desk.page.getByRole('textbox', { name: say('team:talk.label', { name: 'Kari' }) });
  await expect(reply).toBeFocused();
  await expect(mine).toContainText('Lest');
  await desk.page.keyboard.type('Takk for at du skriver, Kari.');
  await desk.page.keyboard.press('Control+Enter');

  await expect(messageOf(phone.page, 'Takk for at du skriver, Kari.')).toBeVisible();
  await expect(messageOf(desk.page, 'Takk for at du skriver, Kari.')).toContainText(say('team:talk.state.read'));
  await expect(composer(phone.page, 'Lea')).toHaveValue('');
});

test('T37 what looks like a script is shown as it was written; T31 whoever comes second with a link is told so kindly, and sees nothing of the case', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const stranger = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari <b>Nordmann</b>', called: 'Kari' });
  const script = 'Hei <img src=x onerror=alert(1)> og [her](javascript:alert(2)) <script>alert(3)</script>';
  await citizenAccepts(phone.page, link, { therapist: 'Lea', first: script });
  await openCase(desk.page, 'Kari <b>Nordmann</b>');
  await expect(messageOf(desk.page, script)).toBeVisible();

  await stranger.page.goto(pathOf(link));
  await expect(stranger.page.getByRole('alert')).toContainText(say('errors:E_INVITATION_USED.what'));
  await expect(stranger.page.getByText(/\bKari\b/)).toHaveCount(0);
  await expect(stranger.page.getByText(/\bLea\b/)).toHaveCount(0);
  await expectHelp(stranger.page);
});

test('a colleague comes into the team by a link and a lead who knows them', async ({ relay, person }) => {
  const desk = await person({ at: 'desk' });
  const other = await person({ at: 'desk' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteColleague(desk.page, 'Tor Berg');
  await other.page.goto(pathOf(link));
  await expect(other.page.getByRole('heading', { name: say('team:join.title', { team: team.name }) })).toBeVisible();
  await other.page.getByRole('button', { name: say('team:setup.next') }).click();
  await secureAccount(other.page);
  await other.page.getByLabel(say('team:setup.titleField'), { exact: true }).fill('Sykepleier');
  await other.page.getByRole('button', { name: say('team:setup.next') }).click();
  await expect(other.page.getByRole('heading', { name: say('team:waiting.title') })).toBeVisible();

  await desk.page.getByRole('button', { name: say('team:team.claim.admitName', { name: 'Tor Berg' }) }).click();
  await desk.page.getByRole('checkbox', { name: say('team:team.claim.sure', { name: 'Tor Berg' }) }).check();
  await desk.page
    .getByRole('dialog')
    .getByRole('button', { name: say('team:team.claim.admit'), exact: true })
    .click();

  await expect(other.page.getByRole('heading', { level: 1, name: say('team:inbox.title') })).toBeVisible();
  await other.page.getByRole('link', { name: say('team:nav.team') }).click();
  await expect(other.page.getByRole('row', { name: 'Lea Lunde' })).toBeVisible();
  await expect(desk.page.getByRole('row', { name: 'Tor Berg' })).toBeVisible();
});
