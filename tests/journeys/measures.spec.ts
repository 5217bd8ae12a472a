import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures/app';
import { allSent, secured } from '../fixtures/engines';
import { unlock } from './account';
import { citizenAccepts, goTo, lockByHand } from './citizen';
import { laterBy } from './clock';
import { inboxRow, inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { expectFine } from './fine';
import { staffAtWork } from './staff';
import { say } from './words';

test.describe.configure({ timeout: 240_000 });

const day = 86_400_000;
/** PHQ-9 answers that add up to `total`, as they were given so many weeks from now. */
function phq(total: number, weeks: number) {
  let left = total;
  const values = Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => {
      const value = i === 8 ? 0 : Math.min(3, left);
      left -= value;
      return [`q${i + 1}`, value];
    }),
  );
  const at = new Date(Date.now() + weeks * 7 * day).toISOString();
  const about = {
    instrument: 'phq-9',
    version: '1.0.0',
    language: 'nb',
    wording: 'nb',
    timeZone: 'Europe/Oslo',
    mode: 'home',
  } as const;
  return { kind: 'answers', ...about, at, startedAt: at, values: { ...values, function: 1 } } as const;
}

test('three months of weekly measures: a deterioration is raised and acted on, then better, then below the limits, and the course ends', async ({
  relay,
  person,
}) => {
  const { page, context } = await person({ at: 'desk', serviceWorkers: 'block' });
  const secrets = await leadSetsUpTeam(page, relay.setupLink);
  const link = await inviteCitizen(page, { name: 'Kari Nordmann', called: 'Kari' });
  let ahead = 0;
  const kari = await secured({ url: relay.url, now: () => Date.now() + ahead }, (engine) => engine.readInvitation(link));
  const { caseRef } = await kari.engine.acceptInvitation({ called: 'Kari' });
  const answer = async (...rounds: [total: number, weeks: number][]) => {
    for (const [total, weeks] of rounds) await kari.engine.write(caseRef ?? '', phq(total, weeks));
    await allSent(kari.engine);
  };

  await answer([14, -2], [15, -1], [21, 0]);
  await page.getByRole('link', { name: say('team:nav.inbox') }).click();
  await expect(inboxRow(page, 'Kari Nordmann')).toContainText(say('team:reason.deterioration'));
  await openCase(page, 'Kari Nordmann');
  const flags = page.getByRole('region', { name: say('team:flag.title') });
  const worse = flags.getByRole('listitem').filter({ hasText: say('team:flag.name.deterioration') });
  await expect(worse).toContainText('14 til 21 (+7)');
  await worse.getByText(say('team:flag.rule'), { exact: true }).click();
  await expect(worse).toContainText(say('team:flag.rule.deterioration', { reliable: 6 }));
  await expectFine(page);

  await worse.getByRole('button', { name: say('team:flag.act') }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(say('team:flag.step.up'));
  await dialog.getByRole('button', { name: say('team:flag.save') }).click();
  await expect(dialog.getByText(say('team:flag.choose'))).toBeVisible();
  await dialog.getByRole('radio', { name: say('team:flag.action.adjusted') }).check();
  await dialog.getByRole('textbox').fill('Kortere mellomrom mellom timene.');
  await expectFine(page);
  await dialog.getByRole('button', { name: say('team:flag.save') }).click();
  await expect(worse).toContainText('Kortere mellomrom mellom timene.');
  await page.getByRole('link', { name: say('team:nav.inbox') }).click();
  await expect(page.getByText(say('team:reason.deterioration'))).toHaveCount(0);

  ahead = 84 * day;
  await laterBy(context, 84);
  await page.reload();
  await unlock(page, secrets);
  await answer([18, 1], [15, 3], [12, 5], [9, 8], [8, 10], [7, 12]);
  await openCase(page, 'Kari Nordmann');
  const better = flags.getByRole('listitem').filter({ hasText: say('team:flag.name.recovered') });
  await expect(better).toContainText('PHQ-9 7');
  await expect(flags.getByText(say('team:flag.name.deterioration'))).toHaveCount(0);
  const curve = page.getByRole('figure').first();
  await expect(curve).toContainText(say('team:curves.verdict.improved'));
  await curve.getByRole('button', { name: say('team:curves.items') }).click();
  await expect(curve.getByRole('row')).toHaveCount(11);
  await expectFine(page);
  await curve.getByRole('button', { name: say('team:curves.table') }).click();
  await expect(curve.getByRole('row')).toHaveCount(10);
  await page.emulateMedia({ media: 'print' });
  await expect(curve).toBeVisible();
  for (const pane of ['talk.title', 'work.title'] as const)
    await expect(page.getByRole('heading', { name: say(`team:${pane}`) }), 'the course is printed, and nothing else').toHaveCount(
      0,
    );
  await page.emulateMedia({ media: null });

  await page.getByRole('button', { name: say('team:discharge.open') }).click();
  await page.getByRole('radio', { name: say('team:discharge.reason.completed') }).check();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('team:discharge.save') })
    .click();
  await expect(page.getByText(/^Avsluttet .*avtalt ferdig/)).toBeVisible();
  await expect(flags).toHaveCount(0);
  await kari.engine.close();
});

