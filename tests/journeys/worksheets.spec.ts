import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import { plant } from '../fixtures/planted';
import { unlock } from './account';
import { citizenAccepts, writeNight } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { expectFine } from './fine';
import { fillEntry, fillField, finishEntry, goInside, openSheet, structureOf, titleOf } from './sheet';
import { say } from './words';

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(new Date());
const button = (page: Page, key: `programme:${string}`, values: Record<string, string | number> = {}) =>
  page.getByRole('button', { name: say(key, values), exact: true });
const newEntry = (page: Page) => button(page, 'programme:sheet.new').click();
/** The newest entry, opened. */
async function openNewest(page: Page): Promise<void> {
  await page
    .getByRole('listitem')
    .filter({ has: page.locator('summary') })
    .first()
    .locator('summary')
    .click();
}
test('worksheets of every shape are filled in without a network, found again after a lock, removed and put back', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const secrets = await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei, her er jeg.' });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await phone.goOffline();
  await page.goto('/');
  await unlock(page, secrets);

  // branch: what comes after an open question is not shown yet
  await openSheet(page, 'worry-tree');
  await expect(page.getByText(say('worksheets:worry-tree.canAct'))).toHaveCount(0);
  await fillEntry(page, 'worry-tree', { worry: 'Tenk om jeg mister jobben', canAct: false, refocus: 'Lytte til regnet' });
  await expectFine(page);
  await finishEntry(page);

  // ladder: read from the easiest up, whatever order it was written in
  await openSheet(page, 'exposure-ladder');
  const steps = [
    { situation: 'Ta bussen i rushtida', suds: 80, avoidance: 100, safetyBehaviours: ['Sitte ved døra'] },
    { situation: 'Ta bussen ett stopp', suds: 35 },
  ];
  await fillEntry(page, 'exposure-ladder', { fearTheme: 'Å ta bussen', steps });
  await expectFine(page);
  await finishEntry(page);
  const rungs = page.getByRole('listitem').filter({ has: page.getByRole('progressbar') });
  await expect(rungs.first()).toContainText('Ta bussen ett stopp');
  await expect(rungs.first()).toContainText(say('worksheets:exposure-ladder.ladder.start'));
  await expect(rungs.nth(1)).toContainText('Ta bussen i rushtida');

  // log: a practice names a step of that ladder, and is taken up again afterwards
  await page.getByRole('link', { name: say('programme:sheet.practise') }).click();
  for (const [before, peak, end] of [
    [60, 80, 45],
    [40, 65, 20],
  ] as const) {
    if (before === 40) await newEntry(page);
    const expected = { what: 'At jeg besvimer', probability: 70 };
    await fillEntry(page, 'exposure-log', { step: 'Ta bussen ett stopp', expected, suds: { before } });
    await finishEntry(page);
    await page
      .getByRole('button', { name: say('programme:sheet.goOn') })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: say('programme:sheet.again') })).toBeVisible();
    for (const field of structureOf('exposure-log').fields) {
      const values: Record<string, unknown> = { suds: { peak, end }, happened: 'Det gikk bra.', cameTrue: 'no' };
      if (values[field.id] !== undefined) await fillField(page.getByRole('main'), field, values[field.id]);
    }
    await finishEntry(page);
  }
  const found = { step: 'Ta bussen ett stopp', count: 2 };
  await expect(page.getByText(say('programme:sheet.finding.practised', found))).toContainText(
    say('programme:sheet.finding.between', { first: 80, latest: 65 }),
  );
  await expect(page.getByRole('img', { name: 'Ta bussen ett stopp' })).toBeVisible();
  await expectFine(page);

  // steps: one question a screen, resumed at the same one after the app was closed
  await openSheet(page, 'thought-record');
  await page.getByLabel(say('worksheets:thought-record.situation')).fill('Møtet på jobb');
  await button(page, 'programme:sheet.next').click();
  await expect(page.getByRole('heading', { level: 1, name: say('worksheets:thought-record.emotions') })).toBeVisible();
  await expectFine(page);
  await page.goto('/');
  await unlock(page, secrets);
  await openSheet(page, 'thought-record');
  await expect(page.getByRole('heading', { level: 1, name: say('worksheets:thought-record.emotions') })).toBeVisible();
  await button(page, 'programme:sheet.back').click();
  const thoughts = [
    { text: 'Jeg duger ikke', belief: 60 },
    { text: 'Alle så at jeg skalv', belief: 90, isHot: true },
  ];
  await fillEntry(page, 'thought-record', {
    emotions: [{ name: 'Redd', before: 80 }],
    automaticThoughts: thoughts,
    thinkingTraps: ['mind-reading'],
  });
  await button(page, 'programme:sheet.restNow').click();
  await page.getByLabel(say('worksheets:thought-record.balancedThought.text')).fill('Noen så det kanskje. De sa ikke noe.');
  await button(page, 'programme:sheet.next').click();
  await page
    .getByRole('group', { name: 'Redd', exact: true })
    .getByLabel(say('worksheets:thought-record.emotionsAfter.after'))
    .fill('45');
  for (let n = 0; n < 3; n++) await button(page, 'programme:sheet.next').click();
  await finishEntry(page);
  await expect(page.getByText(say('programme:sheet.finding.fell', { by: 35 }))).toBeVisible();

  // grid: planned in a part of a day, done there
  await openSheet(page, 'activity-plan');
  const walk = { day: today(), block: 'morning', activity: 'Gå en kort tur', category: 'exercise', moodBefore: 3 };
  await fillEntry(page, 'activity-plan', walk);
  await finishEntry(page);
  await page
    .getByRole('region', { name: say('worksheets:activity-plan.block.option.morning') })
    .getByText('Gå en kort tur')
    .click();
  const [done, after] = ['done', 'moodAfter'].map((id) => structureOf('activity-plan').fields.find((one) => one.id === id));
  if (!done || !after) throw new Error('the plan asks how it was');
  await fillField(page.getByRole('main'), done, true);
  await fillField(page.getByRole('main'), after, 6);
  await finishEntry(page);
  await expect(page.getByText(say('programme:sheet.week.done')).first()).toBeVisible();
  await expectFine(page);

  // log with amounts: presets, sums, and the warning about stopping at once
  await openSheet(page, 'alcohol-diary');
  for (let ago = 4; ago >= 0; ago--) {
    if (ago < 4) await newEntry(page);
    await page.getByRole('button', { name: `+ ${say('worksheets:alcohol-diary.drinks.preset.bottle')}` }).click();
    const start = structureOf('alcohol-diary').fields[0];
    if (start) await fillField(page.getByRole('main'), start, `${dayBefore(ago)}T20:00`);
    await finishEntry(page);
  }
  await expect(page.getByText(say('programme:sheet.amount.units', { value: 30 })).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: say('worksheets:alcohol-diary.withdrawal.title') })).toBeVisible();
  await expect(page.getByRole('link', { name: '113' }).first()).toBeVisible();
  await expectFine(page);

  // list and plan; removed, and put back
  await openSheet(page, 'goals');
  await fillEntry(page, 'goals', { text: 'Ta bussen alene til jobb', area: 'work-school', importance: 8, now: 2 });
  await finishEntry(page);
  await openNewest(page);
  await button(page, 'programme:sheet.remove').click();
  await expect(page.getByText(say('programme:sheet.removed'))).toBeVisible();
  await expect(page.getByText('Ta bussen alene til jobb')).toHaveCount(0);
  await button(page, 'programme:sheet.undo').click();
  await expect(page.getByText('Ta bussen alene til jobb').first()).toBeVisible();
  await openSheet(page, 'high-risk-plan');
  await fillEntry(page, 'high-risk-plan', { situation: 'Lønningspils', whatIDo: 'Bestille alkoholfritt', confidence: 6 });
  await finishEntry(page);
  await expectFine(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByText(say('programme:sheet.keep'), { exact: true })
      .click()
      .then(() => button(page, 'programme:sheet.keep.csv').click()),
  ]);
  expect(download.suggestedFilename()).toBe('high-risk-plan.csv');

  // every one of them is found in one place
  await goInside(page, '/dagbok');
  await expect(page.getByRole('heading', { level: 1, name: say('programme:sheets.title') })).toBeVisible();
  await expect(page.getByRole('link', { name: titleOf('exposure-log') })).toContainText(
    say('programme:path.entries', { count: 2 }),
  );
  await expectFine(page);

  // all of it is there after a lock, still without a network
  await page.goto('/');
  await unlock(page, secrets);
  await openSheet(page, 'worry-tree');
  await expect(page.getByText('Tenk om jeg mister jobben').first()).toBeVisible();
});

