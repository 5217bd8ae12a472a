import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectAccessible, test } from '../fixtures/app';
import { allSent } from '../fixtures/engines';
import { unlock } from './account';
import { citizenAccepts, goTo, openSettings } from './citizen';
import { laterBy, relayAheadBy } from './clock';
import { inboxRow, inviteCitizen, leadSetsUpTeam, leaveRecord, openCase } from './desk';
import { expectFine } from './fine';
import { staffAtWork } from './staff';
import { goToRoom } from './team';
import { say } from './words';

/** PHQ-9 on paper, entered by staff: `each` to every question but the last. */
const phq = (each: number, at: string) =>
  ({
    kind: 'answers',
    instrument: 'phq-9',
    version: '1.0.0',
    language: 'nb',
    wording: 'nb',
    timeZone: 'Europe/Oslo',
    mode: 'paper',
    at,
    startedAt: at,
    values: { ...Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`q${i + 1}`, each])), q9: 0, function: 1 },
  }) as const;

test('everything is taken out in one press without a network: a page that reads well in any browser, data, FHIR; what looks like a script is text', async ({
  relay,
  person,
}, info) => {
  const lea = await staffAtWork(relay);
  const { link, caseRef } = await lea.invites();
  const { page, context, goOffline, goOnline } = await person({ at: 'phone' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei. <img src=x onerror="alert(1)">' });
  await lea.engine.write(caseRef, phq(2, '2026-02-02T09:00:00.000Z'));
  await lea.engine.write(caseRef, phq(1, '2026-02-09T09:00:00.000Z'));
  await allSent(lea.engine);
  await goTo(page, 'me');
  await expect(page.getByRole('img', { name: say('common:chart.overTime', { title: say('me:measure.phq-9') }) })).toBeVisible();

  await page.evaluate(() => navigator.serviceWorker.ready);
  await goOffline();
  await openSettings(page);
  await page.getByRole('link', { name: say('me:export.title') }).click();
  const everything = page.getByRole('article');
  await expect(everything.getByRole('table', { name: say('me:measure.phq-9') })).toBeVisible();
  await expect(everything.getByRole('heading', { level: 2, name: say('me:access.title') })).toBeVisible();
  await expectFine(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say('me:all.save') }).click(),
  ]);
  await goOnline();
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  expect(Object.keys(files)).toEqual(['mellom.html', 'mellom.json', 'mellom-fhir.json']);
  const textOf = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  expect(JSON.parse(textOf('mellom.json')).format).toBe('mellom-export');
  expect(JSON.parse(textOf('mellom-fhir.json')).resourceType).toBe('Bundle');

  const at = info.outputPath('mellom.html');
  await writeFile(at, textOf('mellom.html'));
  const copy = await context.newPage();
  await copy.goto(`file://${at}`);
  await expect(copy.getByRole('heading', { level: 1, name: say('me:all.title') })).toBeVisible();
  await expect(copy.getByText(say('me:all.notLocked'))).toBeVisible();
  await expect(copy.getByText('Hei. <img src=x onerror="alert(1)">')).toBeVisible();
  await expect(copy.getByRole('img', { name: say('common:chart.overTime', { title: say('me:measure.phq-9') }) })).toBeVisible();
  await expect(copy.getByRole('table', { name: say('me:measure.phq-9') }).getByRole('row')).toHaveCount(3);
  await expect(copy.getByText('Liten interesse for eller glede av å gjøre ting').first()).toBeVisible();
  expect(await copy.evaluate(() => document.querySelectorAll('script, img, a, button').length)).toBe(0);
  await expectAccessible(copy);
  if (process.env.LOOK) await copy.screenshot({ path: `${process.env.LOOK}/copy.png`, fullPage: true });
  await copy.close();
  await lea.engine.close();
});

