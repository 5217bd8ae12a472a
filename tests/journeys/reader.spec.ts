import { readFile } from 'node:fs/promises';
import { structureOf } from '../client/documents/pdf-structure';
import { expect, test } from '../fixtures/app';
import { newReportingTeam, reportOf } from '../fixtures/reporting-teams';
import { expectFine } from './fine';
import { acceptLink, anotherTeam, becomeReader, readerRoom } from './reader';
import { say } from './words';

test.describe.configure({ timeout: 180_000 });

test('a national reader is let in by three teams, sees who has handed in and why something was refused, the country’s figures as pictures and tables, and takes them out as a file; no case anywhere', async ({
  relay,
  person,
}) => {
  const bergvik = await newReportingTeam(relay.url, relay.setupLink, 'Bergvik');
  const { page } = await person({ at: 'desk' });
  await becomeReader(page, await bergvik.invite());
  await expect(page.getByText(say('reader:empty.title'))).toBeVisible();
  await expectFine(page);
  await bergvik.admit();

  const aamot = await anotherTeam(relay, 'Åmot');
  const elvestad = await anotherTeam(relay, 'Elvestad');
  await readerRoom(page, 'keys').click();
  await acceptLink(page, await aamot.invite());
  await expectFine(page);
  await aamot.admit();
  await acceptLink(page, await elvestad.invite());
  await elvestad.admit();
  await expect(page.getByText(say('reader:keys.state.reading'))).toHaveCount(3);

  const shares = (started: [number, number], recovered: [number, number]) => ({
    'started-in-14': started,
    paired: [90, 10] as [number, number],
    recovery: recovered,
  });
  const first = reportOf({ kommune: '5501', shares: shares([10, 90], [60, 40]) });
  await bergvik.send(bergvik.row(first));
  const second = reportOf({ kommune: '5501', at: '2026-02-02T09:00:00.000Z', shares: shares([80, 20], [60, 40]) });
  await bergvik.send(bergvik.row(second));
  await aamot.send(aamot.row(reportOf({ kommune: '3422', shares: shares([60, 40], [20, 80]) })));
  await aamot.send(
    aamot.row(reportOf({ kommune: '3422', from: '2024-01-01', until: '2024-12-31', shares: shares([40, 60], [20, 80]) })),
  );
  await elvestad.send(elvestad.row(reportOf({ kommune: '3301', codebook: 'rph-mds-0.9', shares: {} })));

  await readerRoom(page, 'overview').click();
  const teams = page.getByRole('table', { name: say('reader:completeness.title') });
  await expect(teams.getByRole('rowheader')).toHaveText([/^Bergvik/, /^Elvestad/, /^Åmot/]);
  await expect(teams).toContainText(say('reader:refused.codebook', { codebook: 'rph-mds-0.9' }));
  await expect(teams.getByRole('row', { name: /^Bergvik/ })).toContainText(say('reader:row.replaced', { day: '2. februar' }));
  await expect(page.getByText(say('reader:headline.sent', { sent: 2, teams: 3 }))).toBeVisible();
  // Under three teams a county is hidden; the country is not.
  const counties = page.getByRole('region', { name: say('reader:counties.title') });
  await expect(counties.getByRole('listitem').filter({ hasText: 'Troms' })).toContainText(
    say('reader:county.teams', { count: 1 }),
  );
  const funnel = page.getByRole('region', { name: say('reader:funnel.title') });
  await funnel.getByText(say('common:showTable')).click();
  await expect(funnel.getByRole('table')).not.toContainText('Bergvik');
  await expect(funnel.getByRole('table').getByRole('rowheader')).toHaveText(['100', '100']);
  await expectFine(page);

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: say('reader:export.csv') }).click();
  const csv = await readFile(await (await coming).path(), 'utf8');
  expect(csv).toContain('rph-mds-1.0;2025-01-01;2025-12-31;Norge;started-in-14;140;200;70;');
  expect(csv).not.toContain('Bergvik');
  for (const norm of ['nb', 'nn'] as const) {
    const drawn = page.waitForEvent('download');
    await page.getByRole('button', { name: say(`reader:export.pdf.${norm}`) }).click();
    const { faults, tags } = await structureOf(new Uint8Array(await readFile(await (await drawn).path())));
    expect(faults).toEqual([]);
    expect(tags).toContain('Table');
  }

  await readerRoom(page, 'submissions').click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Bergvik', 'Elvestad', 'Åmot']);
  await expect(page.getByText(say('reader:advice.codebook'))).toBeVisible();
  await expectFine(page);
  await readerRoom(page, 'codebook').click();
  await expect(page.getByText(say('reader:share.recovery.what'))).toBeVisible();
  await expectFine(page);
  await expect(page.getByRole('link', { name: say('team:nav.cases') })).toHaveCount(0);
});
