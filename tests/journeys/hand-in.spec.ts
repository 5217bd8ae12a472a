import { norwegianCohort } from '../../src/care/simulation/cohort';
import { simulate } from '../../src/care/simulation/episodes';
import { expect, test } from '../fixtures/app';
import { allSent, until } from '../fixtures/engines';
import { leadSetsUpTeam } from './desk';
import { expectFine } from './fine';
import { engineJoins, goToRoom } from './team';
import { say } from './words';

test.describe.configure({ timeout: 300_000 });

test('a lead looks at what would leave, is told that nobody reads yet, and hands in when somebody does: what the reader has is what was shown; where two read, it can leave only in a sum', async ({
  relay,
  person,
}) => {
  const { page: lea } = await person({ at: 'desk' });
  await leadSetsUpTeam(lea, relay.setupLink);
  const tor = await engineJoins(lea, relay, { name: 'Tor Berg', title: 'Sykepleier', roles: ['therapist'] });
  const year = new Date().getFullYear() - 1;
  const [team] = simulate(norwegianCohort, { teams: 1, years: 1, firstYear: year, seed: 4 });
  for (const [n, { record }] of (team?.records ?? []).slice(0, 120).entries()) {
    const episode = `Forlop${String(n).padStart(15, '0')}A`;
    await tor.engine.confirmRecord({ episode, codebook: 'rph-mds-1.0', record, corrected: [] });
  }
  await allSent(tor.engine);

  const handIn = async () => {
    await goToRoom(lea, 'report');
    await lea.getByRole('link', { name: say('report:handIn') }).click();
  };
  const send = lea.getByRole('button', { name: say('handin:send', { period: String(year) }) });
  await handIn();
  await expect(lea.getByText(say('handin:lacks.reader'))).toBeVisible();
  await expect(send).toHaveCount(0);
  await lea.getByRole('button', { name: new RegExp(`^${say('handin:section.people')}`) }).click();
  await expect(lea.getByRole('table', { name: say('handin:table.age-gender') })).toBeVisible();
  await expectFine(lea);

  await lea.getByRole('link', { name: say('handin:lacks.open') }).click();
  const practice = lea.getByRole('region', { name: say('team:practice.title') });
  await practice.getByRole('button', { name: say('team:practice.edit') }).click();
  await practice.getByRole('textbox', { name: say('team:practice.places') }).fill('1101');
  await practice.getByRole('button', { name: say('team:practice.save') }).click();
  const reader = await engineJoins(lea, relay, { name: 'Nasjonal leser', title: 'Leser', roles: ['reader'] });
  await handIn();
  const all = lea.getByRole('heading', { name: /^Sendes: \d+ tall$/ });
  await expect(all).toBeVisible();
  await lea.getByRole('button', { name: new RegExp(`^${say('handin:section.outcomes')}`) }).click();
  await expectFine(lea);
  await send.dblclick();
  await expect(lea.getByRole('button', { name: say('handin:sendAgain', { period: String(year) }) })).toBeVisible();
  await until(async () => (await reader.engine.view('handedIn', null))[0]?.counting.length === 1);
  const [one] = (await reader.engine.view('handedIn', null))[0]?.counting ?? [];
  expect(one).toMatchObject({ replaced: [], report: { from: `${year}-01-01`, replaces: null } });
  await lea.getByRole('button', { name: say('handin:asFile') }).click();
  const file = JSON.parse((await lea.locator('pre').textContent()) ?? '') as { rows: { table: string; contact?: number }[] };
  const flow = one?.report.tables.find(({ id }) => id === 'flow')?.cells[0];
  expect(file.rows.find(({ table }) => table === 'flow')?.contact).toBe(flow);
  await expectFine(lea);

  await expect(lea.getByText(say('sums:lacks', { count: 1 }))).toBeVisible();
  await goToRoom(lea, 'team');
  await engineJoins(lea, relay, { name: 'Leser ved SSB', title: 'Leser', roles: ['reader'] });
  await handIn();
  await lea.getByRole('button', { name: say('sums:open', { period: String(year) }) }).click();
  const dialog = lea.getByRole('dialog', { name: say('sums:dialog', { period: String(year) }) });
  // The reader knows the figures of this period already, and it is said.
  await expect(dialog.getByText(/er sendt inn som tall/)).toBeVisible();
  await expect(dialog.getByText(say('sums:truth.together'))).toBeVisible();
  await expectFine(lea);
  await dialog.getByRole('button', { name: say('sums:send') }).dblclick();
  await expect(lea.getByRole('button', { name: say('sums:openAgain', { period: String(year) }) })).toBeVisible();
  await until(async () => (await reader.engine.view('shareSums', null)).groups[0]?.teams.length === 1);
  expect((await reader.engine.view('shareSums', null)).groups[0]).toMatchObject({ refusal: 'too-few', name: 'Leser ved SSB' });
});
