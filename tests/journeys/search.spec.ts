import { expect, test } from '../fixtures/app';
import { allSent, secured } from '../fixtures/engines';
import { plant } from '../fixtures/planted';
import { inviteCitizen, leadSetsUpTeam } from './desk';
import { expectFine } from './fine';
import { say } from './words';

test('by keyboard alone: what somebody wrote long ago is searched for, seen in its place, opened there, and answered; the words are nowhere else', async ({
  relay,
  person,
}) => {
  const { page } = await person({ at: 'desk' });
  await leadSetsUpTeam(page, relay.setupLink);
  const link = await inviteCitizen(page, { name: 'Ingrid Moen', called: 'Ingrid' });
  const ingrid = await secured({ url: relay.url }, (engine) => engine.readInvitation(link));
  const { caseRef } = await ingrid.engine.acceptInvitation({ called: 'Ingrid' });
  const write = (text: string) => ingrid.engine.write(caseRef ?? '', { kind: 'message', text });
  plant('søvnvinduet', 'sovnvindu');
  await write('Går det an å flytte søvnvinduet til halv ett i helgen? Søsteren min kommer.');
  for (let n = 1; n <= 80; n++) await write(`Natt nummer ${n}: sov greit.`);
  await allSent(ingrid.engine);
  await ingrid.engine.close();

  await page.keyboard.press('Control+k');
  const field = page.getByRole('searchbox', { name: say('search:label') });
  await expect(field).toBeFocused();
  await expectFine(page);
  await page.keyboard.type('sovnvindu');
  const hit = page.getByRole('link', { name: 'søvnvinduet' });
  await expect(hit).toBeVisible();
  await expect(hit.locator('mark')).toHaveText('søvnvinduet');
  await expect(page.getByRole('complementary', { name: 'Ingrid Moen' })).toContainText('Natt nummer 1: sov greit.');
  await expect(page.getByText(say('search:truth', { count: 1 }))).toBeVisible();
  await expectFine(page);
  await field.fill('natt');
  await expect(page.getByRole('status').filter({ hasText: '80' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: new RegExp(`^${say('search:show.message')}`) })).toBeChecked();
  await page.keyboard.press('3');
  await expect(page.getByText(say('search:none', { question: 'natt' }))).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('/');
  await page.keyboard.type('sovnvindu');
  await expect(hit).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Ingrid Moen' })).toBeVisible();
  const there = page.getByRole('listitem').filter({ hasText: 'flytte søvnvinduet' });
  await expect(there).toBeInViewport();
  await expect(there).toHaveAttribute('aria-current', 'true');

  await page.goBack();
  await expect(field).toHaveValue('sovnvindu');
  await expect(hit).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('r');
  await expect(page.locator('#reply')).toBeFocused();
});
