import type { Page } from '@playwright/test';
import { expect } from '../fixtures/app';
import { answerQuestion } from './citizen';
import { say } from './words';

/** What somebody does at a team's door, and what a lead does before it is one. */

/** Questions of all that is measured there. */
export const measuresAsk = 20;
export const on = (page: Page) => page.getByRole('button', { name: say('door:next'), exact: true }).click();

/** From what one hopes for to who one is, saying nothing that need not be said. */
export async function passQuestions(page: Page): Promise<void> {
  for (const question of ['wish', 'since', 'helped', 'work', 'needs', 'reach', 'gp'] as const) {
    await expect(page.getByRole('heading', { name: say(`door:ask.${question}`) })).toBeVisible();
    await on(page);
  }
}

export async function saysWho(page: Page, name: string, phone: string): Promise<void> {
  await page.getByLabel(say('door:field.name'), { exact: true }).fill(name);
  await page.getByLabel(say('door:field.phone'), { exact: true }).fill(phone);
  await on(page);
}

export async function answerMeasures(page: Page, place: number): Promise<void> {
  await page.getByRole('button', { name: say('forms:intro.start') }).click();
  for (let n = 1; n <= measuresAsk; n++) await answerQuestion(page, n, measuresAsk, place);
}

/** A lead says that people may ask by themselves, and copies the link. */
export async function openDoor(page: Page): Promise<string> {
  await page.getByRole('link', { name: say('team:nav.team'), exact: true }).click();
  const practice = page.getByRole('region', { name: say('team:practice.title') });
  await practice.getByRole('button', { name: say('team:practice.edit') }).click();
  await practice.getByRole('checkbox', { name: say('team:practice.open') }).check();
  await practice.getByRole('button', { name: say('team:practice.save') }).click();
  const door = page.getByRole('region', { name: say('team:doorLink.title') });
  return (await door.getByRole('code').textContent()) ?? '';
}
