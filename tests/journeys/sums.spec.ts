import { readFile } from 'node:fs/promises';
import { type Counter, counters, countsOf } from '../../src/care/shares/counters';
import { summedText } from '../../src/care/shares/may-sum';
import { commitmentText, readCommitment, readSum, sumText } from '../../src/care/shares/told-sum';
import { fromBase64url, toBase64url, utf8 } from '../../src/crypto/bytes';
import { addShares, commitmentTo, signCommitment } from '../../src/crypto/shares';
import { accountOf } from '../attacks/stage';
import { expect, test } from '../fixtures/app';
import { secured, until } from '../fixtures/engines';
import { newReportingTeam, sharesOf } from '../fixtures/reporting-teams';
import { unlock } from './account';
import { expectFine } from './fine';
import { acceptLink, anotherTeam, becomeReader, readerRoom } from './reader';
import { say } from './words';

test.describe.configure({ timeout: 300_000 });

const counts = (n: number): Record<Counter, number> => countsOf(counters.map((_, i) => 20 * (n + 1) - i));
const one = Uint8Array.from({ length: counters.length * 8 }, (_, at) => (at === 7 ? 1 : 0));

test('two readers sum five teams that show their figures to nobody: a cheating reader’s texts are refused with the reason, a cheating team’s shift is in the total and unseen, and what was pasted survives a reload', async ({
  relay,
  person,
}) => {
  const teams = [await newReportingTeam(relay.url, relay.setupLink, 'Bergvik')];
  for (const name of ['Elvestad', 'Granli', 'Lillevik', 'Åmot']) teams.push(await anotherTeam(relay, name));
  const [first = '', ...others] = await Promise.all(teams.map((team) => team.invite()));
  const { page } = await person({ at: 'desk' });
  const secrets = await becomeReader(page, first);
  await readerRoom(page, 'sums').click();
  await expect(page.getByText(say('sums:room.none'))).toBeVisible();
  await expectFine(page);
  await readerRoom(page, 'keys').click();
  for (const link of others) await acceptLink(page, link);
  // The other one is at another organisation, and cheats with an account that is real.
  const [theirs = '', ...rest] = await Promise.all(teams.map((team) => team.invite()));
  const odd = await secured({ url: relay.url }, (engine) => engine.readInvitation(theirs));
  await odd.engine.acceptInvitation({ name: 'Odd Berge', title: 'Leser' });
  for (const link of rest) await odd.engine.acceptReading(link);
  for (const team of teams) await team.admit();
  await expect(page.getByText(say('reader:keys.state.reading'))).toHaveCount(5);

  for (const [n, team] of teams.entries()) await team.send(team.row(sharesOf(team, counts(n), n === 0 ? { shift: one } : {})));
  const sumsOf = () => odd.engine.view('shareSums', null);
  await until(async () => (await sumsOf()).groups[0]?.teams.length === 5);
  const [group] = (await sumsOf()).groups;
  if (!group) throw new Error('nothing to sum');
  await odd.engine.beginSum(group);

  await readerRoom(page, 'sums').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Åmot' })).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('sums:group.begin', { count: 5 }) }).dblclick();
  await expect(page.getByText(say('sums:group.begun'))).toBeVisible();
  const name = 'Odd Berge';
  const mine = await page.getByLabel(say('sums:give.commitment', { name })).inputValue();
  const commitments = page.getByLabel(say('sums:paste.commitment', { name }));
  const take = page.getByRole('button', { name: say('sums:paste.take') });
  await expect(page.getByLabel(say('sums:give.sum', { name }))).toHaveCount(0);
  await expectFine(page);

  // Odd names a team fewer than both have: refused, and what was pasted stays where it was.
  const [own] = (await sumsOf()).sums;
  const honest = readCommitment(own?.commitment ?? '');
  if (!own || !honest) throw new Error('no sum');
  await odd.engine.takeCommitment(own.id, mine);
  const sum = readSum((await sumsOf()).sums[0]?.sum ?? '', counters.length);
  if (!sum) throw new Error('no sum is shown');
  const account = await accountOf({ url: relay.url }, odd);
  const fewer = { ...honest.summed, shares: honest.summed.shares.slice(1) };
  const about = utf8(summedText(fewer));
  const commitment = commitmentTo(about, fromBase64url(sum.sum), fromBase64url(sum.nonce));
  const signature = toBase64url(signCommitment(account, about, commitment));
  await commitments.fill(commitmentText({ summed: fewer, commitment: toBase64url(commitment), signature }));
  await take.click();
  await expect(page.getByText(say('errors:E_SUM_TEAMS.what'))).toBeVisible();
  await page.reload();
  await unlock(page, secrets);
  await expect(commitments).toHaveValue(/^mellom-sum-1 commitment/);
  await commitments.fill(own.commitment);
  await take.dblclick();
  await expect(page.getByLabel(say('sums:give.sum', { name }))).toHaveValue(/^mellom-sum-1 sum/);

  // Then shows one more than was committed to: refused too; the sum itself is read.
  const sums = page.getByLabel(say('sums:paste.sum', { name }));
  const read = page.getByRole('button', { name: say('sums:paste.read') });
  await sums.fill(sumText({ ...sum, sum: toBase64url(addShares(fromBase64url(sum.sum), one)) }));
  await read.click();
  await expect(page.getByText(say('errors:E_SUM_CHANGED.what'))).toBeVisible();
  await expectFine(page);
  await sums.fill(sumText(sum));
  await read.click();
  const total = page.getByRole('table', { name: say('sums:total.title') });
  // 20 + 40 + 60 + 80 + 100, and the one that a team has added.
  await expect(total.getByRole('row', { name: new RegExp(`^${say('sums:counter.contact')}`) })).toContainText('301');
  await expectFine(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: say('sums:total.csv') }).click();
  const csv = await readFile(await (await coming).path(), 'utf8');
  expect(csv).toContain('rph-mds-1.0;2025-01-01;2025-12-31;5;contact;300;;;');
  expect(csv).not.toContain('Bergvik');
  await odd.engine.close();
});
