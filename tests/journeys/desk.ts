import { expect, type Locator, type Page } from '@playwright/test';
import { pathOf, type Secrets, secureAccount } from './account';
import { say } from './words';

/** What the staff do at a desk, in the words of the screens. */

export const team = {
  name: 'Rask psykisk helsehjelp i Lillevik',
  municipality: 'Lillevik',
  phone: '51 00 00 00',
  hours: 'hverdager 8–15.30',
};

export async function leadSetsUpTeam(page: Page, setupLink: string, who = { name: 'Lea Lunde', title: 'Psykolog' }): Promise<Secrets> {
  await page.goto(pathOf(setupLink));
  const secrets = await secureAccount(page);
  await page.getByLabel(say('team:about.name')).fill(team.name);
  await page.getByLabel(say('team:about.municipality')).fill(team.municipality);
  await page.getByLabel(say('team:about.phone')).fill(team.phone);
  await page.getByLabel(say('team:about.hours')).fill(team.hours);
  await page.getByLabel(say('team:setup.name')).fill(who.name);
  await page.getByLabel(say('team:setup.titleField')).fill(who.title);
  await page.getByRole('button', { name: say('team:setup.next') }).click();
  await page.getByRole('link', { name: say('team:setup.toInbox') }).click();
  await expect(page.getByRole('heading', { name: say('team:inbox.title') })).toBeVisible();
  return secrets;
}

/** Invites, and reads the link where the therapist copies it. */
export async function inviteCitizen(page: Page, who: { name: string; called: string }): Promise<string> {
  await page.getByRole('link', { name: say('team:nav.invite') }).first().click();
  await page.getByLabel(say('team:invite.name')).fill(who.name);
  await page.getByLabel(say('team:invite.called')).fill(who.called);
  await page.getByRole('button', { name: say('team:invite.make') }).click();
  await expect(page.getByRole('img', { name: say('team:invite.card.qr') })).toBeVisible();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: say('team:invite.copy') }).click();
  await expect(page.getByText(say('team:invite.copied'))).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
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
  await page.getByRole('link', { name: say('team:nav.team') }).click();
  await page.getByRole('button', { name: say('team:team.invite') }).click();
  await page.getByLabel(say('team:team.invite.name')).fill(name);
  await page.getByRole('button', { name: say('team:team.invite.make') }).click();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: say('team:invite.copy') }).click();
  return page.evaluate(() => navigator.clipboard.readText());
}
