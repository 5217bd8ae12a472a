import { expect, test } from '../fixtures/app';
import { answerQuestion, beginRound, citizenAccepts, goTo, messageOf } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { expectFine } from './fine';
import { changeRoles, colleagueJoins, goToRoom, whoIsIn } from './team';
import { say } from './words';

/** Many screens, each looked at six times. */
test.describe.configure({ timeout: 400_000 });

test("the rooms for the team's key, the people of a case and duty are for everybody: axe, dark and light, 320 pixels, text at 200 %", {
  tag: '@drill',
}, async ({ relay, person }) => {
  const { page } = await person({ at: 'desk' });
  const { page: tor } = await person({ at: 'desk' });
  const { page: kari } = await person({ at: 'phone' });
  await leadSetsUpTeam(page, relay.setupLink);
  await page.keyboard.press('3');
  await expect(page.getByText(say('team:duty.empty'))).toBeVisible();
  await expectFine(page);
  await colleagueJoins(page, tor, { name: 'Tor Berg', title: 'Sykepleier', roles: ['lead', 'therapist'] });
  await expect(page.getByRole('region', { name: say('team:todo.title') })).toContainText(say('team:todo.root-alone'));
  await expectFine(page);

  const change = say('team:team.changeName', { name: 'Tor Berg' });
  await page.getByRole('button', { name: change }).click();
  await expectFine(page);
  await page.getByRole('button', { name: say('team:revoke.title', { name: 'Tor Berg' }) }).click();
  await page.getByRole('button', { name: say('team:revoke.do', { name: 'Tor Berg' }) }).click();
  await expect(page.getByText(say('team:typed.wrong', { name: 'Tor Berg' }))).toBeVisible();
  await expectFine(page);
  await page.keyboard.press('Escape');
  for (const dialog of ['share', 'prove', 'change'] as const) {
    await page.getByRole('button', { name: say(`team:root.${dialog}`) }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectFine(page);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: say('team:sheets.make') }).click();
  await page.getByText(say('team:sheets.byHand')).click();
  await expectFine(page);

  const link = await inviteCitizen(tor, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(kari, link, { therapist: 'Tor', first: 'Hei Tor.' });
  await goTo(kari, 'today');
  await beginRound(kari);
  for (let n = 1; n <= 9; n++) await answerQuestion(kari, n, 17, 2);
  await expect(kari.getByRole('heading', { level: 1, name: say('safety:title') })).toBeVisible();
  await goToRoom(page, 'inbox');
  await expect(page.getByRole('region', { name: say('team:duty.newLabel') })).toBeVisible();
  await expectFine(page);
  await goToRoom(page, 'duty');
  await expect(page.getByRole('article')).toBeVisible();
  await expectFine(page);
  for (const act of ['escalated', 'resolved'] as const) {
    await page.getByRole('button', { name: `${say(`team:duty.act.${act}`)} Kari` }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say(`team:duty.do.${act}`), exact: true })
      .click();
    await expectFine(page);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: `${say('team:duty.act.acting')} Kari` }).click();
  await expect(page.getByRole('article')).toContainText(say('team:duty.state.acting'));
  await expectFine(page);

  await goToRoom(page, 'cases');
  await page.getByRole('link', { name: say('team:custody.takeName', { names: 'Tor Berg' }) }).click();
  await expect(page.getByRole('heading', { name: say('team:take.title') })).toBeVisible();
  await expectFine(page);
  await page.getByLabel(say('team:take.reason')).fill('Tor er syk.');
  await page.getByRole('button', { name: say('team:take.do') }).click();
  await expect(messageOf(page, 'Hei Tor.')).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('team:identity.answer'), exact: true }).click();
  await expect(page.locator('[data-control-words]')).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('team:identity.no') }).click();
  await expectFine(page);
  await page.keyboard.press('Escape');
  await whoIsIn(page);
  await expectFine(page);
  await page.keyboard.press('Escape');
  for (const [button, dialog] of [
    ['cover.title', 'cover.do'],
    ['handover.title', 'handover.do'],
    ['letIn.title', 'letIn.do'],
    ['recover.title', 'recover.do'],
    ['end.title', 'end.do'],
  ] as const) {
    const people = await whoIsIn(page);
    await people.getByRole('button', { name: say(`team:${button}`, { name: 'Kari' }) }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say(`team:${dialog}`), exact: true })
      .click();
    await expectFine(page);
    await page.keyboard.press('Escape');
  }
  await expect(page.getByText(say('team:invite.open.withdrawYes'))).toBeVisible();
  await expectFine(page);
  await page
    .getByRole('button', { name: new RegExp(`^${say('team:erase.short')} `) })
    .first()
    .click();
  await expect(page.getByRole('dialog', { name: say('team:erase.title') })).toBeVisible();
  await expectFine(page);
  await page.keyboard.press('Escape');
  await openCase(tor, 'Kari Nordmann');
  await changeRoles(page, 'Tor Berg', ['therapist', 'custodian']);
  await goToRoom(tor, 'team');
  await expect(tor.getByRole('heading', { name: say('team:safeguards.title') })).toBeVisible();
  await expectFine(tor);
});
