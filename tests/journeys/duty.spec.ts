import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import { answerQuestion, beginRound, citizenAccepts, goTo } from './citizen';
import { inboxRow, inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { tabTo } from './fine';
import { colleagueJoins, goToRoom } from './team';
import { say } from './words';

test.describe.configure({ timeout: 170_000 });

/** Nine questions, the ninth with the option at `place`; then "not in danger now", and no to each follow-up. */
async function answersRisk(page: Page, place: number): Promise<void> {
  await goTo(page, 'today');
  await beginRound(page);
  for (let n = 1; n < 9; n++) await answerQuestion(page, n, 17, 1);
  await answerQuestion(page, 9, 17, place);
  await expect(page.getByRole('heading', { name: say('safety:title') })).toBeVisible();
  await page.getByRole('button', { name: say('safety:notInDanger') }).click();
  for (const question of ['thoughtsNow', 'plan', 'means', 'alone']) {
    await expect(page.getByRole('heading', { name: say(`safety:follow.${question}`) })).toBeVisible();
    await page.getByRole('radio', { name: say('safety:follow.no'), exact: true }).check();
    await page.getByRole('button', { name: say('safety:follow.next'), exact: true }).click();
  }
  await page.getByRole('textbox', { name: say('safety:follow.reach') }).fill('900 00 000 etter klokka fire');
  await page.getByRole('button', { name: say('safety:follow.send') }).click();
  await expect(page.getByRole('heading', { name: say('safety:after.calm.title') })).toBeVisible();
}

test('a risk answer reaches whoever is on duty, who is not in the case: seen, followed up and finished without a pointer, and the citizen sees how far it has come', async ({
  relay,
  person,
}) => {
  const lea = await person({ at: 'desk' });
  const { page: tor } = await person({ at: 'desk' });
  const { page: kari } = await person({ at: 'phone' });
  await leadSetsUpTeam(lea.page, relay.setupLink);
  await colleagueJoins(lea.page, tor, { name: 'Tor Berg', title: 'Sykepleier', roles: ['duty'] });
  // On duty and in no case: nothing asks for what the role may not do.
  await expect(tor.getByText(say('team:inbox.first.notYours.text'))).toBeVisible();
  await expect(tor.getByRole('link', { name: say('team:nav.invite') })).toHaveCount(0);
  const link = await inviteCitizen(lea.page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(kari, link, { therapist: 'Lea', first: 'Hei Lea.' });
  await lea.goOffline();
  await answersRisk(kari, 2);

  // New ones stand on top of the inbox, and nothing but an action takes them away.
  await goToRoom(tor, 'inbox');
  const fresh = tor.getByRole('region', { name: say('team:duty.newLabel') });
  await expect(fresh).toContainText('Kari');
  await expect(fresh.getByRole('button', { name: say('team:close') })).toHaveCount(0);
  await tor.keyboard.press('4');
  await expect(tor.getByRole('heading', { level: 1, name: say('team:catalogue.title') })).toBeVisible();
  await expect(fresh).toContainText('Kari');
  await tor.keyboard.press('3');
  await expect(tor.getByRole('heading', { level: 1, name: say('team:duty.title') })).toBeVisible();
  const card = tor.getByRole('article', { name: /Kari/ });
  await expect(card).toContainText('900 00 000 etter klokka fire');
  await expect(card.getByRole('link', { name: /900 00 000/ })).toHaveAttribute('href', 'tel:90000000');
  await expect(card).toContainText(say('team:duty.first'));
  await expect(card).toContainText(say('team:duty.state.new'));
  await expect(kari.getByText(/Kari Nordmann/)).toHaveCount(0);

  await tor.keyboard.press('j');
  await expect(card.getByRole('heading', { level: 2 })).toBeFocused();
  await tor.keyboard.press('s');
  await expect(card).toContainText(say('team:duty.state.seen'));
  await tor.keyboard.press('f');
  await expect(card).toContainText(say('team:duty.state.acting'));
  await expect(kari.getByText(/Tor/).first()).toBeVisible();

  await tor.keyboard.press('e');
  const dialog = tor.getByRole('dialog', { name: say('team:duty.act.resolvedName', { name: 'Kari' }) });
  await tabTo(tor, dialog.getByRole('button', { name: say('team:duty.do.resolved'), exact: true }));
  await tor.keyboard.press('Enter');
  await expect(dialog.getByText(say('team:assess.choose'))).toBeVisible();
  await tabTo(tor, dialog.getByRole('checkbox').first());
  await tor.keyboard.press('Space');
  await tabTo(tor, dialog.getByRole('textbox'));
  await tor.keyboard.type('Snakket med Kari. Søsteren er hos henne.');
  await tabTo(tor, dialog.getByRole('button', { name: say('team:duty.do.resolved'), exact: true }));
  await tor.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(card).toContainText(say('team:duty.state.resolved'));
  await expect(card).toContainText('Snakket med Kari. Søsteren er hos henne.');
  await expect(tor.getByText(say('team:duty.empty'))).toBeVisible();
  await tor.keyboard.press('1');
  await expect(fresh).toHaveCount(0);

  // The therapist, who was away all the time, is told who has called, and does not call again.
  await lea.goOnline();
  await goToRoom(lea.page, 'inbox');
  await expect(inboxRow(lea.page, 'Kari Nordmann')).toContainText(say('team:reason.risk-handled'));
  await openCase(lea.page, 'Kari Nordmann');
  await expect(lea.page.getByText(/^Tor Berg .*: /).first()).toBeVisible();
  await expect(lea.page.getByRole('button', { name: say('team:risk.assess') })).toHaveCount(0);
  await expect(lea.page.getByText('Snakket med Kari. Søsteren er hos henne.')).toBeVisible();
});
