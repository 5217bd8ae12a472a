import { expect, test } from '../fixtures/app';
import { unlock } from './account';
import { answerQuestion, beginRound, citizenAccepts, goTo, messageOf, sendMessage, writeNight } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { say } from './words';

test('a week without network: unlocked, diary, questionnaires, programme and messages; back, all of it reaches the therapist in order and once', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const secrets = await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei, nå er jeg inne.' });
  await expect(messageOf(page, 'Hei, nå er jeg inne.')).toContainText('Levert');
  await page.evaluate(() => navigator.serviceWorker.ready);

  await phone.goOffline();
  await page.goto('/');
  await unlock(page, secrets);
  await expect(page.getByText(say('common:net.offline'))).toBeVisible();

  await page.getByRole('link', { name: say('worksheets:sleep-diary.title') }).click();
  await writeNight(page, { bed: '22.30', off: '23.00', latency: 40, woke: '06.10', up: '06.50' });
  await expect(page.getByRole('heading', { name: say('programme:week.title') })).toBeVisible();
  await page.goto('/');
  await unlock(page, secrets);
  await beginRound(page);
  for (let n = 1; n <= 17; n++) await answerQuestion(page, n, 17, n === 9 ? 0 : 1);
  await expect(page.getByRole('heading', { name: say('forms:done.title') })).toBeVisible();
  await expect(page.getByText(say('forms:done.unsent'))).toBeVisible();
  await page.getByRole('link', { name: say('forms:done.home') }).click();

  await goTo(page, 'messages');
  const said = ['Uke uten nett, dag 1.', 'Uke uten nett, dag 3.', 'Uke uten nett, dag 6.'];
  for (const text of said) {
    await sendMessage(page, 'Lea', text);
    await expect(messageOf(page, text)).toContainText(say('messages:waiting'));
  }
  await page.reload();
  await unlock(page, secrets);
  for (const text of said) await expect(messageOf(page, text)).toContainText(say('messages:waiting'));

  await phone.goOnline();
  for (const text of said) await expect(messageOf(page, text)).toContainText('Levert');
  await expect(page.getByText(say('messages:waiting'))).toHaveCount(0);

  await openCase(desk.page, 'Kari Nordmann');
  for (const text of said) await expect(messageOf(desk.page, text)).toHaveCount(1);
});