test('an entry is one’s own until it is shared; the therapist’s word comes back beside it; sharing can end', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const { page } = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Ola Nordmann', called: 'Ola' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei, Ola her.' });
  plant('Naboen svarte ikke', 'Bare for meg selv');

  // While it is typed, a number may be what it must not be in the end; it is set within its range when one leaves it.
  await openSheet(page, 'worry-time');
  const minutes = page.getByLabel(say('worksheets:worry-time.minutes'), { exact: true });
  await minutes.fill('2');
  await expect(minutes).toHaveValue('2');
  await minutes.fill('20');
  await minutes.blur();
  await expect(minutes).toHaveValue('20');
  await minutes.fill('300');
  await minutes.blur();
  await expect(minutes).toHaveValue('30');
  await openSheet(page, 'worry-diary');
  const worry = { worry: 'Naboen svarte ikke', type: 'hypothetical', distress: 70 };
  await fillEntry(page, 'worry-diary', worry);
  const share = page.getByRole('switch');
  await expect(share).not.toBeChecked();
  await finishEntry(page);
  await newEntry(page);
  // A time that is none stays as it was typed, and is said to be none; emptied it is empty.
  const later = page
    .getByRole('group', { name: say('worksheets:worry-diary.postponedTo'), exact: true })
    .locator('input:not([type=date])');
  await later.fill('25.30');
  await later.blur();
  await expect(page.getByText(say('common:timeWrong'))).toBeVisible();
  await expect(later).toHaveValue('25.30');
  await later.fill('');
  await later.blur();
  await expect(page.getByText(say('common:timeWrong'))).toHaveCount(0);
  await expect(later).toHaveValue('');
  await fillEntry(page, 'worry-diary', { ...worry, worry: 'Bare for meg selv' });
  await finishEntry(page);

  await page.getByRole('listitem').filter({ hasText: 'Naboen svarte ikke' }).locator('summary').click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Naboen svarte ikke' })
    .getByRole('button', { name: say('programme:sheet.share', { name: 'Lea' }), exact: true })
    .click();
  await expect(page.getByText(say('programme:sheet.nowShared', { name: 'Lea' }))).toBeVisible();

  await desk.page.getByRole('link', { name: say('team:nav.cases') }).click();
  await desk.page.getByRole('link', { name: 'Ola Nordmann' }).first().click();
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Ola Nordmann' })).toBeVisible();
  await desk.page.getByRole('button', { name: new RegExp(titleOf('worry-diary')) }).click();
  await expect(desk.page.getByText('Naboen svarte ikke').first()).toBeVisible();
  await expect(desk.page.getByText('Bare for meg selv')).toHaveCount(0);
  const room = desk.page.getByRole('dialog', { name: titleOf('worry-diary') });
  await room.getByRole('button', { name: new RegExp(`^${say('team:entry.comment')} `) }).click();
  await room
    .getByRole('textbox', { name: say('team:entry.commentLabel', { what: titleOf('worry-diary') }) })
    .fill('Så fint at du skrev den ned.');
  await room.getByRole('button', { name: say('team:entry.send'), exact: true }).click();
  await expect(page.getByText('Så fint at du skrev den ned.')).toBeVisible();

  await page
    .getByRole('listitem')
    .filter({ hasText: 'Naboen svarte ikke' })
    .getByRole('button', { name: say('programme:sheet.takeBack'), exact: true })
    .click();
  await expect(page.getByText(say('programme:sheet.takenBack', { name: 'Lea' }))).toBeVisible();
  await expect(desk.page.getByText('Naboen svarte ikke')).toHaveCount(0);
  await expect(page.getByText('Naboen svarte ikke').first()).toBeVisible();

  // What is given to do is not shared unasked: the first time it is a question, after that it stands as it was left.
  await openSheet(page, 'sleep-diary');
  await page.getByRole('button', { name: say('programme:sheet.done'), exact: true }).click();
  await expect(page.getByText(say('programme:sheet.share.missing', { name: 'Lea' }))).toBeVisible();
  await expectFine(page);
  await writeNight(page, { bed: '22.30', off: '23.00', latency: 20, woke: '06.30', up: '07.00', alone: true });
  await expect(page.getByText(say('programme:sheet.share.off')).first()).toBeVisible();
  await page.getByRole('button', { name: say('programme:sheet.edit'), exact: true }).click();
  await page.getByText(say('programme:sheet.other')).click();
  await page
    .locator('details')
    .filter({ hasText: say('programme:sheet.other') })
    .getByRole('button')
    .nth(1)
    .click();
  await expect(page.locator('[data-share="asks"]')).toHaveCount(0);
  await expect(share).not.toBeChecked();
});

