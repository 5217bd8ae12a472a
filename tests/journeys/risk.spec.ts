import { expect, test } from '../fixtures/app';
import { answerQuestion, beginRound, citizenAccepts, goTo } from './citizen';
import { inboxRow, inviteCitizen, leadSetsUpTeam } from './desk';
import { say } from './words';

test('an answer that says danger leads at once to people who can help, offline too, and stands on top at the desk until somebody has acted', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Hei, nå er jeg inne.' });
  await phone.page.evaluate(() => navigator.serviceWorker.ready);
  await phone.goOffline();

  await goTo(phone.page, 'today');
  await beginRound(phone.page);
  for (let n = 1; n < 9; n++) await answerQuestion(phone.page, n, 17, 1);
  await answerQuestion(phone.page, 9, 17, 2);

  await expect(phone.page.getByRole('heading', { name: say('safety:title') })).toBeVisible();
  await expect(phone.page.getByRole('alert')).toContainText(say('safety:unsent.title'));
  for (const number of ['113', '116 117', '116 123', '22 40 00 40'])
    await expect(phone.page.getByRole('link', { name: number })).toHaveAttribute('href', `tel:${number.replaceAll(' ', '')}`);
  await phone.page.getByRole('button', { name: say('safety:unsure') }).click();
  for (const [question, answer] of [
    ['thoughtsNow', 'yes'],
    ['plan', 'no'],
    ['means', 'no'],
    ['alone', 'yes'],
  ]) {
    await expect(phone.page.getByRole('heading', { name: say(`safety:follow.${question}`) })).toBeVisible();
    await phone.page.getByRole('radio', { name: say(`safety:follow.${answer}`), exact: true }).check();
    await phone.page.getByRole('button', { name: say('safety:follow.next'), exact: true }).click();
  }
  await phone.page.getByRole('textbox', { name: say('safety:follow.reach') }).fill('900 00 000 etter klokka fire');
  await phone.page.getByRole('button', { name: say('safety:follow.send') }).click();
  await expect(phone.page.getByRole('heading', { name: say('safety:after.call.title') })).toBeVisible();
  await expect(phone.page.getByRole('status')).toContainText([say('safety:unsent.title')]);

  await phone.goOnline();
  await expect(phone.page.getByText(say('safety:unsent.title'))).toHaveCount(0);

  await desk.page.getByRole('link', { name: say('team:nav.inbox') }).click();
  const row = inboxRow(desk.page, 'Kari Nordmann');
  await expect(row).toContainText(say('team:reason.risk'));
  await row.focus();
  await desk.page.keyboard.press('e');
  await expect(desk.page.getByText(say('team:inbox.cannotHide'))).toBeVisible();
  await expect(row).toBeVisible();
  await expect(desk.page.getByRole('complementary')).toContainText('900 00 000 etter klokka fire');
  await desk.page.keyboard.press('v');
  const dialog = desk.page.getByRole('dialog', { name: say('team:assess.title') });
  await dialog.getByRole('radio', { name: say('team:assess.action.called') }).check();
  await dialog.getByRole('textbox').fill('Snakket med Kari. Trygg i kveld, søsteren er hos henne.');
  await dialog.getByRole('button', { name: say('team:assess.save') }).click();
  await expect(dialog).toBeHidden();
  await desk.page.getByRole('link', { name: say('team:nav.inbox') }).click();
  await expect(desk.page.getByText(say('team:reason.risk'))).toHaveCount(0);
});
