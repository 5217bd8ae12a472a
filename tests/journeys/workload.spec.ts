import { expect, test } from '../fixtures/app';
import { inviteCitizen, leadSetsUpTeam } from './desk';
import { expectFine } from './fine';
import { colleagueJoins, goToRoom } from './team';
import { say } from './words';

test.describe.configure({ timeout: 240_000 });

test('before somebody is away: the lead sees work against room and what lacks cover, and it is arranged by keyboard for those days; a colleague reads their own row alone', async ({
  relay,
  person,
}) => {
  const { page: lea } = await person({ at: 'desk' });
  const { page: tor } = await person({ at: 'desk' });
  await leadSetsUpTeam(lea, relay.setupLink);
  await colleagueJoins(lea, tor, { name: 'Tor Berg', title: 'Sykepleier', roles: ['therapist'] });
  await inviteCitizen(lea, { name: 'Ingrid Moen', called: 'Ingrid' });

  await lea.getByRole('link', { name: say('team:nav.settings') }).click();
  await lea.getByRole('button', { name: say('calendar:absence.add') }).click();
  await expect(lea.getByText(say('calendar:absence.saved'))).toBeVisible();
  await goToRoom(lea, 'team');
  await lea.getByRole('link', { name: say('workload:tab') }).click();
  const own = lea.getByRole('button', { name: /^Lea Lunde/ });
  await expect(own).toContainText(say('workload:notSaid', { cases: say('workload:cases', { count: 1 }) }));
  await expect(lea.getByText(say('workload:next.none'))).toBeVisible();
  await lea.getByRole('button', { name: say('workload:room') }).click();
  await lea.getByRole('textbox', { name: say('referrals:capacity.most') }).fill('3');
  await lea.getByRole('button', { name: say('referrals:capacity.save'), exact: true }).click();
  await expect(own).toContainText(say('workload:of', { cases: say('workload:cases', { count: 1 }), most: 3 }));
  await expect(lea.getByText(say('workload:lacking', { count: 1 }))).toBeVisible();
  await expectFine(lea);

  await own.focus();
  await lea.keyboard.press('d');
  const dialog = lea.getByRole('dialog', { name: say('team:coverAll.open') });
  await dialog.getByLabel(say('team:cover.by')).selectOption({ label: 'Tor Berg, Sykepleier' });
  await dialog.getByRole('button', { name: say('team:cover.do') }).click();
  await expect(lea.getByText(say('workload:lacking.none'))).toBeVisible();
  await expect(lea.getByText(say('workload:covered', { name: 'Tor Berg', count: 1 }))).toBeVisible();
  await own.focus();
  await lea.keyboard.press('j');
  await expect(lea.getByRole('button', { name: /^Tor Berg/ })).toBeFocused();
  await expect(lea.getByText(say('workload:told.never', { name: 'Tor Berg' }))).toBeVisible();

  await lea.getByRole('link', { name: say('workload:sizing') }).click();
  await lea.getByLabel(say('sizing:name.population'), { exact: true }).fill('12000');
  await lea.getByRole('slider', { name: say('sizing:name.positions') }).fill('0.5');
  await expect(lea.getByText(say('sizing:growing')).filter({ visible: true })).toBeVisible();
  await expectFine(lea);

  await goToRoom(tor, 'team');
  await tor.getByRole('link', { name: say('workload:tab') }).click();
  await expect(tor.getByRole('heading', { level: 1, name: say('workload:yours') })).toBeVisible();
  await expect(tor.getByRole('button', { name: /^Tor Berg/ })).toBeVisible();
  await expect(tor.getByRole('button', { name: /^Lea Lunde/ })).toHaveCount(0);
});
