import { expect, type Page } from '@playwright/test';
import { plant } from '../fixtures/planted';
import { say } from './words';

export interface Secrets {
  passphrase: string;
  recoveryCode: string;
  accountName: string;
}

/** The five offered words typed back, the recovery code kept and typed back: as everybody does who comes new. */
export async function secureAccount(page: Page): Promise<Secrets> {
  const passphrase = await takeOfferedWords(page);
  return { passphrase, ...(await keepSheet(page)) };
}

/** The device's own lock instead of words. */
export async function secureWithPasskey(page: Page): Promise<Omit<Secrets, 'passphrase'>> {
  await expect(page.getByRole('heading', { name: say('welcome:choose.title') })).toBeVisible();
  await page.getByRole('button', { name: useLock }).click();
  return keepSheet(page);
}
export const useLock = new RegExp(`^(${say('welcome:choose.use.phone')}|${say('welcome:choose.use.computer')})$`);

export async function takeOfferedWords(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: say('welcome:passphrase.title') })).toBeVisible();
  const offered = page.getByRole('list', { name: say('welcome:passphrase.words') }).getByRole('listitem');
  await expect(offered).toHaveCount(5);
  const passphrase = (await offered.allInnerTexts()).join(' ');
  plant(passphrase);
  await page.getByLabel(say('welcome:passphrase.type')).fill(passphrase);
  await page.getByRole('button', { name: say('welcome:passphrase.use') }).click();
  return passphrase;
}

/** Recovery code and account name are read from the sheet, and the code typed back. */
export async function keepSheet(page: Page): Promise<Omit<Secrets, 'passphrase'>> {
  const recoveryCode = await readRecoveryCode(page);
  const accountName = (await page.getByRole('definition').textContent()) ?? '';
  plant(recoveryCode, accountName);
  await page.getByRole('checkbox', { name: say('welcome:code.kept') }).check();
  await page.getByRole('button', { name: say('common:next') }).click();
  await page.getByLabel(say('welcome:confirm.label')).fill(recoveryCode);
  await page.getByRole('button', { name: say('common:done') }).click();
  return { recoveryCode, accountName };
}

export async function readRecoveryCode(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: say('welcome:code.title') })).toBeVisible();
  const groups = page.getByRole('list', { name: say('welcome:code.groups', { count: 7 }) }).getByRole('listitem');
  // The heading may stand a moment before the code does.
  await expect(groups).toHaveCount(7);
  return (await groups.allInnerTexts()).join(' ');
}

export async function unlock(page: Page, { passphrase }: Pick<Secrets, 'passphrase'>): Promise<void> {
  await page.getByLabel(say('welcome:unlock.label')).fill(passphrase);
  await page.getByRole('button', { name: say('welcome:unlock.open') }).click();
  await expect(page.getByRole('heading', { name: say('welcome:unlock.title') })).toBeHidden();
}

export async function unlockWithPasskey(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('welcome:unlock.open') }).click();
  await expect(page.getByRole('heading', { name: say('welcome:unlock.title') })).toBeHidden();
}

/** By the recovery code, to a passphrase of one's own. */
export async function restore(page: Page, recoveryCode: string, passphrase: string): Promise<void> {
  await page.getByRole('button', { name: say('welcome:front.before') }).click();
  await typeRecoveryCode(page, recoveryCode);
  await page.getByRole('button', { name: say('welcome:passphrase.own') }).click();
  await page.getByLabel(say('welcome:own.label')).fill(passphrase);
  await page.getByRole('button', { name: say('welcome:passphrase.use') }).click();
}
export async function typeRecoveryCode(page: Page, recoveryCode: string): Promise<void> {
  await page.getByRole('button', { name: say('welcome:stuck.code') }).click();
  await page.getByLabel(say('welcome:restore.code')).fill(recoveryCode);
  await page.getByRole('button', { name: say('common:next') }).click();
}

/** By the account's name and its passphrase. */
export async function restoreByName(page: Page, { accountName, passphrase }: Omit<Secrets, 'recoveryCode'>): Promise<void> {
  await page.getByRole('button', { name: say('welcome:front.before') }).click();
  await page.getByRole('button', { name: say('welcome:restore.byName') }).click();
  await page.getByLabel(say('welcome:restore.name')).fill(accountName);
  await page.getByLabel(say('welcome:unlock.label')).fill(passphrase);
  await page.getByRole('button', { name: say('welcome:restore.do') }).click();
}

/** The whole app is on the device, so that a lost network takes no room of it away. */
export async function keptOnDevice(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** A link as this person's own line to the relay has it. */
export function pathOf(link: string): string {
  const { pathname, hash } = new URL(link);
  return pathname + hash;
}
