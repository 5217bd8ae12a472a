import type { Page } from '@playwright/test';
import { expect } from '../fixtures/app';
import type { RelayProcess } from '../fixtures/relay';
import { newReportingTeam, type ReportingTeam } from '../fixtures/reporting-teams';
import { type Secrets, secureAccount } from './account';
import { say } from './words';

/** Whoever reads the figures of many teams, in their own rooms. */

export const readerRoom = (page: Page, key: 'overview' | 'submissions' | 'sums' | 'codebook' | 'keys') =>
  page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${say(`reader:nav.${key}`)}`) });

/** The operator starts the relay anew and prints a link for one more team. */
export async function anotherTeam(relay: RelayProcess, name: string): Promise<ReportingTeam> {
  await relay.stop();
  await relay.start({ ANOTHER_TEAM: '1' });
  const links = relay.log().match(/http:\/\/\S+\/setup#\S+/g) ?? [];
  return newReportingTeam(relay.url, links.at(-1) ?? '', name);
}

/** A new account, made by the first team's link to read. */
export async function becomeReader(page: Page, link: string): Promise<Secrets> {
  await page.goto(link.slice(new URL(link).origin.length));
  await page.getByRole('button', { name: say('team:setup.next') }).click();
  const secrets = await secureAccount(page);
  await page.getByLabel(say('team:setup.titleField'), { exact: true }).fill('Rådgiver');
  await page.getByRole('button', { name: say('team:setup.next') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('reader:overview.title') })).toBeVisible();
  return secrets;
}

/** One more team's link, pasted where such are accepted; the lead lets in later. */
export async function acceptLink(page: Page, link: string): Promise<void> {
  const field = page.getByLabel(say('reader:keys.link'), { exact: true });
  await field.fill(link);
  await page.getByRole('button', { name: say('reader:keys.accept') }).click();
  await expect(field).toHaveValue('');
  await expect(page.getByText(say('reader:keys.state.waiting')).last()).toBeVisible();
}
