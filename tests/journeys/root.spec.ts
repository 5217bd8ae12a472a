import { expect, test } from '../fixtures/app';
import { leadSetsUpTeam } from './desk';
import { changeRoles, colleagueJoins, goToRoom, printedHalves, typeHalves } from './team';
import { say } from './words';

test.describe.configure({ timeout: 170_000 });

test("the team's key: on two half sheets that are typed back, with a second lead, and handed over to a new one", async ({
  relay,
  person,
}) => {
  const lea = await person({ at: 'desk' });
  const nora = await person({ at: 'desk' });
  await leadSetsUpTeam(lea.page, relay.setupLink);
  await goToRoom(lea.page, 'team');
  const undone = lea.page.getByRole('region', { name: say('team:todo.title') });
  for (const todo of ['custodians', 'second-lead', 'sheets']) await expect(undone).toContainText(say(`team:todo.${todo}`));
  await colleagueJoins(lea.page, nora.page, {
    name: 'Nora Vik',
    title: 'Psykolog',
    roles: ['lead', 'therapist', 'duty', 'custodian'],
  });
  await expect(undone).toContainText(say('team:todo.root-alone'));
  await expect(undone).not.toContainText(say('team:todo.custodians'));

  const halves = await printedHalves(lea.page);
  expect(halves.a).not.toBe('');
  expect(halves.a).not.toBe(halves.b);
  await lea.page.emulateMedia({ media: 'print' });
  await expect(lea.page.getByText(say('team:sheets.what')).first()).toBeVisible();
  await expect(lea.page.getByRole('navigation')).toBeHidden();
  await expect(undone).toBeHidden();
  expect(pagesOf(await lea.page.pdf())).toBe(2);
  await lea.page.emulateMedia({ media: 'screen' });
  await lea.page.getByRole('button', { name: say('team:sheets.away') }).click();
  await expect(lea.page.locator('[data-half]')).toHaveCount(0);
  await typeHalves(lea.page, { a: halves.a, b: halves.a });
  await expect(lea.page.getByRole('alert')).toContainText(say('errors:E_SHEETS.what'));
  await lea.page
    .getByRole('dialog')
    .getByRole('button', { name: say('common:close') })
    .click();
  await typeHalves(lea.page, halves);
  await expect(lea.page.getByText(say('team:sheets.proved'))).toBeVisible();
  await expect(undone).not.toContainText(say('team:todo.sheets'));

  // The other lead comes to the key by the sheets; a third way is to be given it.
  await goToRoom(nora.page, 'team');
  await typeHalves(nora.page, halves, false);
  await expect(nora.page.getByText(say('team:sheets.restored'))).toBeVisible();
  await expect(nora.page.getByRole('button', { name: say('team:root.change') })).toBeVisible();

  await nora.page.getByRole('button', { name: say('team:root.change') }).click();
  const dialog = nora.page.getByRole('dialog', { name: say('team:root.change') });
  await dialog.getByRole('button', { name: say('team:root.changeDo') }).click();
  await expect(dialog.getByText(say('team:root.changeSureNeeded'))).toBeVisible();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: say('team:root.changeDo') }).click();
  await expect(dialog).toBeHidden();
  await expect(nora.page.getByRole('region', { name: say('team:todo.title') })).toContainText(say('team:todo.sheets'));
  await expect(undone).toContainText(say('team:todo.sheets'));
  await typeHalves(lea.page, halves);
  await expect(lea.page.getByRole('alert')).toContainText(say('errors:E_SHEETS.what'));
  await lea.page
    .getByRole('dialog')
    .getByRole('button', { name: say('common:close') })
    .click();

  // Who is no lead any more holds a key that signs nothing; a lead again, it has to be given.
  await changeRoles(lea.page, 'Nora Vik', ['therapist', 'custodian']);
  await expect(nora.page.getByRole('heading', { name: say('team:root.title') })).toHaveCount(0);
  await changeRoles(lea.page, 'Nora Vik', ['lead', 'therapist', 'custodian']);
  await expect(nora.page.getByRole('button', { name: say('team:root.restore') })).toBeVisible();
  await expect(undone).toContainText(say('team:todo.root-alone'));
  await lea.page.getByRole('button', { name: say('team:root.share') }).click();
  await lea.page
    .getByRole('dialog')
    .getByRole('button', { name: say('team:root.shareDo') })
    .click();
  await expect(nora.page.getByRole('button', { name: say('team:root.change') })).toBeVisible();
  await changeRoles(nora.page, 'Nora Vik', ['lead', 'therapist', 'duty', 'custodian']);
  await expect(lea.page.getByRole('row', { name: 'Nora Vik' })).toContainText(say('team:role.duty'));
});

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
