import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Training } from '../../../src/care/criteria/practice';
import { type Device, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

let place: Place;
let lead: Device;
let tor: Device;
beforeEach(async () => {
  place = await newPlace();
  const at = { url: place.url, setupLink: place.setupLink };
  lead = await newTeam(at);
  tor = await newColleague(at, lead, { name: 'Tor Berg', title: 'Sykepleier', roles: ['therapist'] });
});
afterEach(async () => {
  for (const { engine } of [lead, tor]) await engine.close();
  await place.close();
});

const practice = (device: Device) => device.engine.view('practice', { year: 2026 });
const facts = (population: number) => ({
  year: 2026,
  coLocated: true,
  where: 'Helsehuset',
  free: true,
  specialist: null,
  gathering: null,
  survey: null,
  staff: [],
  population,
  otherMeasures: [],
  experience: '',
});

test('what a lead enters of a year stands for the team; of somebody who is no lead it counts for nothing', async () => {
  await tor.engine.setTeamYear(facts(5));
  await lead.engine.setTeamYear(facts(80_000));
  await until(async () => (await practice(tor)).entered?.population === 80_000);
  expect((await practice(lead)).entered?.population).toBe(80_000);
  await tor.engine.setTeamYear(facts(6));
  await lead.engine.setTeamYear({ ...facts(80_000), year: 2025 });
  await until(async () => (await lead.engine.view('practice', { year: 2025 })).entered !== null);
  expect((await practice(lead)).entered?.population).toBe(80_000);
});

test('a training that is pressed twice is one, and what is taken back is gone for everybody', async () => {
  const { account } = await tor.engine.view('me', null);
  const one: Training = {
    training: 'AAAAAAAAAAAAAAAAAAAAAA',
    person: account,
    sort: 'gathering',
    on: '2026-03-02',
    hours: 14,
    by: 'NFKT',
  };
  for (let press = 0; press < 2; press++) await tor.engine.logTraining(one);
  await until(async () => (await practice(lead)).trainings.length === 1);
  expect((await practice(lead)).trainings).toEqual([one]);
  await lead.engine.logTraining({ ...one, removed: true });
  await until(async () => (await practice(tor)).trainings.length === 0);
});
