import { expect, type Locator, type Page } from '@playwright/test';
import { plant } from '../fixtures/planted';
import { pathOf, type Secrets, secureAccount } from './account';
import { chooseWhoSees } from './sheet';
import { say } from './words';

/** What a citizen does on a phone, in the words of the screens. */

/** From the link to the first message. Returns what is needed to come in again. */
export function citizenAccepts(page: Page, link: string, p: { therapist: string; first: string }): Promise<Secrets> {
  return citizenAcceptsBy(secureAccount, page, link, p);
}

/** The same, with another way of securing the account. */
export async function citizenAcceptsBy<S>(
  secure: (page: Page) => Promise<S>,
  page: Page,
  link: string,
  { therapist, first }: { therapist: string; first: string },
): Promise<S> {
  await page.goto(pathOf(link));
  expect(new URL(page.url()).hash, 'the secret is gone from the address bar').toBe('');
  await expect(page.getByRole('heading', { name: say('welcome:invitation.title', { name: therapist }) })).toBeVisible();
  await page.getByRole('checkbox', { name: say('welcome:invitation.age') }).check();
  await page.getByRole('button', { name: say('welcome:invitation.accept') }).click();
  const secrets = await secure(page);
  plant(first);
  await page.getByLabel(say('welcome:first.label', { name: therapist })).fill(first);
  await page.getByRole('button', { name: say('welcome:first.send') }).click();
  await expect(messageOf(page, first)).toBeVisible();
  return secrets;
}

export const messageOf = (page: Page, text: string): Locator => page.getByRole('listitem').filter({ hasText: text });

export async function goTo(page: Page, tab: 'today' | 'programme' | 'messages' | 'me'): Promise<void> {
  await page
    .getByRole('navigation', { name: say('common:mainMenu') })
    .getByRole('link', { name: say(`common:tab.${tab}`) })
    .click();
  // The room before it may have links of the same names.
  if (tab === 'programme') await expect(page.getByRole('heading', { level: 1, name: say('programme:list.title') })).toBeVisible();
}

export const composer = (page: Page, therapist: string): Locator =>
  page.getByRole('textbox', { name: say('messages:writeTo', { name: therapist }) });

export async function sendMessage(page: Page, therapist: string, text: string): Promise<void> {
  plant(text);
  await composer(page, therapist).fill(text);
  await page.getByRole('button', { name: say('messages:send'), exact: true }).click();
  await expect(messageOf(page, text)).toBeVisible();
}

export async function openSettings(page: Page): Promise<void> {
  await goTo(page, 'me');
  await page.getByRole('link', { name: say('me:settings.link') }).click();
}

export async function openSecurity(page: Page): Promise<void> {
  await goTo(page, 'me');
  await page.getByRole('link', { name: new RegExp(`^${say('me:security.link')}`) }).click();
}

export async function lockByHand(page: Page): Promise<void> {
  await openSecurity(page);
  await page.getByRole('button', { name: say('me:settings.lockNow') }).click();
  await expect(page.getByRole('heading', { name: say('welcome:unlock.title') })).toBeVisible();
}

/** The numbers of the crisis sheet are one press away, here and now. */
export async function expectHelp(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: say('common:help.long') })
    .first()
    .click();
  const sheet = page.getByRole('dialog', { name: say('crisis:title') });
  for (const number of ['113', '116 117', '116 123', '22 40 00 40'])
    await expect(sheet.getByRole('link', { name: number })).toBeVisible();
  await sheet.getByRole('button', { name: say('common:close') }).click();
}

/** Begins the round of questionnaires that Today offers. */
export async function beginRound(page: Page): Promise<void> {
  await page.getByRole('link', { name: say('today:questionnaire.title') }).click();
  await page.getByRole('button', { name: say('forms:intro.start') }).click();
}

/** Answers with the option at `place` (0 is the first, "Ikke i det hele tatt"). */
export async function answerQuestion(page: Page, n: number, of: number, place: number): Promise<void> {
  await expect(page.getByText(say('forms:count', { n, of }))).toBeVisible();
  await page.getByRole('radio').nth(place).check();
  await page.getByRole('button', { name: say('forms:next'), exact: true }).click();
}

/** Reads the first part of Sov bedre to one of its screens, skipping what need not be answered. */
export async function readTo(page: Page, screen: string): Promise<void> {
  await goTo(page, 'programme');
  await page.getByRole('link', { name: /Sov bedre/ }).click();
  await page.getByRole('link', { name: say('programme:path.start') }).click();
  const later = page.getByRole('button', { name: say('forms:intro.later') });
  await expect(later.or(page.getByRole('button', { name: say('programme:read.next'), exact: true })).first()).toBeVisible();
  if (await later.isVisible()) await later.click();
  await readOn(page, screen);
}

/** On to a later screen of the part that is open. */
export async function readOn(page: Page, screen: string): Promise<void> {
  for (;;) {
    const top = page.getByRole('heading', { level: 1 });
    const heading = await top.textContent();
    if ((await top.getAttribute('id')) === screen) return;
    const guard = page.getByRole('checkbox', { name: 'Nei, ingenting av dette' });
    if (await guard.isVisible()) await guard.check();
    await page.getByRole('button', { name: say('programme:read.next'), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading ?? '');
  }
}

export interface Night {
  /** The morning it belongs to, for one that is written late: "lørdag 21. november". */
  day?: string;
  bed: string;
  off: string;
  latency: number;
  woke: string;
  up: string;
  /** Not for the therapist, where it is asked. */
  alone?: boolean;
}

/** One night of the sleep diary, with the fields that must be filled in. */
export async function writeNight(page: Page, { day, bed, off, latency, woke, up, alone = false }: Night): Promise<void> {
  if (day) {
    await page.getByRole('button', { name: say('programme:sheet.edit'), exact: true }).click();
    await page.getByText(say('programme:sheet.other')).click();
    await page.getByRole('button', { name: day }).click();
  }
  const fill = (field: string, value: string) =>
    page.getByLabel(say(`worksheets:sleep-diary.${field}`), { exact: true }).fill(value);
  await fill('bedTime', bed);
  await fill('lightsOff', off);
  await fill('sleepLatencyMin', String(latency));
  await fill('awakenings', '0');
  await fill('finalWake', woke);
  await fill('outOfBed', up);
  await page
    .getByRole('group', { name: say('worksheets:sleep-diary.sleepQuality') })
    .getByRole('radio')
    .nth(2)
    .check();
  await chooseWhoSees(page, !alone);
  await page.getByRole('button', { name: say('programme:sheet.done') }).click();
}

/** All of what is written here is said to be kept. */
export const expectSaved = (page: Page, words: string | RegExp = /^Lagret på telefonen/) =>
  expect(page.locator('p[aria-busy="false"]', { hasText: words }).first()).toBeVisible();
