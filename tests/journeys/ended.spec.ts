import { expect, test } from '../fixtures/app';
import { citizenAccepts, messageOf } from './citizen';
import { inboxRow, inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { colleagueJoins, goToRoom, whoIsIn } from './team';
import { say } from './words';

test.describe.configure({ timeout: 170_000 });

test('a colleague is let in and out again, words are taken back everywhere, and a custodian ends a case with a reason that everybody in it reads', async ({
  relay,
  person,
}) => {
  const { page: lea } = await person({ at: 'desk' });
  const { page: tor } = await person({ at: 'desk' });
  const { page: kari } = await person({ at: 'phone' });
  await leadSetsUpTeam(lea, relay.setupLink);
  await colleagueJoins(lea, tor, { name: 'Tor Berg', title: 'Sykepleier', roles: ['therapist'] });
  const link = await inviteCitizen(lea, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(kari, link, { therapist: 'Lea', first: 'Hei Lea.' });
  await openCase(lea, 'Kari Nordmann');

  await (await whoIsIn(lea)).getByRole('button', { name: say('team:letIn.title') }).click();
  const letIn = lea.getByRole('dialog', { name: say('team:letIn.title') });
  await letIn.getByLabel(say('team:letIn.who')).selectOption({ label: 'Tor Berg, Sykepleier' });
  await letIn.getByRole('button', { name: say('team:letIn.do'), exact: true }).click();
  await expect(letIn).toBeHidden();
  await goToRoom(tor, 'inbox');
  await expect(inboxRow(tor, 'Kari Nordmann')).toBeVisible();
  await openCase(tor, 'Kari Nordmann');

  await lea.getByRole('textbox', { name: say('team:talk.label', { name: 'Kari' }) }).fill('Dette var til en annen.');
  await lea.keyboard.press('Control+Enter');
  const wrong = messageOf(lea, 'Dette var til en annen.');
  for (const page of [kari, tor]) await expect(messageOf(page, 'Dette var til en annen.')).toBeVisible();
  await wrong.hover();
  await wrong.getByRole('button', { name: new RegExp(`^${say('team:erase.short')} `) }).click();
  await lea
    .getByRole('dialog')
    .getByRole('button', { name: say('team:erase.do') })
    .click();
  for (const page of [lea, kari, tor]) await expect(page.getByText('Dette var til en annen.')).toHaveCount(0);
  await expect(tor.getByText(say('team:talk.event.erased', { author: 'Lea Lunde' }))).toBeVisible();

  const people = await whoIsIn(lea);
  await people.getByRole('listitem').filter({ hasText: 'Tor Berg' }).getByRole('button').click();
  await lea.getByRole('button', { name: say('team:putOut.do', { name: 'Tor Berg' }) }).click();
  await expect(lea.getByText(say('team:talk.members.removed', { by: say('team:you'), removed: 'Tor Berg' }))).toBeVisible();
  await goToRoom(tor, 'inbox');
  await expect(tor.getByText(say('team:inbox.first.title'))).toBeVisible();

  await (await whoIsIn(lea)).getByRole('button', { name: say('team:end.title') }).click();
  const end = lea.getByRole('dialog', { name: say('team:end.title') });
  await end.getByLabel(say('team:end.reason')).fill('Kari ba om det.');
  await end.getByRole('button', { name: say('team:end.do') }).click();
  await expect(end.getByText(say('team:typed.wrong', { name: 'Kari Nordmann' }))).toBeVisible();
  await end.getByLabel(say('team:typed.label', { name: 'Kari Nordmann' })).fill('kari nordmann');
  await end.getByRole('button', { name: say('team:end.do') }).click();
  await expect(lea.getByRole('heading', { level: 1, name: say('team:cases.title') })).toBeVisible();
  await expect(lea.getByText('Kari Nordmann')).toHaveCount(0);
  await expect(lea.getByRole('region', { name: say('team:ended.title') })).toContainText('Kari ba om det.');
  await expect(kari.getByText('Kari ba om det.').first()).toBeVisible();
});
