import { expect, type Locator, type Page } from '@playwright/test';
import type { StaffRole } from '../../src/protocol/kinds';
import { type Device, type Surroundings, secured, until } from '../fixtures/engines';
import { pathOf, type Secrets, secureAccount } from './account';
import { inviteColleague } from './desk';
import { say } from './words';

/** What leads, colleagues and custodians do with the team and the people of a case, in the words of the screens. */

export interface Colleague {
  name: string;
  title: string;
  roles: readonly StaffRole[];
}

/** From the lead's link to the colleague's own inbox. */
export async function colleagueJoins(lead: Page, page: Page, who: Colleague): Promise<Secrets> {
  const link = await inviteColleague(lead, who.name);
  await page.goto(pathOf(link));
  await page.getByRole('button', { name: say('team:setup.next') }).click();
  const secrets = await secureAccount(page);
  await page.getByLabel(say('team:setup.titleField'), { exact: true }).fill(who.title);
  await page.getByRole('button', { name: say('team:setup.next') }).click();
  await expect(page.getByRole('heading', { name: say('team:waiting.title') })).toBeVisible();
  await admits(lead, who);
  await expect(page.getByRole('heading', { level: 1, name: say('team:inbox.title') })).toBeVisible();
  return secrets;
}

/** A colleague at work through the real engine without a screen, let in by the lead. */
export async function engineJoins(lead: Page, at: Surroundings, who: Colleague): Promise<Device> {
  const link = await inviteColleague(lead, who.name);
  const device = await secured(at, (engine) => engine.readInvitation(link));
  await device.engine.acceptInvitation({ name: who.name, title: who.title });
  await admits(lead, who);
  await until(async () => (await device.engine.view('me', null)).roles.length > 0);
  return device;
}

async function admits(lead: Page, who: Colleague): Promise<void> {
  // Wherever a lead is, the rail says that somebody waits.
  await expect(lead.getByRole('link', { name: `${say('team:nav.team')} 1` })).toBeVisible();
  await lead.getByRole('button', { name: say('team:team.claim.admitName', { name: who.name }) }).click();
  const dialog = lead.getByRole('dialog', { name: say('team:team.claim.dialog') });
  await chooseRoles(dialog, who.roles);
  await dialog.getByRole('checkbox', { name: say('team:team.claim.sure', { name: who.name }) }).check();
  await dialog.getByRole('button', { name: say('team:team.claim.admit'), exact: true }).click();
  await expect(dialog).toBeHidden();
}

const all: readonly StaffRole[] = ['lead', 'therapist', 'intake', 'duty', 'custodian', 'reader'];

async function chooseRoles(dialog: Locator, roles: readonly StaffRole[]): Promise<void> {
  for (const role of all)
    await dialog.getByRole('checkbox', { name: new RegExp(`^${say(`team:role.${role}`)}`) }).setChecked(roles.includes(role));
}

export async function goToRoom(
  page: Page,
  room: 'inbox' | 'calendar' | 'cases' | 'referrals' | 'courses' | 'duty' | 'report' | 'team',
): Promise<void> {
  await page
    .getByRole('navigation', { name: say('common:mainMenu') })
    .getByRole('link', { name: say(`team:nav.${room}`) })
    .click();
}

/** Another set of roles for one of the team. */
export async function changeRoles(lead: Page, name: string, roles: readonly StaffRole[]): Promise<void> {
  await goToRoom(lead, 'team');
  const heading = say('team:team.changeName', { name });
  await lead.getByRole('button', { name: heading }).click();
  const dialog = lead.getByRole('dialog', { name: heading });
  await chooseRoles(dialog, roles);
  await dialog.getByRole('button', { name: say('team:save'), exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Out of the team, with the name typed. */
export async function revoke(lead: Page, name: string): Promise<void> {
  await goToRoom(lead, 'team');
  await lead.getByRole('button', { name: say('team:team.changeName', { name }) }).click();
  await lead.getByRole('button', { name: say('team:revoke.title', { name }) }).click();
  const dialog = lead.getByRole('dialog', { name: say('team:revoke.title', { name }) });
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('button', { name: say('team:revoke.do', { name }) }).click();
  await expect(dialog).toBeHidden();
}

/** The dialog that says who is in the case that is open. */
export async function whoIsIn(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: say('team:case.access') }).click();
  const dialog = page.getByRole('dialog', { name: say('team:access.title') });
  await expect(dialog.getByRole('heading', { name: say('team:people.change') })).toBeVisible();
  return dialog;
}

/** The two half sheets as they would come out of the printer. */
export async function printedHalves(page: Page): Promise<{ a: string; b: string }> {
  await page.getByRole('button', { name: say('team:sheets.make') }).click();
  const codes = page.locator('[data-half] > p:first-of-type ~ p > code');
  await expect(page.locator('[data-half]')).toHaveCount(2);
  const [a = '', , b = ''] = await codes.allTextContents();
  return { a, b };
}

export async function typeHalves(page: Page, { a, b }: { a: string; b: string }, holds = true): Promise<void> {
  await page.getByRole('button', { name: say(holds ? 'team:root.prove' : 'team:root.restore') }).click();
  const dialog = page.getByRole('dialog', { name: say(holds ? 'team:root.prove' : 'team:root.restore') });
  await dialog.getByLabel(say('team:sheets.a')).fill(a);
  await dialog.getByLabel(say('team:sheets.b')).fill(b);
  await dialog.getByRole('button', { name: say(holds ? 'team:sheets.proveDo' : 'team:sheets.restoreDo'), exact: true }).click();
}
