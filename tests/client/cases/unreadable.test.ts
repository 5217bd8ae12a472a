import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/care/time/dates';
import type { NewCourse } from '../../../src/client/api';
import { allSent, type Case, type Device, newCitizen, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { rowsOf } from '../../fixtures/raw-database';
import { sander } from '../../fixtures/written-referral';

/** A case that this device cannot put together any more, beside one that it can: nothing that goes over all cases stops at it. */
let place: Place;
let lead: Device;
let kari: Case;
let ola: Case;
const now = () => new Date().toISOString();

const absence = 'A'.repeat(22);

beforeAll(async () => {
  place = await newPlace();
  lead = await newTeam(place);
  kari = await newCitizen(place, lead);
  ola = await newCitizen(place, lead, { name: 'Ola Vik', called: 'Ola' });
  await ola.citizen.engine.write(ola.mine, { kind: 'message', text: 'Er du der?' });
  await until(async () => (await inbox()).some(({ caseRef }) => caseRef === ola.theirs));
  await lead.engine.beginCourse(aCourse(await self()));
  const [course] = await lead.engine.view('courses', { now: now() });
  for (const { theirs } of [kari, ola]) await lead.engine.signUp(course?.courseRef ?? '', theirs);
  await allSent(lead.engine);
  await lead.engine.close();
  for (const table of ['snapshots', 'segments', 'summaries', 'texts'])
    for (const row of (await rowsOf(lead.indexedDB, 'mellom-log', table)) as { stream: string; v: Uint8Array }[])
      if (row.stream === kari.theirs)
        await rowsOf(lead.indexedDB, 'mellom-log', table, { ...row, v: row.v.map((byte) => byte ^ 1) });
  await lead.killAndReopen();
}, 120_000);
afterAll(async () => {
  for (const { engine } of [kari.citizen, ola.citizen, lead]) await engine.close();
  await place.close();
});
const self = async () => (await lead.engine.view('me', null)).account;
const aCourse = (leader: string): NewCourse => ({
  title: 'Søvnkurs',
  mode: 'course',
  places: 12,
  leaders: [leader],
  meetings: [{ title: 'Hva søvn er', start: `${tomorrow()}T12:00:00Z`, minutes: 90, place: 'Sal B', sheets: [], homework: [] }],
});
const tomorrow = () => addDays(localDate(now()), 1);
const inbox = async () => (await lead.engine.view('inbox', { now: now() })).rows;

test('the inbox, the table, the calendar, the workload, a search and the course stand, with what the other case says', async () => {
  await expect(lead.engine.view('case', { caseRef: kari.theirs, glance: true })).rejects.toThrow();
  expect((await inbox()).map(({ caseRef }) => caseRef)).toContain(ola.theirs);
  expect((await lead.engine.view('cases', { now: now() })).map(({ caseRef }) => caseRef)).toContain(ola.theirs);
  await lead.engine.view('calendar', { from: localDate(now()), count: 5, now: now() });
  await lead.engine.view('workload', { now: now() });
  expect((await lead.engine.view('search', { question: 'der', kind: null })).hits).not.toEqual([]);
  const [course] = await lead.engine.view('courses', { now: now() });
  const shown = await lead.engine.view('course', { courseRef: course?.courseRef ?? '', now: now() });
  expect(shown.participants.map(({ caseRef }) => caseRef)).toContain(ola.theirs);
});

test('that one is away is told in the other case', async () => {
  await lead.engine.setAbsence({ absence, from: tomorrow(), until: addDays(tomorrow(), 3) });
  await until(async () => (await ola.citizen.engine.view('myCase', null)) !== null);
  await until(async () => (await ola.citizen.engine.view('case', { caseRef: ola.mine })).away !== null);
});

test('the next enquiry is written down, and the next course begun', async () => {
  const written = await lead.engine.writeReferral(sander);
  const rows = await lead.engine.view('referrals', { now: now() });
  expect(rows.map(({ caseRef }) => caseRef)).toContain(written);
  const another = { ...aCourse(await self()), title: 'Stresskurs' };
  await lead.engine.beginCourse(another);
  expect((await lead.engine.view('courses', { now: now() })).map(({ title }) => title)).toContain('Stresskurs');
});