test('an instrument of the team’s own: a bad file is refused with lines and changes nothing, a good one can be given and filled in together', async ({
  relay,
  person,
}) => {
  const { page } = await person({ at: 'desk' });
  await leadSetsUpTeam(page, relay.setupLink);
  await inviteCitizen(page, { name: 'Kari Nordmann', called: 'Kari' });
  const good = readFileSync('locales/instruments/gad-7.json', 'utf8')
    .replace('"id": "gad-7"', '"id": "own-worry"')
    .replaceAll('"GAD-7"', '"Eget skjema"');
  const choose = (text: string) =>
    page
      .getByLabel(say('team:measures.import'), { exact: true })
      .setInputFiles({ name: 'skjema.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByRole('link', { name: say('team:nav.measures') }).click();
  await expectFine(page);
  await choose(good.replace('"linkId": "q2"', '"linkId": "q1"').replace('"own-worry"', '"phq-9"'));
  await expect(page.getByText(say('team:measures.fault.link-id-twice'))).toBeVisible();
  await expect(page.getByText(say('team:measures.fault.ships-already'))).toBeVisible();
  await expect(page.getByText(/^Linje \d+$/)).toHaveCount(2);
  await expectFine(page);
  await choose(good);
  await expect(page.getByRole('listitem').filter({ hasText: 'Eget skjema' })).toBeVisible();
  await expect(page.getByText(say('team:measures.fault.link-id-twice'))).toHaveCount(0);

  await page.getByRole('link', { name: say('team:nav.cases') }).click();
  await page.getByRole('main').getByRole('link', { name: 'Kari Nordmann' }).click();
  await page.getByRole('button', { name: say('team:fillIn.open') }).click();
  const dialog = page.getByRole('dialog', { name: say('team:fillIn.title', { name: 'Kari' }) });
  await dialog.getByLabel(say('team:fillIn.which')).selectOption('Eget skjema');
  await dialog.getByRole('button', { name: say('team:fillIn.save') }).click();
  await expect(dialog.getByText(say('team:fillIn.missing', { count: 7 }))).toBeVisible();
  // One stands in the first question that lacks an answer; a figure answers it and goes on to the next.
  await expect(dialog.getByRole('group', { name: /^1\. / }).getByRole('radio').first()).toBeFocused();
  for (let n = 0; n < 6; n++) await page.keyboard.press('1');
  await expect(dialog.getByRole('radio', { name: 'Noen dager', checked: true })).toHaveCount(6);
  await dialog.getByRole('button', { name: say('team:fillIn.save') }).click();
  await expect(dialog.getByRole('group', { name: /^7\. / }).getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('1');
  await dialog.getByRole('radio', { name: say('team:fillIn.mode.paper') }).check();
  await dialog.getByRole('button', { name: say('team:fillIn.save') }).click();
  await expect(dialog.getByText(say('team:fillIn.day.none'))).toBeVisible();
  const dayBefore = (back: number) => new Date(Date.now() - back * day).toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' });
  await dialog.getByLabel(say('team:fillIn.day')).fill(dayBefore(2));
  await expect(dialog.getByText(say('team:fillIn.day.before'))).toBeVisible();
  await dialog.getByLabel(say('team:fillIn.day')).fill(dayBefore(0));
  await expectFine(page);
  await dialog.getByRole('button', { name: say('team:fillIn.save') }).click();
  await expect(dialog).toBeHidden();
  const curve = page.getByRole('figure').filter({ hasText: 'Eget skjema' });
  await expect(curve).toContainText('7');

  // Entered on the wrong person: it leaves the curve and stays in sight, and can come back.
  await curve.getByRole('button', { name: say('team:curves.table') }).click();
  await curve.getByRole('button', { name: say('team:curves.show') }).click();
  await page.getByRole('button', { name: say('team:strike.open') }).click();
  const striking = page.getByRole('dialog');
  await striking.getByRole('button', { name: say('team:strike.do') }).click();
  await expect(striking.getByText(say('team:strike.reasonNeeded'))).toBeVisible();
  await striking.getByRole('textbox').fill('Skjemaet var en annens.');
  await expectFine(page);
  await striking.getByRole('button', { name: say('team:strike.do') }).click();
  await expect(curve).toHaveCount(0);
  const struck = page.getByRole('region', { name: say('team:strike.list') });
  await expect(struck).toContainText('Skjemaet var en annens.');
  await expectFine(page);
  await page.getByRole('button', { name: say('team:case.fhir') }).click();
  await expectFine(page);
  const file = page.waitForEvent('download');
  await page.getByLabel(say('team:export.identifier')).fill('12-34');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('team:export.do') })
    .click();
  const json = readFileSync(await (await file).path(), 'utf8');
  expect(json).toContain('12-34');
  expect(json).toContain('entered-in-error');
  await struck.getByRole('button', { name: say('team:strike.restore') }).click();
  await expect(curve).toContainText('7');
});

test('a safety plan made on the phone is on top of the help sheet, without a network and, by choice, without unlocking; a round may be left out', async ({
  relay,
  person,
}) => {
  const lea = await staffAtWork(relay);
  const { link, caseRef } = await lea.invites();
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei Lea.' });
  await page.evaluate(() => navigator.serviceWorker.ready);

  await goTo(page, 'today');
  await page.getByRole('link', { name: say('today:questionnaire.title') }).click();
  await page.getByRole('button', { name: say('forms:leaveOut') }).click();
  await expectFine(page);
  await page.getByRole('button', { name: say('forms:leaveOut.too-much') }).click();
  await expect(page.getByRole('link', { name: say('today:questionnaire.title') })).toHaveCount(0);

  await goTo(page, 'me');
  await page.getByRole('link', { name: say('safety:plan.mine') }).click();
  await page.getByRole('button', { name: say('safety:plan.begin') }).click();
  const add = (list: string) => page.getByRole('button', { name: `${say('safety:plan.add')} ${list}` }).click();
  await page.getByRole('button', { name: say('safety:plan.save') }).click();
  await expect(page.getByText(say('safety:plan.nothing'))).toBeVisible();
  await add(say('safety:plan.own'));
  await expect(page.getByRole('textbox').first()).toBeFocused();
  await page.getByRole('textbox').first().fill('Gå ned til vannet');
  await expectFine(page);
  await page.getByRole('button', { name: say('safety:plan.save') }).click();
  await expect(page.getByText('Gå ned til vannet')).toBeVisible();
  await expect
    .poll(async () => (await lea.engine.view('case', { caseRef, glance: true })).safetyPlan?.own)
    .toEqual(['Gå ned til vannet']);
  await expectFine(page);

  await phone.goOffline();
  const help = () =>
    page
      .getByRole('button', { name: say('common:help.long') })
      .first()
      .click();
  await help();
  await expect(page.getByRole('dialog')).toContainText('Gå ned til vannet');
  await expectFine(page);
  await page.keyboard.press('Escape');
  await lockByHand(page);
  await help();
  await expect(page.getByRole('dialog')).not.toContainText('Gå ned til vannet');
  await page.keyboard.press('Escape');
});
