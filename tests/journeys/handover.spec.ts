import { expect, test } from '../fixtures/app';
import { citizenAccepts, goTo, messageOf } from './citizen';
import { inboxRow, inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { colleagueJoins, goToRoom, whoIsIn } from './team';
import { say } from './words';

test.describe.configure({ timeout: 170_000 });

test('a custodian takes a case over with a reason that the citizen reads, before anything of it is shown; its therapist hands it over with a note, and the history goes along', async ({
  relay,
  person,
}) => {
  const { page: lea } = await person({ at: 'desk' });
  const { page: tor } = await person({ at: 'desk' });
  const { page: nora } = await person({ at: 'desk' });
  const { page: kari } = await person({ at: 'phone' });
  await leadSetsUpTeam(lea, relay.setupLink);
  await colleagueJoins(lea, tor, { name: 'Tor Berg', title: 'Sykepleier', roles: ['therapist'] });
  await colleagueJoins(lea, nora, { name: 'Nora Vik', title: 'Psykolog', roles: ['therapist'] });
  const link = await inviteCitizen(tor, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(kari, link, { therapist: 'Tor', first: 'Hei Tor.' });

  await goToRoom(lea, 'cases');
  const take = lea.getByRole('link', { name: say('team:custody.takeName', { names: 'Tor Berg' }) });
  await expect(take).toBeVisible();
  await expect(lea.getByText('Kari')).toHaveCount(0);
  await take.click();
  await expect(lea.getByRole('heading', { name: say('team:take.title') })).toBeVisible();
  await expect(lea.getByText(/Kari|Hei Tor/)).toHaveCount(0);
  await lea.getByRole('button', { name: say('team:take.do') }).click();
  await expect(lea.getByText(say('team:take.reasonNeeded'))).toBeVisible();
  const reason = 'Tor er syk, og den det gjelder venter på svar.';
  await lea.getByLabel(say('team:take.reason')).fill(reason);
  await lea.getByRole('button', { name: say('team:take.do') }).click();
  await expect(lea.getByRole('heading', { level: 1, name: 'Kari Nordmann' })).toBeVisible();
  await expect(messageOf(lea, 'Hei Tor.')).toBeVisible();
  await expect(kari.getByText(reason)).toBeVisible();
  await goTo(kari, 'me');
  await kari.getByRole('link', { name: say('me:access.link') }).click();
  await expect(kari.getByText(reason)).toBeVisible();
  await goTo(kari, 'messages');

  await openCase(tor, 'Kari Nordmann');
  await (await whoIsIn(tor)).getByRole('button', { name: say('team:handover.title') }).click();
  const dialog = tor.getByRole('dialog', { name: say('team:handover.title') });
  await dialog.getByLabel(say('team:handover.to')).selectOption({ label: 'Nora Vik, Psykolog' });
  const note = 'Jeg slutter i sommer. Nora har lest det vi har skrevet.';
  await dialog.getByRole('textbox').fill(note);
  await expect(dialog.getByRole('figure')).toContainText(note);
  await expect(dialog.getByRole('figure')).toContainText('Nora Vik');
  await dialog.getByRole('button', { name: say('team:handover.do') }).click();
  await expect(tor.getByRole('heading', { level: 1, name: say('team:inbox.title') })).toBeVisible();
  await expect(tor.getByText(say('team:inbox.first.title'))).toBeVisible();
  await expect(kari.getByText(note)).toBeVisible();
  await goToRoom(nora, 'inbox');
  await expect(inboxRow(nora, 'Kari Nordmann')).toBeVisible();
  await openCase(nora, 'Kari Nordmann');
  await expect(messageOf(nora, 'Hei Tor.')).toBeVisible();
});
