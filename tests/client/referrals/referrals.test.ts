import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WrittenReferral } from '../../../src/client/api';
import { allSent, type Device, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** Referrals that staff write in: a case without a citizen, for all who take such in. */
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
  ida = open(await newColleague(place, lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['intake'] }));
});
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await place.close();
});

const sander: WrittenReferral = {
  contactAt: '2026-03-03',
  way: 'phone',
  source: 'self-gp',
  name: 'Sander Nilsen',
  phone: '41 22 33 44',
  birthYear: 2001,
  problems: ['sleep', 'anxiety'],
  words: 'Sover nesten ikke.',
  wish: '',
  helped: '',
  times: '',
  reach: {},
};
const now = () => new Date().toISOString();
const waitingAt = ({ engine }: Device) => engine.view('referrals', { now: now() });
const idOf = async ({ engine }: Device) => (await engine.view('me', null)).account;

test('what a therapist writes in stands with all who take referrals in, and with nobody else; it is no case of anybody’s yet', async () => {
  await tor.engine.writeReferral(sander);
  await until(async () => (await waitingAt(ida)).length === 1);
  const [row] = await waitingAt(ida);
  expect(row).toMatchObject({
    name: 'Sander Nilsen',
    therapist: null,
    source: 'self-gp',
    byDoor: false,
    contactAt: '2026-03-03',
  });
  expect(await tor.engine.view('cases', { now: now() })).toEqual([]);
  expect(await ida.engine.view('cases', { now: now() })).toEqual([]);
});

test('a referral that is written in twice by one act is one, also when the program was killed in between', async () => {
  const act = 'AAAAAAAAAAAAAAAAAAAAAA';
  const [first, again] = await Promise.all([tor.engine.writeReferral(sander, act), tor.engine.writeReferral(sander, act)]);
  expect(again).toBe(first);
  await allSent(tor.engine);
  await tor.killAndReopen();
  expect(await tor.engine.writeReferral(sander, act)).toBe(first);
  expect(await waitingAt(tor)).toHaveLength(1);
});

test('a decision lets the chosen therapist in and those out who had taken it in', async () => {
  const caseRef = await ida.engine.writeReferral(sander);
  const [row] = await waitingAt(ida);
  const therapist = await idOf(tor);
  await ida.engine.write(caseRef, {
    kind: 'decision',
    decision: 'AAAAAAAAAAAAAAAAAAAAAA',
    referral: row?.referral ?? '',
    outcome: 'taken-in',
    help: ['individual'],
    therapist,
    letter: 'Hei Sander.',
  });
  await until(async () => (await tor.engine.view('cases', { now: now() })).length === 1);
  expect((await tor.engine.view('cases', { now: now() }))[0]).toMatchObject({
    name: 'Sander Nilsen',
    mine: true,
    status: 'not-invited',
  });
  await until(async () => (await waitingAt(ida)).length === 0);
  expect(await waitingAt(tor)).toMatchObject([{ next: 'start', therapist }]);
});

test('what staff write in of nobody, or who may be in no case, is refused and leaves nothing', async () => {
  await expect(tor.engine.writeReferral({ ...sander, contactAt: '2026-02-30' })).rejects.toMatchObject({ code: 'E_INPUT' });
  const dag = open(await newColleague(place, lead, { name: 'Dag Vakt', title: 'Vakt', roles: ['duty'] }));
  await expect(dag.engine.writeReferral(sander)).rejects.toMatchObject({ code: 'E_ROLE' });
  expect(await waitingAt(tor)).toEqual([]);
});
