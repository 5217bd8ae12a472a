import { expect, test } from '../fixtures/app';
import { inviteCitizen, leadSetsUpTeam } from './desk';
import { expectFine } from './fine';
import { goToRoom } from './team';
import { say } from './words';

test('a case is brought to supervision with a question and a note of one’s own; the paper says a letter and no name; what was taken off comes back', async ({
  relay,
  person,
}) => {
  const { page } = await person({ at: 'desk' });
  await leadSetsUpTeam(page, relay.setupLink);
  await inviteCitizen(page, { name: 'Ingrid Moen', called: 'Ingrid' });
  await goToRoom(page, 'cases');
  await page.getByRole('link', { name: 'Ingrid Moen' }).click();
  await page.getByLabel(say('team:notes.title')).fill('Redd for å kjøre trøtt');
  await page.getByRole('button', { name: say('supervision:add') }).click();
  await page.getByLabel(say('supervision:question')).fill('Skal Ingrid utvide vinduet nå?');
  await page.getByRole('link', { name: say('supervision:list') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('supervision:title') })).toBeVisible();
  await expect(page.getByText(say('supervision:named', { text: 'Skal A utvide vinduet nå?' }))).toBeVisible();
  await expectFine(page);

  const off = page.getByRole('button', { name: say('supervision:off') });
  await off.click();
  await expect(page.getByText(say('supervision:empty.title'))).toBeVisible();
  await page.keyboard.press('z');
  await expect(off).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/supervision-paper.png` });
  const paper = page.locator('[data-paper]');
  await expect(paper).toContainText('Skal A utvide vinduet nå?');
  await expect(paper).not.toContainText(/Ingrid|Moen|kjøre trøtt/);
  for (const name of await page.getByText('Ingrid').all()) await expect(name).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await page.keyboard.press('Control+k');
  await page.keyboard.type('kjore trott');
  await expect(page.getByRole('link', { name: say('search:where.private') })).toBeVisible();
});