test('what somebody does not agree with stands beside it for both, and a correction beside the answer', async ({
  relay,
  person,
}) => {
  const { page: desk } = await person({ at: 'desk' });
  const { page } = await person({ at: 'phone' });
  await leadSetsUpTeam(desk, relay.setupLink);
  const link = await inviteCitizen(desk, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei.' });
  await openCase(desk, 'Kari Nordmann');
  await desk.getByRole('textbox', { name: say('team:talk.label', { name: 'Kari' }) }).fill('Du virket sliten i dag.');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('listitem').filter({ hasText: 'Du virket sliten i dag.' })).toBeVisible();
  await desk.getByRole('link', { name: say('team:nav.inbox') }).click();

  await goTo(page, 'me');
  await page.getByRole('link', { name: say('me:privacy.link') }).click();
  await expectFine(page);
  await page.getByRole('link', { name: say('privacy:rights.remarkLink') }).click();
  const written = page.getByRole('listitem').filter({ hasText: 'Du virket sliten i dag.' });
  await written.getByRole('button', { name: say('me:remark.open.disagreement') }).click();
  const dialog = page.getByRole('dialog', { name: say('me:remark.title.disagreement') });
  await dialog.getByRole('button', { name: say('me:remark.save') }).click();
  await expect(dialog.getByText(say('me:remark.empty'))).toBeVisible();
  await expectFine(page);
  await dialog.getByRole('textbox').fill('Jeg var ikke sliten.');
  await dialog.getByRole('button', { name: say('me:remark.save') }).dblclick();
  await expect(dialog).toHaveCount(0);
  await expect(written.getByText('Jeg var ikke sliten.')).toHaveCount(1);
  await expectFine(page);

  await expect(inboxRow(desk, 'Kari Nordmann')).toContainText('Jeg var ikke sliten.');
  await openCase(desk, 'Kari Nordmann');
  const message = desk.getByRole('listitem').filter({ hasText: 'Du virket sliten i dag.' });
  await expect(message.getByText('Jeg var ikke sliten.')).toHaveCount(1);
  await expectFine(desk);
  await written.getByRole('button', { name: say('me:remark.withdraw') }).click();
  await expect(written.getByText('Jeg var ikke sliten.')).toHaveCount(0);
  await expect(message.getByText('Jeg var ikke sliten.')).toHaveCount(0);
});

test('retention run out: told of thirty days ahead, taken out, and on the day gone from the phone, the desk and the relay', async ({
  relay,
  person,
}) => {
  test.setTimeout(240_000);
  const { page: desk, context: atDesk } = await person({ at: 'desk', serviceWorkers: 'block' });
  const { page, context } = await person({ at: 'phone', serviceWorkers: 'block' });
  const leas = await leadSetsUpTeam(desk, relay.setupLink);
  await desk.getByRole('link', { name: say('team:nav.team'), exact: true }).click();
  await desk
    .getByRole('region', { name: say('team:practice.title') })
    .getByRole('button', { name: say('team:practice.edit') })
    .click();
  await desk.getByLabel(say('team:practice.months')).selectOption('12');
  await desk.getByRole('button', { name: say('team:practice.save') }).click();
  await expect(desk.getByText(say('team:practice.monthsValue', { count: 12 }))).toBeVisible();
  const link = await inviteCitizen(desk, { name: 'Kari Nordmann', called: 'Kari' });
  const karis = await citizenAccepts(page, link, { therapist: 'Lea', first: 'Ord som skal bort.' });
  await openCase(desk, 'Kari Nordmann');
  await desk.getByRole('button', { name: say('team:discharge.open') }).click();
  const ending = desk.getByRole('dialog', { name: say('team:discharge.title', { name: 'Kari' }) });
  await ending.getByRole('radio', { name: say('team:discharge.reason.completed') }).check();
  await ending.getByRole('checkbox', { name: say('discharge:later.now') }).uncheck();
  await ending.getByRole('button', { name: say('team:discharge.save') }).click();
  await expect(ending).toHaveCount(0);
  await leaveRecord(desk, 'Kari');
  // The relay counts from when it was told.
  const database = new Database(join(relay.dataDir, 'mellom.db'), { readonly: true });
  const noted = () => database.prepare('SELECT stream FROM streams WHERE ended_at IS NOT NULL').all().length;
  await expect.poll(noted, { timeout: 90_000 }).toBe(1);
  database.close();

  const daysLater = async (days: number) => {
    await relay.kill();
    await laterBy(atDesk, days);
    await laterBy(context, days);
    await relay.start(relayAheadBy(days));
  };
  await daysLater(340);
  await desk.reload();
  await unlock(desk, leas);
  await expect(desk.getByText(/^Saken blir slettet .*Forløpet ble avsluttet/)).toBeVisible();
  await page.reload();
  await unlock(page, karis);
  await goTo(page, 'today');
  await expect(page.getByText(say('me:retention.keep'))).toBeVisible();
  await expectFine(page);
  await expectFine(desk);

  await daysLater(372);
  await page.reload();
  await unlock(page, karis);
  await expect(page.getByRole('heading', { name: say('me:gone.retention.title') })).toBeVisible();
  await expectFine(page);
  await desk.reload();
  await unlock(desk, leas);
  await goToRoom(desk, 'cases');
  await expect(desk.getByText(say('team:ended.retention'))).toBeVisible();
  await expect(desk.getByText('Kari Nordmann')).toHaveCount(0);
  await expectFine(desk);
});
