import { expect, test } from '../fixtures/app';
import { citizenAccepts, goTo } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { expectFine } from './fine';
import { goToRoom } from './team';
import { say } from './words';

test('three times are proposed; without network one is chosen that was given away meanwhile, then another one; it is moved on request, and called off', async ({
  relay,
  person,
}) => {
  const { page: desk } = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await leadSetsUpTeam(desk, relay.setupLink);
  const link = await inviteCitizen(desk, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei Lea.' });
  await openCase(desk, 'Kari Nordmann');

  await desk
    .getByRole('button', { name: say('team:case.book'), exact: true })
    .first()
    .click();
  const dialog = desk.getByRole('dialog', { name: say('team:appointments.title', { name: 'Kari' }) });
  const more = dialog.getByRole('button', { name: say('calendar:offer.more', { name: 'Kari' }) });
  await more.click();
  await more.click();
  await expect(more).toHaveCount(0);
  await expectFine(desk);
  await dialog.getByRole('button', { name: say('calendar:offer'), exact: true }).dblclick();
  await expect(dialog).toHaveCount(0);

  await goTo(page, 'today');
  await page.getByRole('link', { name: say('today:proposal.title', { name: 'Lea' }) }).click();
  await expect(page.getByRole('radio')).toHaveCount(3);
  await expectFine(page);

  // The first of them goes to somebody else while the phone has no network.
  await phone.goOffline();
  await desk
    .getByRole('button', { name: new RegExp(`^${say('calendar:offer.takeLabel', { when: '' }).trim()}`) })
    .first()
    .click();
  await expect(desk.getByText(say('calendar:offer.taken'), { exact: true })).toBeVisible();
  await page.getByRole('checkbox').uncheck();
  await page.getByRole('button', { name: new RegExp(`^${say('appointments:choose', { when: '' }).trim()}`) }).click();
  await expect(page.getByText(say('appointments:unsent'))).toBeVisible();
  await phone.goOnline();
  await expect(page.getByText(say('appointments:lost', { count: 2, name: 'Lea' }))).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(2);
  await expectFine(page);

  const file = page.waitForEvent('download');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: new RegExp(`^${say('appointments:choose', { when: '' }).trim()}`) }).click();
  expect((await file).suggestedFilename()).toBe('avtale.ics');
  await expect(page.getByRole('button', { name: say('appointments:change') })).toBeVisible();
  await expectFine(page);
  await expect(desk.getByRole('button', { name: say('calendar:move.open'), exact: true })).toBeVisible();

  await page.getByRole('button', { name: say('appointments:change') }).click();
  await page.getByRole('textbox').fill('Etter klokka tre');
  await page.getByRole('button', { name: say('appointments:change.send') }).click();
  await expect(page.getByText(say('appointments:wished', { name: 'Lea' }))).toBeVisible();
  await expect(desk.getByText(say('calendar:wish', { name: 'Kari' }))).toBeVisible();
  await desk.getByRole('button', { name: say('calendar:move.open'), exact: true }).click();
  const moving = desk.getByRole('dialog', { name: say('calendar:move.title', { name: 'Kari' }) });
  await moving.getByLabel(say('team:appointments.time')).fill('15.30');
  await moving.getByRole('button', { name: say('calendar:move'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /15\.30/ })).toBeVisible();

  await page.getByRole('button', { name: say('appointments:cancel') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('appointments:cancelled.send') })
    .click();
  await expect(page.getByText(say('appointments:cancelled.mine'))).toBeVisible();
  await expect(
    desk.getByText(say('calendar:calledOff', { name: 'Kari', when: '' }).split('timen')[0]?.trim() ?? ''),
  ).not.toHaveCount(0);
});

test('the calendar shows the week with what stands in it, and a session is entered in two presses, by keyboard, and read by the citizen', async ({
  relay,
  person,
}) => {
  const { page: desk } = await person({ at: 'desk' });
  const { page } = await person({ at: 'phone' });
  await leadSetsUpTeam(desk, relay.setupLink);
  const link = await inviteCitizen(desk, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei Lea.' });
  await openCase(desk, 'Kari Nordmann');
  await desk
    .getByRole('button', { name: say('team:case.book'), exact: true })
    .first()
    .click();
  const dialog = desk.getByRole('dialog', { name: say('team:appointments.title', { name: 'Kari' }) });
  await dialog.getByRole('button', { name: say('team:appointments.book'), exact: true }).click();
  await expect(dialog).toHaveCount(0);

  await desk
    .getByRole('navigation')
    .getByRole('link', { name: say('team:nav.calendar') })
    .click();
  await expect(desk.getByRole('heading', { level: 1, name: say('calendar:title') })).toBeVisible();
  await desk.getByText(say('calendar:span.week'), { exact: true }).click();
  await desk.getByRole('button', { name: say('calendar:on.week') }).click();
  const block = desk.getByRole('button', { name: /Kari Nordmann/ });
  await expect(block).toContainText(say('calendar:way.in-person'));
  await expectFine(desk);

  // Another one straight from the calendar, found by a few letters, at the day that is open: it meets the first, and that is said.
  await desk.keyboard.press('b');
  const withWhom = desk.getByRole('dialog', { name: say('calendar:new'), exact: true });
  await withWhom.getByLabel(say('calendar:new.with')).fill('kari');
  await expectFine(desk);
  await desk.keyboard.press('Enter');
  await expect(dialog.getByText(/^Du har Kari Nordmann kl\./)).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // The first press opens what is filled in already, the second one enters it.
  await desk.keyboard.press('t');
  const session = desk.getByRole('dialog', { name: say('calendar:session.title', { name: 'Kari Nordmann' }) });
  await expect(session).toBeVisible();
  await expectFine(desk);
  await session.getByRole('button', { name: say('calendar:session.save'), exact: true }).click();
  await expect(session).toHaveCount(0);
  await expect(block).toContainText(say('calendar:state.entered'));

  await goTo(page, 'messages');
  await expect(page.getByText(new RegExp(`^${say('messages:event.session', { date: '' }).trim()} \\d`))).toBeVisible();

  // Time for oneself takes three presses, and is one's own to give back.
  await goToRoom(desk, 'calendar');
  await desk.keyboard.press('s');
  const own = desk.getByRole('dialog', { name: say('calendar:own.title') });
  await own.getByRole('radio', { name: say('calendar:own.what.writing') }).check();
  await expectFine(desk);
  await own.getByRole('button', { name: say('calendar:own.save'), exact: true }).click();
  const kept = desk.getByRole('button', { name: new RegExp(say('calendar:own.what.writing')) });
  await expect(kept).toBeVisible();
  await expectFine(desk);
  await kept.click();
  await own.getByRole('button', { name: say('calendar:own.remove') }).click();
  await expect(kept).toHaveCount(0);
});
