import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '../../../src/care/time/dates';
import type { NewCourse } from '../../../src/client/api';
import { type Case, type Device, newCitizen, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** A course of two leaders, whose participants have each their own therapist. */
let place: Place;
let lead: Device;
let tor: Device;
let ida: Device;
const cases: Case[] = [];
const opened: Device[] = [];
const open = <D extends Device>(device: D): D => {
  opened.push(device);
  return device;
};
/** Days that have gone by since it all began. */
let gone = 0;
const dayMs = 86_400_000;
const now = () => Date.now() + gone * dayMs;
const iso = (days = 0) => new Date(now() + days * dayMs).toISOString();
const names = ['Anders Foss', 'Berit Sunde', 'Camilla Ness'];

beforeAll(async () => {
  place = await newPlace();
  const at = { ...place, now };
  lead = open(await newTeam(at));
  tor = open(await newColleague(at, lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
  ida = open(await newColleague(at, lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['therapist'] }));
  for (const [i, name] of names.entries()) {
    const one = await newCitizen(at, i < 2 ? tor : ida, { name, called: name.split(' ')[0] ?? '' });
    cases.push(one);
    open(one.citizen);
  }
}, 240_000);
afterAll(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await place.close();
});

const idOf = async ({ engine }: Device) => (await engine.view('me', null)).account;
const meetingOn = (start: string): NewCourse['meetings'][number] => ({
  title: 'Hva søvn er',
  start,
  minutes: 90,
  place: 'Kulturhuset, sal B',
  sheets: [{ title: 'Hva søvn er', text: 'Søvnen styres av to ting.' }],
  homework: [{ text: 'Før søvndagbok', worksheet: 'sleep-diary' }],
});
const sleepCourse = async (places: number): Promise<NewCourse> => ({
  title: 'Søvnkurs, vår',
  mode: 'course',
  places,
  leaders: [await idOf(tor)],
  measures: ['gad-7', 'who-5'],
  meetings: [meetingOn(iso(2)), meetingOn(iso(9))],
});
const courseAt = async ({ engine }: Device) => {
  const [row] = await engine.view('courses', { now: iso() });
  if (!row) throw new Error('no course here');
  return engine.view('course', { courseRef: row.courseRef, now: iso() });
};
const refAt = async (device: Device) => (await courseAt(device)).courseRef;
const mine = async (i: number) => {
  const one = cases[i];
  if (!one) throw new Error('no such case');
  return { ...one, view: await one.citizen.engine.view('case', { caseRef: one.mine }) };
};
const here = (i: number): Case => {
  const one = cases[i];
  if (!one) throw new Error('no such case');
  return one;
};
const act = 'AAAAAAAAAAAAAAAAAAAAAA';

test('a course that would begin before now is refused as that, and nothing of it is made', async () => {
  const late = { ...(await sleepCourse(2)), meetings: [meetingOn(iso(-1))] };
  await expect(tor.engine.beginCourse(late)).rejects.toMatchObject({ code: 'E_PAST' });
  expect(await tor.engine.view('courses', { now: iso() })).toEqual([]);
});

test('one press is one course, and colleagues have it; a citizen has not', async () => {
  const made = await sleepCourse(2);
  const [a, b] = await Promise.all([tor.engine.beginCourse(made, act), tor.engine.beginCourse(made, act)]);
  expect(a).toBe(b);
  await tor.killAndReopen();
  expect(await tor.engine.beginCourse(made, act)).toBe(a);
  await until(async () => (await ida.engine.view('courses', { now: iso() })).length === 1);
  expect(await tor.engine.view('courses', { now: iso() })).toHaveLength(1);
  for (const { citizen } of cases) expect(await citizen.engine.view('courses', { now: iso() })).toEqual([]);
});

test('whoever is signed up has the days on their phone; the course that is full says that they wait, and no day', async () => {
  const ref = await refAt(tor);
  expect(await tor.engine.signUp(ref, here(0).theirs)).toBe('place');
  expect(await tor.engine.signUp(ref, here(1).theirs)).toBe('place');
  const idas = await refAt(ida);
  await until(async () => (await courseAt(ida)).row.taken === 2);
  expect(await ida.engine.signUp(idas, here(2).theirs)).toBe('waiting');
  expect(await ida.engine.signUp(idas, here(2).theirs)).toBe('waiting');
  await until(async () => (await mine(0)).view.courses[0]?.meetings.length === 2);
  await until(async () => (await mine(2)).view.courses[0]?.state === 'waiting');
  expect((await mine(2)).view.courses[0]?.meetings).toEqual([]);
  await until(async () => (await courseAt(tor)).row.waiting === 1);
  const waiting = (await courseAt(tor)).participants.find(({ state }) => state === 'waiting');
  await expect(tor.engine.givePlace(ref, waiting?.case ?? '')).rejects.toMatchObject({ code: 'E_FULL' });
});

test('who waits gets a place by a leader who is not in their case: it comes by their own therapist, who lets the leader in', async () => {
  const ref = await refAt(tor);
  await tor.engine.changeCourse(ref, { places: 3 });
  const waiting = (await courseAt(tor)).participants.find(({ state }) => state === 'waiting');
  expect(waiting?.caseRef).toBeNull();
  await tor.engine.givePlace(ref, waiting?.case ?? '');
  await until(async () => (await mine(2)).view.courses[0]?.meetings.length === 2);
  const leader = await idOf(tor);
  await until(async () => (await mine(2)).view.members.some(({ account }) => account === leader));
});

test('what a participant answers stands beside their name, and is nobody else’s to see', async () => {
  const { citizen, mine: caseRef, view } = await mine(1);
  const [own] = view.courses;
  const meeting = own?.meetings[0]?.meeting ?? '';
  await citizen.engine.write(caseRef, { kind: 'course-answer', course: own?.course ?? '', meeting, coming: false });
  await until(async () => (await courseAt(tor)).participants.some(({ coming }) => coming[meeting] === false));
  expect((await mine(0)).view.courses[0]?.meetings[0]?.coming).toBeNull();
});

test('attendance is not taken of a day to come, nor of somebody who has left; else it is one session in each own case', async () => {
  const ref = await refAt(tor);
  const before = await courseAt(tor);
  const [first] = before.meetings;
  const all = before.participants.map((one) => ({ case: one.case, attendance: 'attended' as const }));
  await expect(tor.engine.enterAttendance(ref, first?.meeting ?? '', all)).rejects.toMatchObject({ code: 'E_INPUT' });
  gone = 3;
  await until(async () => (await courseAt(tor)).participants.every(({ caseRef }) => caseRef !== null));
  await tor.engine.enterAttendance(ref, first?.meeting ?? '', all, act);
  await tor.engine.enterAttendance(ref, first?.meeting ?? '', all, act);
  for (const i of [0, 1, 2]) await until(async () => (await mine(i)).view.sessions.length === 1);
  expect((await mine(0)).view.sessions).toMatchObject([{ mode: 'course', attendance: 'attended', minutes: 90 }]);
  await tor.engine.leaveCourse(ref, all[0]?.case ?? '');
  await expect(tor.engine.enterAttendance(ref, first?.meeting ?? '', all)).rejects.toMatchObject({ code: 'E_LEFT' });
  const left = names.indexOf(before.participants[0]?.name ?? '');
  await until(async () => (await mine(left)).view.courses[0]?.state === 'left');
});

test('one word to all is an ordinary message in each own case, once, from who wrote it; who has left gets none, and answers stay', async () => {
  const ref = await refAt(tor);
  const text = 'Takk for i dag. Arket ligger i Mellom nå.';
  await tor.engine.writeToCourse(ref, text, act);
  await tor.engine.writeToCourse(ref, text, act);
  await tor.killAndReopen();
  await tor.engine.writeToCourse(await refAt(tor), text, act);
  const leader = await idOf(tor);
  const wordsOf = async (i: number) => {
    const one = here(i);
    const { lines } = await one.citizen.engine.view('thread', { caseRef: one.mine, limit: 200 });
    return lines.flatMap((line) => (line.type === 'message' && line.text === text ? [line.author] : []));
  };
  for (const i of [1, 2]) await until(async () => (await wordsOf(i)).length > 0);
  expect(await wordsOf(1)).toEqual([leader]);
  expect(await wordsOf(2)).toEqual([leader]);
  expect(await wordsOf(0)).toEqual([]);
  await here(1).citizen.engine.write(here(1).mine, { kind: 'message', text: 'Takk selv' });
  await until(async () => (await tor.engine.view('thread', { caseRef: here(1).theirs, limit: 50 })).unread > 0);
  expect(await here(2).citizen.engine.exportAll()).not.toContain('Takk selv');
});

test('one participant is reminded once a day, whoever presses it and however often, and the others hear nothing', async () => {
  const text = 'Hei du. Skjemaet ligger på I dag.';
  const refs = { tor: await refAt(tor), ida: await refAt(ida) };
  const { participants } = await courseAt(tor);
  const [berit, camilla] = [1, 2].map((i) => participants.find(({ name }) => name === names[i])?.case ?? '');
  await tor.engine.remind(refs.tor, berit ?? '', text);
  await tor.engine.remind(refs.tor, berit ?? '', text);
  const reminders = async (i: number) => {
    const { lines } = await here(i).citizen.engine.view('thread', { caseRef: here(i).mine, limit: 200 });
    return lines.filter((line) => line.type === 'message' && line.text === text).length;
  };
  await until(async () => (await reminders(1)) === 1);
  expect((await courseAt(tor)).participants.find(({ case: of }) => of === berit)?.reminded).toBe(localDate(iso()));
  await expect(ida.engine.remind(refs.ida, berit ?? '', text)).rejects.toMatchObject({ code: 'E_REFUSED' });
  await ida.engine.remind(refs.ida, camilla ?? '', text);
  await until(async () => (await courseAt(tor)).participants.find(({ case: of }) => of === camilla)?.reminded !== null);
  await tor.engine.remind(refs.tor, camilla ?? '', text);
  await until(async () => (await reminders(2)) === 1);
  gone = 4;
  await tor.engine.remind(refs.tor, berit ?? '', text);
  await until(async () => (await reminders(1)) === 2);
  expect(await reminders(2)).toBe(1);
  gone = 3;
});

test('what the course asks for comes once at the beginning and once at the end, and not what is asked every week anyway', async () => {
  const asked = async (i: number) =>
    (await mine(i)).view.assignments.flatMap(({ what }) =>
      what.type === 'questionnaire' && what.repeat === 'once' ? [what.instruments] : [],
    );
  for (const i of [1, 2]) await until(async () => (await asked(i)).length > 0);
  expect(await asked(1)).toEqual([['who-5'], ['who-5']]);
  expect(await asked(2)).toEqual([['who-5'], ['who-5']]);
});

test('no participant’s device holds another’s name, or how many there are', async () => {
  for (const i of [0, 1, 2]) {
    const everything = await here(i).citizen.engine.exportAll();
    for (const name of names.filter((_, n) => n !== i)) {
      expect(everything).not.toContain(name);
      expect(everything).not.toContain(name.split(' ')[0]);
    }
    expect(everything).not.toContain('"places"');
    expect(everything).toContain('Søvnkurs, vår');
  }
});

test('when the course is over its leader goes from the cases that they came into with it, and stays where they were before', async () => {
  const leader = await idOf(tor);
  const isIn = async (i: number) => (await mine(i)).view.members.some(({ account }) => account === leader);
  expect(await isIn(2)).toBe(true);
  await tor.engine.changeCourse(await refAt(tor), { ended: true });
  await until(async () => (await mine(2)).view.courses[0]?.state === 'ended');
  await until(async () => !(await isIn(2)));
  expect(await isIn(1)).toBe(true);
});

test('of somebody whose case has been deleted the course keeps no name and no attendance, on any device, and when nobody is left no word to all', async () => {
  const custody = await lead.engine.view('custody', null);
  expect(custody).toHaveLength(names.length);
  expect((await courseAt(lead)).participants).toHaveLength(names.length);
  for (const { caseRef } of custody) await lead.engine.deleteCase(caseRef, 'Etter ønske');
  for (const device of [lead, tor, ida])
    await until(async () => {
      const { participants, messages } = await courseAt(device);
      return participants.length === 0 && messages.length === 0;
    });
});