test('a practice that a safety question holds is not begun, says why, and opens again when the therapist lets it', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const { page } = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Eva Nordmann', called: 'Eva' }, 'Møt det du er redd for');
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei, Eva her.' });
  await openSheet(page, 'exposure-log');
  await expect(page.getByRole('heading', { name: say('programme:sheet.held.unasked.title') })).toBeVisible();
  await expectFine(page);
  await goInside(page, '/program/phobia/p1/health');
  await page.getByRole('checkbox', { name: 'Hjertesykdom eller høyt blodtrykk' }).check();
  await page.getByRole('button', { name: say('programme:read.next'), exact: true }).click();

  await openSheet(page, 'exposure-log');
  await expect(page.getByRole('heading', { name: say('programme:sheet.held.title', { name: 'Lea' }) })).toBeVisible();
  await expect(page.getByText(say('programme:sheet.held.meanwhile.exposure'))).toBeVisible();
  await expect(button(page, 'programme:sheet.new')).toHaveCount(0);
  await expectFine(page);

  await openCase(desk.page, 'Eva Nordmann');
  await desk.page
    .getByRole('button', { name: say('team:hold.release'), exact: true })
    .first()
    .click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: say('team:hold.note') }).fill('Vurdert med fastlegen.');
  await dialog.getByRole('button', { name: say('team:hold.release'), exact: true }).click();
  await expect(page.getByLabel(say('worksheets:exposure-log.expected.what'))).toBeVisible();
});

/** The date so many days ago, as fields take it. */
function dayBefore(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(new Date(Date.now() - days * 86_400_000));
}
