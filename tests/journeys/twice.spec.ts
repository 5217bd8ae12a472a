import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import { pathOf, secureAccount, unlock } from './account';
import { composer, goTo, messageOf } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { goToRoom } from './team';
import { say } from './words';

/** Pressed over and over until its room has been left. */
const pressUntilGone = (button: Locator): Promise<void> =>
  button.evaluate(
    (one: HTMLElement) =>
      new Promise<void>((done) => {
        const pressing = setInterval(() => {
          if (one.isConnected) return one.click();
          clearInterval(pressing);
          done();
        }, 20);
      }),
  );
/** Two presses in one moment, one with the next picture, and one 150 ms later: what an unsteady hand does to a button. */
const pressHard = (button: Locator): Promise<void> =>
  button.evaluate(
    (one: HTMLElement) =>
      new Promise<void>((done) => {
        one.click();
        one.click();
        requestAnimationFrame(() => one.click());
        setTimeout(() => {
          one.click();
          done();
        }, 150);
      }),
  );
/** A processor four times slower, so that what is written takes its time. */
const slow = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
};
/** Who has been answered is not in the inbox any more. */
async function openFromCases(page: Page, name: string): Promise<void> {
  await goToRoom(page, 'cases');
  await page.getByRole('main').getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}
const startAnswer = 'Svar som blir stående';

test('A17 A18 what is pressed twice, held down or sent on a slow machine is done once; words in a dialog outlive Escape, the lock and a reload', async ({
  relay,
  person,
}) => {
  test.slow();
  const { page: desk } = await person({ at: 'desk' });
  const { page } = await person({ at: 'phone' });
  const lea = await leadSetsUpTeam(desk, relay.setupLink);
  const link = await inviteCitizen(desk, { name: 'Kari Nordmann', called: 'Kari' });
  await slow(page);
  // The first message: the button is pressed again and again, until the room has changed.
  await page.goto(pathOf(link));
  await page.getByRole('checkbox', { name: say('welcome:invitation.age') }).check();
  await page.getByRole('button', { name: say('welcome:invitation.accept') }).click();
  await secureAccount(page);
  await page.getByLabel(say('welcome:first.label', { name: 'Lea' })).fill('Hei Lea.');
  await pressUntilGone(page.getByRole('button', { name: say('welcome:first.send') }));
  await expect(messageOf(page, 'Hei Lea.')).toHaveCount(1);
  await composer(page, 'Lea').fill('Enter holdt nede');
  await page.keyboard.down('Control');
  for (let i = 0; i < 4; i++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
  await expect(messageOf(page, 'Enter holdt nede')).toHaveCount(1);

  await openCase(desk, 'Kari Nordmann');
  for (const text of ['Hei Lea.', 'Enter holdt nede'])
    await expect(desk.getByRole('listitem').filter({ hasText: text })).toHaveCount(1);
  await desk.getByRole('textbox', { name: say('team:talk.label', { name: 'Kari' }) }).fill(startAnswer);
  await pressHard(desk.getByRole('button', { name: new RegExp(`^${say('team:talk.send')}`) }).filter({ hasText: 'Ctrl' }));

  // An appointment: its note is there again after Escape, and after a reload that locks the desk.
  const book = desk.getByRole('button', { name: say('team:case.book'), exact: true }).first();
  const dialog = desk.getByRole('dialog', { name: say('team:appointments.title', { name: 'Kari' }) });
  const note = dialog.getByLabel(say('team:appointments.note'), { exact: true });
  await book.click();
  await note.fill('Ring på hos Lea');
  await desk.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await book.click();
  await expect(note).toHaveValue('Ring på hos Lea');
  await desk.reload();
  await unlock(desk, lea);
  await openFromCases(desk, 'Kari Nordmann');
  await book.click();
  await expect(note).toHaveValue('Ring på hos Lea');
  await pressHard(dialog.getByRole('button', { name: say('team:appointments.book'), exact: true }));
  await expect(dialog).toHaveCount(0);

  await goTo(page, 'messages');
  await expect(page.getByText(say('messages:event.appointment.theirs', { name: 'Lea' }))).toHaveCount(1);
  await expect(messageOf(page, startAnswer)).toHaveCount(1);
  // What was sent is gone from the dialog.
  await desk.reload();
  await unlock(desk, lea);
  await openFromCases(desk, 'Kari Nordmann');
  await expect(desk.getByRole('textbox', { name: say('team:talk.label', { name: 'Kari' }) })).toHaveValue('');
});
