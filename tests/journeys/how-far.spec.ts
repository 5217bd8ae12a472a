import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import { answerQuestion, beginRound, citizenAccepts, goTo } from './citizen';
import { expectFine } from './fine';
import { staffAtWork } from './staff';
import { say } from './words';

test.describe.configure({ timeout: 240_000 });

const banner = (page: Page, words: string) => page.getByRole('main').getByRole('link', { name: words });

test('a risk answer given without network says that nobody knows; then how far it has come, until somebody has seen it and follows it up', async ({
  relay,
  person,
}) => {
  const lea = await staffAtWork(relay);
  const tor = await lea.colleague({ name: 'Tor Berg', title: 'Sykepleier', roles: ['duty'] });
  const { link } = await lea.invites();
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei Lea.' });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await goTo(page, 'today');
  await phone.goOffline();
  await beginRound(page);
  for (let n = 1; n < 9; n++) await answerQuestion(page, n, 17, 1);
  await answerQuestion(page, 9, 17, 2);
  await expect(page.getByRole('alert')).toContainText(say('safety:unsent.title'));
  await page.getByRole('button', { name: say('safety:notInDanger') }).click();
  for (let n = 1; n <= 4; n++) {
    await expect(page.getByText(say('safety:follow.count', { n, of: 4 }))).toBeVisible();
    await page.getByRole('radio', { name: say('safety:follow.no'), exact: true }).check();
    await page.getByRole('button', { name: say('safety:follow.next'), exact: true }).click();
  }
  await page.getByRole('button', { name: say('safety:follow.send') }).click();
  await expect(page.getByText(say('safety:unsent.title'))).toBeVisible();
  await page.getByRole('button', { name: say('safety:after.home') }).click();
  await expect(banner(page, say('today:risk.title'))).toContainText(say('today:risk.note'));
  await expectFine(page);

  // Nobody at the duty desk: it lies with the service.
  await tor.engine.lock();
  await lea.engine.lock();
  await phone.goOnline();
  await expect(banner(page, say('today:risk.sent'))).toContainText(say('today:risk.waitNote'));
  await expectFine(page);

  await tor.comesIn();
  await expect(banner(page, say('today:risk.received'))).toBeVisible();
  await banner(page, say('today:risk.received')).click();
  await expect(page.getByRole('status').filter({ hasText: say('safety:received.title') })).toBeVisible();
  await expectFine(page);

  const alert = await tor.alertHere();
  await tor.engine.answerAlert(alert, { state: 'seen' });
  await expect(page.getByRole('status').filter({ hasText: /^Tor så svaret ditt/ })).toBeVisible();
  await tor.engine.answerAlert(alert, { state: 'acting' });
  await expect(page.getByText(say('safety:acting.title', { name: 'Tor' }))).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('safety:after.home') }).click();
  await expect(banner(page, say('today:risk.acting', { name: 'Tor' }))).toBeVisible();
  await expectFine(page);

  await tor.engine.answerAlert(alert, { state: 'escalated' });
  await expect(banner(page, say('today:risk.escalated', { name: 'Tor' }))).toBeVisible();
  await tor.engine.answerAlert(alert, { state: 'resolved', action: 'called' });
  await expect(page.getByRole('link', { name: /svaret ditt/ })).toHaveCount(0);
});
