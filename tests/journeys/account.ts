import { expect, type Page } from '@playwright/test';
import { say } from './words';

export interface Secrets {
  passphrase: string;
  recoveryCode: string;
}

/** The five offered words typed back, the recovery code kept and typed back: as everybody does who comes new. */
export async function secureAccount(page: Page): Promise<Secrets> {
  await expect(page.getByRole('heading', { name: say('welcome:passphrase.title') })).toBeVisible();
  const offered = page.getByRole('list', { name: say('welcome:passphrase.words') }).getByRole('listitem');
  await expect(offered).toHaveCount(5);
  const passphrase = (await offered.allInnerTexts()).join(' ');
  await page.getByLabel(say('welcome:passphrase.type')).fill(passphrase);
  await page.getByRole('button', { name: say('welcome:passphrase.use') }).click();
  const recoveryCode = await readRecoveryCode(page);
  await page.getByRole('checkbox', { name: say('welcome:code.kept') }).check();
  await page.getByRole('button', { name: say('common:next') }).click();
  await page.getByLabel(say('welcome:confirm.label')).fill(recoveryCode);
  await page.getByRole('button', { name: say('common:done') }).click();
  return { passphrase, recoveryCode };
}

export async function readRecoveryCode(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: say('welcome:code.title') })).toBeVisible();
  const groups = page.getByRole('list', { name: say('welcome:code.groups', { count: 7 }) }).getByRole('listitem');
  return (await groups.allInnerTexts()).join(' ');
}

export async function unlock(page: Page, { passphrase }: Secrets): Promise<void> {
  await page.getByLabel(say('welcome:unlock.label')).fill(passphrase);
  await page.getByRole('button', { name: say('welcome:unlock.open') }).click();
  await expect(page.getByRole('heading', { name: say('welcome:unlock.title') })).toBeHidden();
}

export async function restore(page: Page, recoveryCode: string, passphrase: string): Promise<void> {
  await page.getByRole('button', { name: say('welcome:front.before') }).click();
  await page.getByLabel(say('welcome:restore.code')).fill(recoveryCode);
  await page.getByLabel(say('welcome:restore.phrase')).fill(passphrase);
  await page.getByRole('button', { name: say('welcome:restore.do') }).click();
}

/** A link as this person's own line to the relay has it. */
export function pathOf(link: string): string {
  const { pathname, hash } = new URL(link);
  return pathname + hash;
}
