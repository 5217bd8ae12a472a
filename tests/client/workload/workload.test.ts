import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/care/time/dates';
import { newId } from '../../../src/client/sync/write';
import { allSent, type Device, newCitizen, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** A lead opens nobody’s case: each therapist’s own client counts, and tells numbers. */
let place: Place;
let lead: Device;
let tor: Device;
let ida: Device;
const opened: Device[] = [];
const open = <D extends Device>(device: D): D => {
  opened.push(device);
  return device;
};
beforeEach(async () => {
  place = await newPlace();
  lead = open(await newTeam(place));
  tor = open(await newColleague(place, lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
  ida = open(await newColleague(place, lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['therapist'] }));
}, 60_000);
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await place.close();
});
const now = () => new Date().toISOString();
const today = () => localDate(now());
const accountOf = async ({ engine }: Device) => (await engine.view('me', null)).account;
const workOf = async (at: Device, of: Device) => {
  const account = await accountOf(of);
  return (await at.engine.view('workload', { now: now() })).rows.find((row) => row.account === account);
};

test('the lead reads how many cases there are, the answers owed and what lacks cover, and a colleague nothing of another’s', async () => {
  const kari = await newCitizen(place, tor);
  open(kari.citizen);
  const ola = await newCitizen(place, tor, { name: 'Ola Hansen', called: 'Ola' });
  open(ola.citizen);
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'Hei Tor.' });
  await until(async () => (await tor.engine.view('thread', { caseRef: kari.theirs, limit: 9 })).unread === 1);
  const away = { from: addDays(today(), 7), until: addDays(today(), 11) };
  await tor.engine.setAbsence({ absence: newId(), ...away });
  await tor.engine.cover(kari.theirs, { by: await accountOf(ida), ...away });
  await tor.engine.setCapacity({ most: 5, cases: 0 });
  await allSent(tor.engine);

  await until(async () => (await workOf(lead, tor))?.cases === 2);
  expect(await workOf(lead, tor)).toMatchObject({
    most: 5,
    help: { none: 2 },
    owed: 1,
    away: { ...away, lacking: 1, covered: [{ by: await accountOf(ida), count: 1 }] },
  });
  expect((await workOf(lead, ida))?.told).toBeNull();
  expect(await workOf(tor, tor)).toMatchObject({ cases: 2 });
  expect((await tor.engine.view('workload', { now: now() })).uncovered).toEqual([ola.theirs]);
  expect(await workOf(ida, tor)).toBeUndefined();
  expect((await lead.engine.view('capacities', null))[await accountOf(tor)]).toMatchObject({ most: 5, cases: 2 });
});
