import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { HandedIn } from '../../../src/care/pooling/handed-in';
import { overviewOf } from '../../../src/care/pooling/overview';
import { same } from '../../../src/crypto/bytes';
import { limits } from '../../../src/protocol/limits';
import { accountOf, flipped, handOf } from '../../attacks/stage';
import { alteringRelay } from '../../fixtures/altering-relay';
import { type Device, engineOn, passphrase, secured, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { newReportingTeam, type ReportingTeam, reportOf } from '../../fixtures/reporting-teams';
import { show, truthOf } from '../../fixtures/truth';

/** Twelve teams at one relay hand in to one reader: one sends again, and some send what does not count. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
const places = [
  ['Bergvik', '5501'],
  ['Elvestad', '5501'],
  ['Fagernes og Valdres', '3451'],
  ['Granli', '3401'],
  ['Havnes bydel', '0301'],
  ['Lillevik', '5501'],
  ['Myrdal', '4640'],
  ['Nesoddli', '3212'],
  ['Solbakken bydel', '0301'],
  ['Tindvik', '5503'],
  ['Vestre Å', '4601'],
  ['Åmot', '3422'],
] as const;
const period = { from: '2025-01-01', until: '2025-12-31' };
let place: Place;
let reader: Device;
const teams = new Map<string, ReportingTeam>();
const team = (name: string): ReportingTeam => {
  const found = teams.get(name);
  if (!found) throw new Error(name);
  return found;
};
const shares = { 'started-in-14': [40, 10], paired: [45, 5], recovery: [20, 20] } as const;
const good = (kommune: string, over: Partial<Parameters<typeof reportOf>[0]> = {}) =>
  reportOf({ kommune, shares: { ...shares, ...over.shares } as never, ...over });
const handed = async (engine = reader.engine): Promise<HandedIn[]> => engine.view('handedIn', null);
const of = (all: readonly HandedIn[], name: string): HandedIn => {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

beforeAll(async () => {
  place = await newPlace();
  for (const [i, [name]] of places.entries())
    teams.set(name, await newReportingTeam(place.url, i === 0 ? place.setupLink : place.anotherTeam(), name));
  const first = await team('Bergvik').invite();
  reader = await secured({ url: place.url }, (engine) => engine.readInvitation(first));
  await reader.engine.acceptInvitation({ name: 'Tiril Rud', title: 'Leser' });
  for (const [name] of places) {
    if (name !== 'Bergvik') await reader.engine.acceptReading(await team(name).invite());
    await team(name).admit();
  }
});
afterAll(async () => {
  await reader.engine.close();
  await place.close();
});

test('twelve teams hand in to one reader, each in its own stream: all of it is there, by alphabet, pooled, and nothing is known of who wrote it but the team', async () => {
  for (const [name, kommune] of places) if (name !== 'Granli') await team(name).send(team(name).row(good(kommune)));
  await until(async () => (await handed()).filter(({ counting }) => counting.length === 1).length === 11);
  const { rows, sent, shares: pooled, counties, marks } = overviewOf(await handed(), period);
  expect(rows.map(({ name }) => name)).toEqual(places.map(([name]) => name));
  expect(rows.filter(({ state }) => state === 'missing').map(({ name }) => name)).toEqual(['Granli']);
  expect([sent, pooled['started-in-14'].share, pooled.recovery.denominator, marks.length]).toEqual([11, 0.8, 440, 11]);
  const troms = counties.counties.find(({ county }) => county === '55');
  expect([troms?.teams, troms?.figure?.share]).toEqual([4, 0.8]);
});

test('a team that sends the period again replaces what it sent, and it is said; another period stands beside it', async () => {
  const again = good('3451', { at: '2026-02-02T09:00:00.000Z', shares: { 'started-in-14': [10, 40] } });
  await team('Fagernes og Valdres').send(team('Fagernes og Valdres').row(again));
  await until(async () => of(await handed(), 'Fagernes og Valdres').counting[0]?.replaced.length === 1);
  const { rows, shares: pooled } = overviewOf(await handed(), period);
  expect(rows.find(({ name }) => name === 'Fagernes og Valdres')).toMatchObject({ state: 'in', replaced: true });
  expect(pooled['started-in-14'].numerator).toBe(10 * 40 + 10);
  const before = good('3451', { from: '2024-01-01', until: '2024-12-31' });
  await team('Fagernes og Valdres').send(team('Fagernes og Valdres').row(before));
  await until(async () => of(await handed(), 'Fagernes og Valdres').counting.length === 2);
});

test('T82 what is no report of the team’s lead in the codebook that is read counts in nothing, and its reason is said', async () => {
  const [myrdal, granli] = [team('Myrdal'), team('Granli')];
  await myrdal.send(myrdal.row(good('4640', { from: '2023-01-01', until: '2023-12-31', codebook: 'rph-mds-0.9' })));
  await granli.send(granli.row({ ...good('3401'), tables: 'all of them' }));
  await until(async () => of(await handed(), 'Granli').refused.length === 1);
  await until(async () => of(await handed(), 'Myrdal').refused.length === 1);
  expect(of(await handed(), 'Granli')).toMatchObject({ counting: [], refused: [{ reason: 'shape' }] });
  expect(of(await handed(), 'Myrdal').refused[0]).toMatchObject({ reason: 'codebook', codebook: 'rph-mds-0.9' });
  expect(overviewOf(await handed(), period).rows.find(({ name }) => name === 'Granli')).toMatchObject({
    state: 'refused',
    refused: { reason: 'shape' },
  });
});

test('T82 a report whose signature does not fit, or that no lead has written, is refused by the relay, and by the reader’s own device where a relay hands it out', async () => {
  const elvestad = team('Elvestad');
  const stream = elvestad.stream();
  const forged = flipped(elvestad.row(good('5501', { at: '2026-03-01T09:00:00.000Z' })), 230);
  await expect(elvestad.send(forged)).rejects.toThrow('E_FORGED');
  const truth = truthOf(place.dataDir);
  const byReader = await handOf({ place, truth }, await accountOf(place, reader), stream);
  const { row: foreign } = byReader.item(good('5501', { at: '2026-03-02T09:00:00.000Z' }));
  expect(await byReader.append(foreign)).toMatchObject({ ok: false });
  const line = await alteringRelay(place.url);
  // Larger than any row can be: it is not even read, and is said all the same.
  const large = new Uint8Array(limits.rowMax + 1);
  large.set(foreign);
  show(line, truth, (rows, at) => (same(at, stream) ? [...rows, forged, foreign, large] : rows));
  const again = engineOn({ url: line.url, environment: { origin: place.url } });
  try {
    await again.restore({ code: reader.recoveryCode }, { passphrase });
    await until(async () => (await handed(again)).some(({ name, refused }) => name === 'Elvestad' && refused.length === 3));
    const found = of(await handed(again), 'Elvestad');
    expect([found.counting.length, found.refused.map(({ reason }) => reason).sort()]).toEqual([
      1,
      ['not-lead', 'signature', 'too-large'],
    ]);
  } finally {
    await again.close();
    truth.close();
    await line.close();
  }
});
