import { readFileSync } from 'node:fs';
import { norwegianCohort } from '../../src/care/simulation/cohort';
import { simulate } from '../../src/care/simulation/episodes';
import { structureOf } from '../client/documents/pdf-structure';
import { expect, test } from '../fixtures/app';
import { allSent } from '../fixtures/engines';
import { leadSetsUpTeam } from './desk';
import { expectFine } from './fine';
import { engineJoins, goToRoom } from './team';
import { say } from './words';

test.describe.configure({ timeout: 240_000 });

const lastYear = new Date().getFullYear() - 1;

test('a lead sees what the figures need, then the figures of what a therapist has confirmed: another period, the details, a table and a document for the council', async ({
  relay,
  person,
}) => {
  const { page: lea } = await person({ at: 'desk' });
  await leadSetsUpTeam(lea, relay.setupLink);
  const tor = await engineJoins(lea, relay, { name: 'Tor Berg', title: 'Sykepleier', roles: ['therapist'] });
  await goToRoom(lea, 'report');
  await expect(lea.getByText(say('report:empty.title'))).toBeVisible();
  await expectFine(lea);

  const cohort = { ...norwegianCohort, enquiries: 60, paired: 0.9 };
  const [team] = simulate(cohort, { teams: 1, years: 1, firstYear: lastYear, seed: 12 });
  for (const { episode, record } of team?.records ?? [])
    await tor.engine.confirmRecord({ episode: episode.padEnd(22, 'A'), codebook: 'rph-mds-1.0', record, corrected: [] });
  await allSent(tor.engine);

  await lea.getByLabel(say('report:period')).selectOption(say('report:period.year', { year: lastYear }));
  const flow = lea.getByRole('table', { name: say('report:flow.title') });
  await expect(flow.getByRole('row', { name: new RegExp(`^${say('report:flow.contact')}`) })).toContainText('60');
  await expect(lea.getByRole('img', { name: say('report:months.title') })).toBeVisible();
  await expectFine(lea);

  await lea
    .getByRole('navigation', { name: say('report:more') })
    .getByRole('link', { name: say('report:detail.waits') })
    .click();
  await expect(lea.getByRole('heading', { level: 1, name: say('report:detail.waits') })).toBeFocused();
  await expect(lea.getByText(say('report:spread.started.how'))).toBeVisible();
  await expectFine(lea);
  await lea.getByRole('link', { name: say('report:back') }).click();
  await lea
    .getByRole('navigation', { name: say('report:more') })
    .getByRole('link', { name: say('report:detail.outcomes') })
    .click();
  await expect(lea.getByText(say('report:share.recovery.how'))).toBeVisible();
  await expectFine(lea);

  await lea.getByRole('link', { name: say('report:files') }).click();
  await expect(lea.getByRole('heading', { name: say('handin:section.flow') })).toBeVisible();
  await expectFine(lea);
  const saved = async (name: string) => {
    const [file] = await Promise.all([lea.waitForEvent('download'), lea.getByRole('button', { name }).click()]);
    expect(file.suggestedFilename()).toContain(`${lastYear}-01-01`);
    return readFileSync(await file.path());
  };
  const table = (await saved(say('handin:csv'))).toString();
  expect(table).toContain(`;${say('handin:code.contact')};${say('handin:code.count')};60`);
  expect(table).toContain(say('handin:cell.small'));
  const { codebook, rows } = JSON.parse((await saved(say('handin:save'))).toString());
  expect(codebook).toBe('rph-mds-1.0');
  expect(rows[0]).toMatchObject({ table: 'flow', contact: 60 });
  for (const norm of ['nb', 'nn'] as const) {
    const { faults, tags } = await structureOf(new Uint8Array(await saved(say(`handin:pdf.${norm}`))));
    expect(faults).toEqual([]);
    expect(tags).toContain('Table');
  }
});
