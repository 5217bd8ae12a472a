import type { Page } from '@playwright/test';
import { type ConnectedPerson, expect, test } from '../fixtures/app';
import { pathOf, secureAccount, unlock } from './account';
import { citizenAccepts, goTo, messageOf, sendMessage } from './citizen';
import { expectFine } from './fine';
import { type StaffAtWork, staffAtWork } from './staff';
import { say } from './words';

test.describe.configure({ timeout: 240_000 });

interface Lost {
  lea: StaffAtWork;
  caseRef: string;
  old: ConnectedPerson;
  link: string;
}

/** Kari and Lea have written to each other; then Kari rings: the phone, the code, everything is gone. */
async function everythingLost(relay: { url: string; setupLink: string }, old: ConnectedPerson): Promise<Lost> {
  const lea = await staffAtWork(relay);
  const { link, caseRef } = await lea.invites();
  await citizenAccepts(old.page, link, { therapist: 'Lea', first: 'Fra den gamle telefonen.' });
  await lea.writes(caseRef, 'Svar til den gamle telefonen.');
  await expect(messageOf(old.page, 'Svar til den gamle telefonen.')).toBeVisible();
  await lea.engine.confirmCitizen(caseRef);
  return { lea, caseRef, old, link: (await lea.engine.inviteAgain(caseRef)).link };
}

async function comesBack(page: Page, link: string): Promise<void> {
  await page.goto(pathOf(link));
  await expect(page.getByRole('heading', { name: say('welcome:again.invitation.title', { name: 'Lea' }) })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: say('welcome:invitation.age') })).toHaveCount(0);
  await page.getByRole('button', { name: say('welcome:again.invitation.accept') }).click();
  await secureAccount(page);
}

test('A3 everything lost: a new phone comes in, the old one is told, a person makes sure who it is, and the history opens', async ({
  relay,
  person,
}) => {
  const old = await person({ at: 'phone' });
  const { lea, caseRef, link } = await everythingLost(relay, old);
  await expect(old.page.getByRole('heading', { name: say('me:standing.replacing.title') })).toBeVisible();
  await expect(old.page.getByText(say('me:standing.replacing.lead', { name: 'Lea Lunde' }))).toBeVisible();
  await expectFine(old.page);
  await old.page.getByRole('button', { name: say('me:standing.replacing.mine') }).click();
  await goTo(old.page, 'today');
  await expect(old.page.getByText(say('me:standing.replacing.saidMine'))).toBeVisible();
  await expectFine(old.page);

  const { page } = await person({ at: 'phone' });
  await page.goto(pathOf(link));
  await expect(page.getByText(say('welcome:again.invitation.past', { name: 'Lea' }))).toBeVisible();
  await expectFine(page);
  await page.goto('about:blank');
  await comesBack(page, link);
  await expect(page.getByRole('heading', { name: say('me:waiting.title') })).toBeVisible();
  await expect(page.getByText(say('me:waiting.text', { name: 'Lea' }))).toBeVisible();
  await expectFine(page);
  await goTo(page, 'messages');
  await expect(page.getByText(/ting fra før er låst her/)).toBeVisible();
  await expect(page.getByText('Fra den gamle telefonen.')).toHaveCount(0);
  await sendMessage(page, 'Lea', 'Nå er jeg på ny telefon.');
  await expect(messageOf(page, 'Nå er jeg på ny telefon.')).toContainText('Levert');
  await expectFine(page);

  await expect(old.page.getByRole('heading', { name: say('me:standing.replaced.title') })).toBeVisible();
  await expect(old.page.getByText(/invitasjon fra Lea Lunde/)).toBeVisible();
  await expect(old.page.getByRole('link', { name: '51 00 00 00' })).toHaveAttribute('href', 'tel:51000000');
  await expectFine(old.page);
  await old.page.getByRole('button', { name: say('me:standing.replaced.read') }).click();
  await goTo(old.page, 'messages');
  await expect(messageOf(old.page, 'Fra den gamle telefonen.')).toBeVisible();
  await expect(old.page.getByText('Nå er jeg på ny telefon.')).toHaveCount(0);
  await expect(old.page.getByRole('textbox')).toHaveCount(0);
  await expectFine(old.page);

  await lea.engine.confirmCitizen(caseRef);
  await expect(messageOf(page, 'Fra den gamle telefonen.')).toBeVisible();
  await expect(messageOf(page, 'Svar til den gamle telefonen.')).toBeVisible();
  await expect(page.getByText(say('messages:event.identity', { name: 'Lea' })).last()).toBeVisible();
  await goTo(page, 'today');
  await expect(page.getByRole('heading', { name: say('me:waiting.opened.title') })).toBeVisible();
  await expect(page.getByRole('heading', { name: say('me:waiting.title') })).toHaveCount(0);
  await expectFine(page);
  await page.getByRole('link', { name: say('me:waiting.opened.read') }).click();
  await goTo(page, 'today');
  await expect(page.getByRole('heading', { name: say('me:waiting.opened.title') })).toHaveCount(0);
  expect(await lea.readsIn(caseRef)).toContain('Nå er jeg på ny telefon.');
});

test('A3 the old phone refuses in time: the link lets nobody in, the old phone keeps its place, and says whom to call', async ({
  relay,
  person,
}) => {
  const old = await person({ at: 'phone' });
  const { link } = await everythingLost(relay, old);
  await old.page.getByRole('button', { name: say('me:standing.replacing.stop') }).click();
  const dialog = old.page.getByRole('dialog', { name: say('me:standing.replacing.sure') });
  await dialog.getByRole('button', { name: say('me:standing.replacing.stop') }).click();
  await expect(old.page.getByRole('heading', { name: say('me:standing.stopped.title') })).toBeVisible();
  await expect(old.page.getByRole('link', { name: '51 00 00 00' })).toBeVisible();
  await expectFine(old.page);
  await old.page.getByRole('button', { name: say('me:standing.home') }).click();
  await goTo(old.page, 'messages');
  await sendMessage(old.page, 'Lea', 'Jeg har telefonen min.');
  await expect(messageOf(old.page, 'Jeg har telefonen min.')).toContainText('Levert');

  const stranger = await person({ at: 'phone' });
  await stranger.page.goto(pathOf(link));
  await expect(stranger.page.getByRole('alert')).toBeVisible();
  await expect(stranger.page.getByText(/\bLea\b/)).toHaveCount(0);
});

test('a recovery invitation that is looked at later stays on I dag, also after the phone was locked', async ({
  relay,
  person,
}) => {
  const old = await person({ at: 'phone' });
  const lea = await staffAtWork(relay);
  const { link, caseRef } = await lea.invites();
  const secrets = await citizenAccepts(old.page, link, { therapist: 'Lea', first: 'Hei.' });
  await lea.engine.inviteAgain(caseRef);
  await old.page.getByRole('button', { name: say('me:standing.replacing.later') }).click();
  await old.page.reload();
  await unlock(old.page, secrets);
  await goTo(old.page, 'today');
  await expect(old.page.getByRole('heading', { name: say('me:standing.replacing.title') })).toBeVisible();
  await lea.engine.withdrawInvitation(caseRef);
  await expect(old.page.getByRole('heading', { name: say('me:standing.replacing.title') })).toHaveCount(0);
});
