import { expect, type Locator, type Page } from '@playwright/test';
import { plant } from '../fixtures/planted';
import { pathOf, type Secrets, secureAccount } from './account';
import { say } from './words';

/** What the staff do at a desk, in the words of the screens. */

export const team = {
  name: 'Rask psykisk helsehjelp i Lillevik',
  municipality: 'Lillevik',
  phone: '51 00 00 00',
  hours: 'hverdager 8–15.30',
};

/** The relay's one-time link makes the first lead; the inbox opens by itself. */
export async function leadSetsUpTeam(
  page: Page,
  setupLink: string,
  who = { name: 'Lea Lunde', title: 'Psykolog' },
  of = team,
): Promise<Secrets> {
  await page.goto(pathOf(setupLink));
  await page.getByRole('button', { name: say('team:setup.next') }).click();
  const secrets = await secureAccount(page);
  await fillSetUp(page, who, of);
  await page.getByRole('button', { name: say('team:setup.title') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('team:inbox.title') })).toBeVisible();
  return secrets;
}

/** What the team and its first lead are called; the last field is left with the caret in it. */
export async function fillSetUp(page: Page, who: { name: string; title: string }, of = team): Promise<void> {
  const fill = (field: string, value: string) => page.getByLabel(say(`team:${field}`), { exact: true }).fill(value);
  await fill('setup.name', who.name);
  await fill('setup.titleField', who.title);
  await fill('about.name', of.name);
  await fill('about.municipality', of.municipality);
  await fill('about.phone', of.phone);
  await fill('about.hours', of.hours);
}

/** Invites to a programme with weekly measures (and the diary of Sov bedre), and reads the link where the therapist copies it. */
export async function inviteCitizen(page: Page, who: { name: string; called: string }, programme = 'Sov bedre'): Promise<string> {
  plant(who.name);
  await page
    .getByRole('link', { name: say('team:nav.invite') })
    .first()
    .click();
  await page.getByLabel(say('team:invite.name')).fill(who.name);
  await page.getByLabel(say('team:invite.called')).fill(who.called);
  await page.getByRole('checkbox', { name: programme }).check();
  await page.getByRole('button', { name: say('team:invite.make') }).click();
  await expect(page.getByRole('img', { name: say('team:invite.card.qr') })).toBeVisible();
  return copiedLink(page);
}

async function copiedLink(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: say('team:invite.copy') }).click();
  await expect(page.getByText(say('team:invite.copied'))).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  plant(new URL(link).hash.slice(1));
  return link;
}

export const inboxRow = (page: Page, name: string): Locator => page.getByRole('main').getByRole('link', { name });

export async function openCase(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: say('team:nav.inbox') }).click();
  await inboxRow(page, name).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** A link for a colleague, read where the lead copies it. */
export async function inviteColleague(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name: say('team:nav.team'), exact: true }).click();
  await page.getByLabel(say('team:team.invite.name'), { exact: true }).fill(name);
  await page.getByRole('button', { name: say('team:team.invite.make') }).click();
  return copiedLink(page);
}

/** A course has ended, and its record is there to be confirmed: it is left for later. */
export async function leaveRecord(page: Page, called: string): Promise<void> {
  const record = page.getByRole('dialog', { name: say('registry:title', { name: called }) });
  await record.getByRole('button', { name: say('common:close') }).click();
  await expect(record).toHaveCount(0);
}
