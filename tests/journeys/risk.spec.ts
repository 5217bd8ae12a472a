import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import { answerQuestion, beginRound, citizenAccepts, expectSaved, goTo, messageOf } from './citizen';
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
  await assess(desk.page);
});

test('a risk answer with Enter held down, while the engine answers nothing and the disk takes nothing: the safety screen is there at once, and one alert reaches the desk', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const { page } = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei, nå er jeg inne.' });
  await expect(messageOf(page, 'Hei, nå er jeg inne.')).toContainText('Levert');
  await goTo(page, 'today');
  await beginRound(page);
  for (let n = 1; n < 9; n++) await answerQuestion(page, n, 17, 1);
  await expect(page.getByText(say('forms:count', { n: 9, of: 17 }))).toBeVisible();
  await page.getByRole('radio').nth(3).check();
  await expectSaved(page, say('forms:saved'));

  const disk = await page.context().newCDPSession(page);
  await disk.send('Storage.overrideQuotaForOrigin', { origin: relay.url, quotaSize: 1 });
  const stuck = heldUp(page, 6_000);
  await page.getByRole('button', { name: say('forms:next'), exact: true }).focus();
  for (let i = 0; i < 5; i++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(page.getByRole('heading', { name: say('safety:title') })).toBeVisible();
  await expect(page.getByRole('link', { name: '113' })).toHaveAttribute('href', 'tel:113');
  await stuck;

  await desk.page.getByRole('link', { name: say('team:nav.inbox') }).click();
  const row = inboxRow(desk.page, 'Kari Nordmann');
  await expect(row).toContainText(say('team:reason.risk'));
  await disk.send('Storage.overrideQuotaForOrigin', { origin: relay.url });
  await expect(page.getByText(say('safety:unkept.title'))).toHaveCount(0);
  await row.focus();
  await assess(desk.page);
});

/** The worker stands still, as on a phone that has too much to do. */
const heldUp = (page: Page, milliseconds: number): Promise<unknown> =>
  Promise.all(
    page
      .workers()
      .map((worker) =>
        worker.evaluate(
          (ms) => Atomics.wait(new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer), 0, 0, ms),
          milliseconds,
        ),
      ),
  );

/** What a therapist does about it, from the row that is chosen; nothing is left afterwards. */
async function assess(page: Page): Promise<void> {
  await page.keyboard.press('v');
  const dialog = page.getByRole('dialog', { name: say('team:assess.title') });
  for (const done of ['called', 'gp'] as const)
    await dialog.getByRole('checkbox', { name: say(`team:assess.action.${done}`) }).check();
  await dialog.getByRole('textbox').fill('Snakket med Kari. Trygg i kveld, søsteren er hos henne.');
  await dialog.getByRole('button', { name: say('team:assess.save') }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/ringt og kontaktet fastlege/)).toBeVisible();
  await page.getByRole('link', { name: say('team:nav.inbox') }).click();
  await expect(page.getByText(say('team:reason.risk'))).toHaveCount(0);
}
