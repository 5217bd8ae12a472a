import { expect, test } from '../fixtures/app';
import { citizenAccepts, goTo } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { expectFine } from './fine';
import { say } from './words';

test('an appointment whose button is pressed twice in one moment is booked once, and the citizen is told once', async ({
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
  await expectFine(desk);
  await dialog.getByRole('button', { name: say('team:appointments.book'), exact: true }).dblclick();
  await expect(dialog).toHaveCount(0);

  await goTo(page, 'messages');
  await expect(page.getByText(say('messages:event.appointment.theirs', { name: 'Lea' }))).toHaveCount(1);
});
