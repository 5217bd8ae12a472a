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

  // What shows that the service is what it should be: entered once, by keyboard, and kept when the dialog is left half-way.
  await lea.getByRole('link', { name: say('workload:criteria') }).click();
  await expect(lea.getByText(say('criteria:lead.none', { year: new Date().getFullYear() }))).toBeVisible();
  await lea.getByRole('button', { name: new RegExp(say('criteria:name.wait')) }).focus();
  for (let down = 0; down < 7; down++) await lea.keyboard.press('j');
  const psychologist = lea.getByRole('button', { name: new RegExp(say('criteria:name.psychologist')) });
  await expect(psychologist).toBeFocused();
  await expectFine(lea);
  await lea
    .getByRole('complementary')
    .getByRole('button', { name: say('criteria:enterYear') })
    .click();
  const year = lea.getByRole('dialog');
  const share = year.getByLabel(say('criteria:entry.percentOf', { name: 'Lea Lunde' }));
  await share.fill('mye');
  await year.getByRole('button', { name: say('criteria:entry.save'), exact: true }).click();
  await expect(year.getByText(say('criteria:entry.wrongPercent'))).toBeVisible();
  await share.fill('60');
  await year.getByLabel(say('criteria:entry.professionOf', { name: 'Lea Lunde' })).selectOption('psychologist');
  await expectFine(lea);
  await lea.keyboard.press('Escape');
  await lea
    .getByRole('complementary')
    .getByRole('button', { name: say('criteria:enterYear') })
    .click();
  await expect(share).toHaveValue('60');
  await year.getByRole('button', { name: say('criteria:entry.save'), exact: true }).click();
  await expect(psychologist).toContainText(say('criteria:psychologist.says', { percent: 60 }));
  await lea.getByRole('button', { name: say('criteria:enterTraining'), exact: true }).click();
  await lea.getByRole('dialog').getByLabel(say('criteria:training.by')).fill('Ane Vik');
  await expectFine(lea);
  await lea
    .getByRole('dialog')
    .getByRole('button', { name: say('criteria:training.save'), exact: true })
    .click();
  await expect(lea.getByRole('button', { name: new RegExp(say('criteria:name.supervision')) })).toContainText(
    say('criteria:state.met'),
  );
  await lea.getByRole('button', { name: say('criteria:forms.button') }).click();
  await expect(lea.getByRole('dialog').getByText(say('criteria:forms.open')).first()).toBeVisible();
  await expectFine(lea);
  await lea.keyboard.press('Escape');
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
