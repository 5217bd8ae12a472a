import { localDate } from '../../src/care/time/dates';
import { answers } from '../care/people';
import { expect, test } from '../fixtures/app';
import { newTeam, secured, until } from '../fixtures/engines';
import { blankRecord } from '../fixtures/records';
import { pathOf, secureAccount } from './account';
import { inboxRow, inviteCitizen, openCase } from './desk';
import { expectFine } from './fine';
import { goToRoom } from './team';
import { say } from './words';

test.describe.configure({ timeout: 240_000 });

test('a therapist ends a course, sees its record filled in, puts one field right and confirms by one press; the lead reads it, and what comes later is named', async ({
  relay,
  person,
}) => {
  const at = { url: relay.url, setupLink: relay.setupLink };
  const lead = await newTeam(at);
  const { page: tor } = await person({ at: 'desk' });
  const { link } = await lead.engine.inviteStaff({ name: 'Tor Berg', roles: ['therapist'] });
  await tor.goto(pathOf(link));
  await tor.getByRole('button', { name: say('team:setup.next') }).click();
  await secureAccount(tor);
  await tor.getByLabel(say('team:setup.titleField'), { exact: true }).fill('Psykolog');
  await tor.getByRole('button', { name: say('team:setup.next') }).click();
  await until(async () => (await lead.engine.view('staffClaims', null)).length === 1);
  const [claim] = await lead.engine.view('staffClaims', null);
  await lead.engine.admitStaff(claim?.claim ?? '', { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] });
  await expect(tor.getByRole('heading', { level: 1, name: say('team:inbox.title') })).toBeVisible();

  const invitation = await inviteCitizen(tor, { name: 'Kari Nordmann', called: 'Kari' });
  const kari = await secured(at, (engine) => engine.readInvitation(invitation));
  const { caseRef } = await kari.engine.acceptInvitation({ called: 'Kari' });
  if (!caseRef) throw new Error('no case');
  const measured = (instrument: 'phq-9' | 'gad-7', total: number) => kari.engine.write(caseRef, answers(instrument, total));
  await measured('phq-9', 15);
  await measured('gad-7', 12);
  await measured('phq-9', 7);

  await openCase(tor, 'Kari Nordmann');
  await tor.getByRole('textbox', { name: say('team:talk.label', { name: 'Kari' }) }).fill('Takk for nå, Kari.');
  await tor.keyboard.press('Control+Enter');
  // While it goes on: how complete it is, and what would mend it.
  await expect(tor.getByText(say('registry:mend.measure-again', { name: 'GAD-7' }))).toBeVisible();
  await tor.getByRole('button', { name: say('team:discharge.open') }).click();
  const ending = tor.getByRole('dialog', { name: say('team:discharge.title', { name: 'Kari' }) });
  await ending.getByRole('radio', { name: say('team:discharge.reason.completed') }).check();
  await ending.getByLabel(say('discharge:work.label')).selectOption('part-time');
  await ending.getByRole('button', { name: say('team:discharge.save') }).click();

  const record = tor.getByRole('dialog', { name: say('registry:title', { name: 'Kari' }) });
  await expect(record.getByText(say('registry:measure_other', { name: 'PHQ-9', first: 15, last: 7, count: 2 }))).toBeVisible();
  await expect(record.getByText(say('team:discharge.reason.completed'), { exact: true })).toBeVisible();
  await expectFine(tor);
  await record.getByRole('button', { name: say('registry:correctName', { name: say('registry:field.gender') }) }).click();
  await record.getByLabel(say('registry:field.gender'), { exact: true }).selectOption('woman');
  await record.getByRole('button', { name: say('registry:correctName', { name: say('registry:field.birthYear') }) }).click();
  const year = record.getByLabel(say('registry:field.birthYear'), { exact: true });
  await year.fill('19');
  await expect(record.getByText(say('registry:fault.birthYear'))).toBeVisible();
  await year.fill('1991');
  await expect(record.getByText(say('registry:corrected'))).toHaveCount(2);
  // Words of a dialog outlive it.
  await tor.keyboard.press('Escape');
  await expect(record).toHaveCount(0);
  await expect(tor.getByText(say('registry:awaits'))).toBeVisible();
  await expectFine(tor);
  // Until it is confirmed it waits in the inbox, from where one press leads to it.
  await goToRoom(tor, 'inbox');
  await expect(inboxRow(tor, 'Kari Nordmann')).toContainText(say('team:reason.record'));
  await expectFine(tor);
  await tor.getByRole('button', { name: say('team:inbox.record') }).click();
  await expect(record.getByText(say('registry:corrected'))).toHaveCount(2);
  await expectFine(tor);
  await record.getByRole('button', { name: say('registry:confirm'), exact: true }).click();
  await expect(record).toHaveCount(0);
  await expect(tor.getByText(/^Bekreftet /)).toBeVisible();
  await goToRoom(tor, 'inbox');
  await expect(inboxRow(tor, 'Kari Nordmann')).toHaveCount(0);
  await tor.goBack();

  await until(async () => (await lead.engine.view('records', null)).length === 1);
  const [read] = await lead.engine.view('records', null);
  expect(read?.record).toMatchObject({
    gender: 'woman',
    birthYear: 1991,
    endReason: 'completed',
    workEnd: { status: 'part-time', percent: null },
    measures: [
      { instrument: 'gad-7', count: 1 },
      { instrument: 'phq-9', first: { total: 15 }, last: { total: 7 } },
    ],
  });
  expect(JSON.stringify(read)).not.toMatch(/Kari|Nordmann/);

  await measured('gad-7', 4);
  await expect(tor.getByText(say('registry:differs', { fields: say('registry:field.measures') }))).toBeVisible();
  await tor.getByRole('button', { name: say('registry:look') }).click();
  await expect(record.getByText(say('registry:changed'), { exact: true })).toBeVisible();
  await record.getByRole('button', { name: say('registry:confirmAnew') }).click();
  await expect(record).toHaveCount(0);
  await until(async () => (await lead.engine.view('records', null))[0]?.record.measures[0]?.count === 2);
  expect((await lead.engine.view('records', null))[0]?.record.gender).toBe('woman');
  await tor.getByRole('button', { name: say('registry:look') }).click();
  await record.getByRole('button', { name: say('registry:takeOut') }).click();
  await expect(tor.getByText(/^Tatt ut av tallene /)).toBeVisible();
  await until(async () => (await lead.engine.view('records', null)).length === 0);
  await tor.getByRole('button', { name: say('registry:look') }).click();
  await record.getByRole('button', { name: say('registry:confirm'), exact: true }).click();
  await expect(record).toHaveCount(0);

  // Who leads nobody has a report too: of their own courses, also where another therapist has confirmed some.
  const others = { ...blankRecord, contactAt: localDate(new Date().toISOString()) };
  const other = { episode: 'EnAnnensForlopAAAAAAAA', codebook: 'rph-mds-1.0' as const, record: others, corrected: [] };
  await lead.engine.confirmRecord(other);
  await until(async () => (await lead.engine.view('records', null)).length === 2);
  await goToRoom(tor, 'report');
  await expect(tor.getByText(say('report:own'))).toBeVisible();
  await expectFine(tor);
  await tor.getByRole('link', { name: say('report:records.title') }).click();
  const lines = tor.getByRole('list', { name: say('report:records.title') }).getByRole('listitem');
  await expect(lines).toHaveCount(1);
  await expect(lines).not.toContainText('Kari');
  await expectFine(tor);
  // Without its case, by what the record itself says.
  await lines.getByRole('button', { name: say('report:records.takeOut') }).click();
  await expectFine(tor);
  await tor
    .getByRole('dialog')
    .getByRole('button', { name: say('report:takeOut.do') })
    .click();
  await expect(tor.getByText(say('report:empty.own'))).toBeVisible();
  await until(async () => (await lead.engine.view('records', null)).length === 1);
  for (const { engine } of [lead, kari]) await engine.close();
});
