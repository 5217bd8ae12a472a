import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Counter, counters, countsOf } from '../../../src/care/shares/counters';
import { summedText } from '../../../src/care/shares/may-sum';
import { commitmentText, readCommitment, readSum, sumText } from '../../../src/care/shares/told-sum';
import { fromBase64url, toBase64url, utf8 } from '../../../src/crypto/bytes';
import { addShares, commitmentTo, signCommitment } from '../../../src/crypto/shares';
import { secureRandom } from '../../../src/crypto/sodium';
import { accountOf } from '../../attacks/stage';
import { type Device, engineOn, passphrase, secured, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { newReportingTeam, type ReportingTeam, sharesOf } from '../../fixtures/reporting-teams';

/** Six teams show their figures to nobody: each sends them in two halves, and two readers sum them, giving each other text. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });
const names = ['Bergvik', 'Elvestad', 'Granli', 'Lillevik', 'Myrdal', 'Åmot'] as const;
const countsOfTeam = (n: number) => countsOf(counters.map((_, i) => 10 * (n + 1) + i));
const total = countsOf(counters.map((_, i) => 210 + 6 * i));
let place: Place;
let tiril: Device;
let odd: Device;
const teams: ReportingTeam[] = [];

beforeAll(async () => {
  place = await newPlace();
  for (const [i, name] of names.entries())
    teams.push(await newReportingTeam(place.url, i === 0 ? place.setupLink : place.anotherTeam(), name));
  const reader = async (name: string): Promise<Device> => {
    const [first, ...others] = await Promise.all(teams.map((team) => team.invite()));
    const device = await secured({ url: place.url }, (engine) => engine.readInvitation(first ?? ''));
    await device.engine.acceptInvitation({ name, title: 'Leser' });
    for (const link of others) await device.engine.acceptReading(link);
    return device;
  };
  tiril = await reader('Tiril Rud');
  odd = await reader('Odd Berge');
  for (const team of teams) await team.admit();
});
afterAll(async () => {
  for (const { engine } of [tiril, odd]) await engine.close();
  await place.close();
});

const periodOf = (year: number) => ({ from: `${year}-01-01`, until: `${year}-12-31` });
const seen = ({ engine }: Device) => engine.view('shareSums', null);
const groupOf = async (reader: Device, year: number) =>
  (await seen(reader)).groups.find(({ from }) => from === periodOf(year).from);
const sumOf = async (reader: Device, year: number) => {
  const found = (await seen(reader)).sums.find(({ summed }) => summed.from === periodOf(year).from);
  if (!found) throw new Error('no such sum');
  return found;
};
type Cheat = Parameters<typeof sharesOf>[2];
/** Each team sends the year, and both readers have it. */
async function sendAll(year: number, from: readonly ReportingTeam[] = teams, cheat: Cheat = {}): Promise<void> {
  for (const [n, team] of from.entries())
    await team.send(team.row(sharesOf(team, countsOfTeam(n), { ...periodOf(year), ...(n === 0 ? cheat : {}) })));
  for (const reader of [tiril, odd]) await until(async () => (await groupOf(reader, year))?.teams.length === from.length);
}
async function begin(year: number): Promise<void> {
  for (const reader of [tiril, odd]) {
    const group = await groupOf(reader, year);
    if (!group) throw new Error('nothing to sum');
    await reader.engine.beginSum(group);
  }
}
const give = async (from: Device, to: Device, year: number) =>
  to.engine.takeCommitment((await sumOf(to, year)).id, (await sumOf(from, year)).commitment);
const show = async (from: Device, to: Device, year: number) =>
  to.engine.takeSum((await sumOf(to, year)).id, (await sumOf(from, year)).sum ?? '');
const oneMore = Uint8Array.from({ length: counters.length * 8 }, (_, at) => (at === 7 ? 1 : 0));
const contactPlus = (more: number): Record<Counter, number> => ({ ...total, contact: total.contact + more });

test('two readers who give each other their commitments and then their sums both have the total, once however often they press, on each of their devices', async () => {
  await sendAll(2025);
  await begin(2025);
  await begin(2025);
  expect((await seen(tiril)).sums).toHaveLength(1);
  // Nothing is shown before the other has committed.
  expect(await sumOf(tiril, 2025)).toMatchObject({ sum: null, total: null, other: 'Odd Berge', teams: [...names] });
  await expect(show(odd, tiril, 2025)).rejects.toMatchObject({ code: 'E_SUM_TEXT' });
  await give(odd, tiril, 2025);
  await give(odd, tiril, 2025);
  await tiril.killAndReopen();
  await give(tiril, odd, 2025);
  await show(odd, tiril, 2025);
  await show(tiril, odd, 2025);
  for (const reader of [tiril, odd]) expect((await sumOf(reader, 2025)).total).toEqual(total);

  // A device that comes new knows what was shown, and refuses what is too alike.
  const bergvik = teams.slice(0, 1);
  for (const team of bergvik) await team.send(team.row(sharesOf(team, countsOfTeam(1), periodOf(2025))));
  await until(async () => (await groupOf(tiril, 2025))?.refusal === 'too-alike');
  const another = engineOn({ url: place.url });
  try {
    await another.restore({ code: tiril.recoveryCode }, { passphrase });
    const restored: Device = { ...tiril, engine: another };
    await until(async () => (await groupOf(restored, 2025))?.refusal === 'too-alike');
    expect((await sumOf(restored, 2025)).total).toEqual(total);
    const group = await groupOf(restored, 2025);
    await expect(another.beginSum(group ?? { ...periodOf(2025), other: '' })).rejects.toMatchObject({ code: 'E_SUM_RULE' });
  } finally {
    await another.close();
  }
});

test('T83 a team that shifts its halves shifts the total, and no reader sees it; where the total cannot be, it is refused', async () => {
  await sendAll(2024, teams, { shift: oneMore });
  await begin(2024);
  await give(odd, tiril, 2024);
  await give(tiril, odd, 2024);
  await show(odd, tiril, 2024);
  expect((await sumOf(tiril, 2024)).total).toEqual(contactPlus(1));

  await sendAll(2023, teams, { shift: Uint8Array.from(oneMore, (_, at) => (at === 3 ? 1 : 0)) });
  await begin(2023);
  await give(odd, tiril, 2023);
  await give(tiril, odd, 2023);
  await expect(show(odd, tiril, 2023)).rejects.toMatchObject({ code: 'E_SUM_IMPOSSIBLE' });
  expect((await sumOf(tiril, 2023)).total).toBeNull();
});

test('T84 a reader who names other teams or another period, has not signed, commits twice, or shows another sum than the one committed to is found; one who made a sum up before is not', async () => {
  await sendAll(2022);
  await begin(2022);
  const mine = await sumOf(tiril, 2022);
  const honest = readCommitment((await sumOf(odd, 2022)).commitment);
  if (!honest) throw new Error('no commitment');
  const account = await accountOf(place, odd);
  /** What the other reader’s account can sign with a client of its own making. */
  const signed = (summed: typeof honest.summed, sum: Uint8Array, nonce: Uint8Array, by = account) => {
    const about = utf8(summedText(summed));
    const commitment = commitmentTo(about, sum, nonce);
    const signature = signCommitment(by, about, commitment);
    return commitmentText({ summed, commitment: toBase64url(commitment), signature: toBase64url(signature) });
  };
  const take = (text: string) => tiril.engine.takeCommitment(mine.id, text);
  const [nonce, zero] = [secureRandom(32), oneMore.map(() => 0)];
  const { summed } = honest;
  await expect(take(mine.commitment.slice(0, -9))).rejects.toMatchObject({ code: 'E_SUM_TEXT' });
  await expect(take(mine.commitment)).rejects.toMatchObject({ code: 'E_SUM_WHO' });
  await expect(take(signed(summed, zero, nonce, await accountOf(place, tiril)))).rejects.toMatchObject({ code: 'E_SUM_WHO' });
  const fewer = { ...summed, shares: summed.shares.slice(1) };
  await expect(take(signed(fewer, zero, nonce))).rejects.toMatchObject({ code: 'E_SUM_TEAMS' });
  await expect(take(signed({ ...summed, ...periodOf(2021) }, zero, nonce))).rejects.toMatchObject({ code: 'E_SUM_PERIOD' });
  expect((await sumOf(tiril, 2022)).sum).toBeNull();

  // Odd commits to a sum with one more than there is, and shows it: nobody can know.
  await give(tiril, odd, 2022);
  const honestSum = readSum((await sumOf(odd, 2022)).sum ?? '', counters.length);
  const madeUp = addShares(fromBase64url(honestSum?.sum ?? ''), oneMore);
  await take(signed(summed, madeUp, nonce).replaceAll('\n', '\r\n  '));
  await expect(take(signed(summed, zero, nonce))).rejects.toMatchObject({ code: 'E_SUM_CHANGED' });
  const shown = (sum: Uint8Array) => sumText({ nonce: toBase64url(nonce), sum: toBase64url(sum) });
  const afterwards = addShares(madeUp, oneMore);
  await expect(tiril.engine.takeSum(mine.id, shown(afterwards))).rejects.toMatchObject({ code: 'E_SUM_CHANGED' });
  await tiril.engine.takeSum(mine.id, shown(madeUp));
  expect((await sumOf(tiril, 2022)).total).toEqual(contactPlus(1));
});

test('T84 four teams are not summed, and what is sealed to others, to another period, or of another codebook is in no sum and says why', async () => {
  await sendAll(2021, teams.slice(0, 4));
  const group = await groupOf(tiril, 2021);
  expect(group?.refusal).toBe('too-few');
  await expect(tiril.engine.beginSum(group ?? { ...periodOf(2021), other: '' })).rejects.toMatchObject({ code: 'E_SUM_RULE' });
  const [bergvik] = teams;
  if (!bergvik) throw new Error('no team');
  const year = periodOf(2020);
  const good = sharesOf(bergvik, total, year);
  const tirils = toBase64url((await accountOf(place, tiril)).id);
  await bergvik.send(bergvik.row({ ...good, codebook: 'rph-mds-0.9' }));
  await bergvik.send(bergvik.row({ ...sharesOf(bergvik, total, periodOf(2019)), ...year }));
  const shares = (good.shares as { reader: string; share: string }[]).map((one) => ({
    ...one,
    reader: one.reader === tirils ? `${'L'.repeat(42)}A` : one.reader,
  }));
  await bergvik.send(bergvik.row({ ...good, id: toBase64url(secureRandom(16)), shares }));
  await until(async () => (await seen(tiril)).refused.length === 3);
  expect((await seen(tiril)).refused.map(({ reason }) => reason).sort()).toEqual(['closed', 'codebook', 'not-mine']);
  expect(await groupOf(tiril, 2020)).toBeUndefined();
});
