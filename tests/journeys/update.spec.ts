import { expect, test } from '../fixtures/app';
import { unlock } from './account';
import { citizenAccepts, composer, expectSaved } from './citizen';
import { inviteCitizen, leadSetsUpTeam } from './desk';
import { say } from './words';

test('A6 a new version waits until the person says yes, and what was being written is still there', async ({ relay, person }) => {
  const desk = await person({ at: 'desk' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const { page, line } = await person({ at: 'phone' });
  const secrets = await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei, nå er jeg inne.' });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await composer(page, 'Lea').fill('Midt i en setning da den nye utgaven');
  await expectSaved(page);

  line.added.set('/service-worker.js', '\n// the next version');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(page.getByText(say('common:update.text'))).toBeVisible();
  await expect(composer(page, 'Lea')).toHaveValue('Midt i en setning da den nye utgaven');
  await page.getByRole('button', { name: say('common:update.now') }).click();
  await unlock(page, secrets);
  await expect(composer(page, 'Lea')).toHaveValue('Midt i en setning da den nye utgaven');
  await expect(page.getByText(say('common:update.text'))).toHaveCount(0);
});
