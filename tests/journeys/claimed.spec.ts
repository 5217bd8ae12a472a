import { expect, test } from '../fixtures/app';
import { pathOf } from './account';
import { citizenAccepts, goTo } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { say } from './words';

test('T31 the therapist is asked once who took the invitation, both have the same six words, and a second claimer is warned about', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const stranger = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Hei Lea.' });
  await openCase(desk.page, 'Kari Nordmann');

  const question = say('team:identity.title', { name: 'Kari' });
  await expect(desk.page.getByText(question)).toBeVisible();
  await desk.page.getByRole('button', { name: say('team:identity.answer'), exact: true }).click();
  const dialog = desk.page.getByRole('dialog', { name: question });
  const words = (await dialog.locator('[data-control-words]').textContent()) ?? '';
  expect(words.split(' · ')).toHaveLength(6);
  await goTo(phone.page, 'me');
  await phone.page.getByRole('link', { name: say('me:access.link') }).click();
  await expect(phone.page.locator('[data-control-words]')).toHaveText(words);
  await dialog.getByRole('button', { name: say('team:identity.no') }).click();
  await expect(desk.page.getByRole('dialog')).toContainText(say('team:identity.noStep1'));
  await desk.page.getByRole('button', { name: say('team:back'), exact: true }).click();
  await desk.page.getByRole('button', { name: say('team:identity.yes', { name: 'Kari' }) }).click();
  await expect(desk.page.getByText(question)).toHaveCount(0);

  await stranger.page.goto(pathOf(link));
  await expect(stranger.page.getByRole('alert')).toContainText(say('errors:E_INVITATION_USED.what'));
  await expect(desk.page.getByText(say('team:knocks.title', { count: 1 }))).toBeVisible();
  await desk.page.getByRole('button', { name: say('team:knocks.known') }).click();
  await expect(desk.page.getByText(say('team:knocks.title', { count: 1 }))).toHaveCount(0);
});
