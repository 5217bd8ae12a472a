import { afterEach, beforeEach, expect, test } from 'vitest';
import { askingAgain } from '../../../src/care/referrals/again';
import { addMonths, localDate } from '../../../src/care/time/dates';
import { type Case, type Device, newCitizen, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** Somebody whose course has ended: what comes by itself afterwards, and the door from inside. */
let place: Place;
let lead: Device;
let tor: Device;
let ida: Device;
let kari: Case;
let shift = 0;
const clock = () => Date.now() + shift;
const now = () => new Date(clock()).toISOString();
const at = () => ({ ...place, now: clock });
const day = 86_400_000;
const waitingAt = ({ engine }: Device) => engine.view('referrals', { now: now() });

beforeEach(async () => {
  shift = 0;
  place = await newPlace();
  lead = await newTeam(at());
  tor = await newColleague(at(), lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] });
  ida = await newColleague(at(), lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['intake'] });
  kari = await newCitizen(at(), tor);
  await kari.citizen.engine.write(kari.mine, { kind: 'profile', called: 'Kari', phone: '900 00 000' });
  const due = addMonths(localDate(now()), 1);
  await tor.engine.write(kari.theirs, {
    kind: 'discharge',
    reason: 'completed',
    followUps: [{ due, instruments: ['phq-9'] }],
  });
  await until(async () => (await kari.citizen.engine.view('case', { caseRef: kari.mine })).discharged !== null);
});
afterEach(async () => {
  for (const { engine } of [kari.citizen, ida, tor, lead]) await engine.close();
  await place.close();
});

test('whoever asks anew is with all who take referrals in, as one who has been here before; they go again when it is decided, and it is a course again', async () => {
  expect(await waitingAt(ida)).toEqual([]);
  const view = await kari.citizen.engine.view('case', { caseRef: kari.mine });
  const id = 'AAAAAAAAAAAAAAAAAAAAAA';
  const asked = askingAgain({ id, now: now(), words: 'Det er blitt tyngre igjen.', person: view, last: null, promised: null });
  await kari.citizen.engine.write(kari.mine, asked, { id: 'BAAAAAAAAAAAAAAAAAAAAA' });
  await kari.citizen.engine.write(kari.mine, asked, { id: 'BAAAAAAAAAAAAAAAAAAAAA' });
  expect((await kari.citizen.engine.view('door', null)).path).toMatchObject({ called: 'Kari' });
  await until(async () => (await waitingAt(ida)).length === 1);
  const [row] = await waitingAt(ida);
  expect(row).toMatchObject({ phone: '900 00 000', byDoor: true, before: { reason: 'completed' }, looks: [{ look: 'again' }] });
  expect(await waitingAt(tor)).toHaveLength(1);

  const therapist = (await tor.engine.view('me', null)).account;
  await ida.engine.write(row?.caseRef ?? '', {
    kind: 'decision',
    decision: 'AAAAAAAAAAAAAAAAAAAAAA',
    referral: id,
    outcome: 'taken-in',
    help: ['individual'],
    therapist,
    letter: 'Hei igjen.',
  });
  await until(async () => (await kari.citizen.engine.view('case', { caseRef: kari.mine })).discharged === null);
  const again = await kari.citizen.engine.view('case', { caseRef: kari.mine });
  expect(again.episodes).toHaveLength(2);
  expect(again.followUps).toEqual([]);
  shift = day;
  await place.stop();
  await place.start();
  await until(async () => (await waitingAt(ida)).length === 0);
  expect(await tor.engine.view('cases', { now: now() })).toMatchObject([{ mine: true, ended: false }]);
});

test('a risk answer to what was asked a month after the end goes its whole way to whoever is on duty, and says that the course has ended', async () => {
  shift = 33 * day;
  await place.stop();
  await place.start();
  const { due } = await kari.citizen.engine.view('case', { caseRef: kari.mine });
  expect(due).toMatchObject([{ instruments: ['phq-9'] }]);
  await kari.citizen.engine.write(kari.mine, {
    kind: 'answers',
    instrument: 'phq-9',
    version: '1',
    language: 'nb',
    wording: 'nb',
    assignment: due[0]?.assignment ?? '',
    startedAt: now(),
    timeZone: 'Europe/Oslo',
    mode: 'home',
    values: { q1: 1, q2: 1, q3: 1, q4: 1, q5: 1, q6: 1, q7: 1, q8: 1, q9: 2 },
  });
  await until(async () => (await lead.engine.view('alerts', { now: now() })).length === 1);
  const [alert] = await lead.engine.view('alerts', { now: now() });
  expect(alert).toMatchObject({
    called: 'Kari',
    reach: '900 00 000',
    ended: localDate(new Date(clock() - shift).toISOString()),
    therapist: (await tor.engine.view('me', null)).account,
  });
  await until(async () => (await tor.engine.view('inbox', { now: now() })).rows[0]?.reason === 'risk');
  const [row] = (await tor.engine.view('inbox', { now: now() })).rows;
  expect(row?.also.map(({ reason }) => reason)).toContain('followed-up');
});
