import type { CourseTemplate } from '../care/courses/template';
import { loadCourse } from '../content/load';
import { type DemoPerson, hasSent, until } from './person';
import { staffOf } from './stage';
import { day, moment } from './time';

/** The sleep course of the spring: begun, then entered after its first meeting. Its second is today. */
export interface CourseTurn {
  course: 'begin' | 'enter';
  at: number;
}
const weekly = 7 * day;
const firstMeeting = '7 14.00';
/** Who goes on it, each signed up by their own therapist; and how the first meeting went for those of whom it was not the usual. */
const onIt = { maja: ['Kari Lund', 'Nora Eide', 'Lise Haugen', 'Jonas Berg'], per: ['Tuva Sætre', 'Ola Nygård'] };
const unusual: Record<string, 'late' | 'absent'> = { 'Jonas Berg': 'late', 'Ola Nygård': 'absent' };

export const courseTurns = (now: number): CourseTurn[] => [
  { course: 'begin', at: moment('10 10.05', now) },
  { course: 'enter', at: moment('7 15.40', now) },
];

export async function playCourse(staff: ReadonlyMap<string, DemoPerson>, { course, at }: CourseTurn, now: number): Promise<void> {
  const [maja, per] = [staffOf(staff, 'maja'), staffOf(staff, 'per')];
  if (course === 'begin') {
    const template = await loadCourse('sleep', 'nb');
    if (!template) throw new Error('the sleep course is missing');
    await begin(maja, per, template, now);
    await signUp(maja, onIt.maja, at);
    await signUp(per, onIt.per, at);
  } else await enter(maja, at);
  for (const one of [maja, per]) await hasSent(one);
}

async function begin(maja: DemoPerson, per: DemoPerson, template: CourseTemplate, now: number): Promise<void> {
  const first = moment(firstMeeting, now);
  const leaders = await Promise.all([maja, per].map(async ({ engine }) => (await engine.view('me', null)).account));
  await maja.engine.beginCourse({
    template: template.id,
    title: 'Søvnkurs, vår',
    mode: template.mode,
    places: template.places,
    leaders,
    measures: template.measures,
    meetings: template.meetings.map(({ title, sheets, homework }, i) => ({
      title,
      start: new Date(first + i * weekly).toISOString(),
      minutes: template.minutes,
      place: 'Kulturhuset, sal B',
      wayIn: 'Inngang fra torget, heis til høyre',
      note: 'Kaffe fra 13.45. Ta gjerne med søvndagboken.',
      sheets,
      homework,
    })),
  });
}

async function signUp({ engine }: DemoPerson, names: readonly string[], at: number): Promise<void> {
  const now = new Date(at).toISOString();
  await until(engine, 'the course is here', async () => (await engine.view('courses', { now })).length > 0);
  const [row] = await engine.view('courses', { now });
  for (const { caseRef, name } of await engine.view('cases', { now }))
    if (row && names.includes(name)) await engine.signUp(row.courseRef, caseRef);
}

async function enter({ engine }: DemoPerson, at: number): Promise<void> {
  const now = new Date(at).toISOString();
  const [row] = await engine.view('courses', { now });
  if (!row) throw new Error('no course to enter');
  const { meetings, participants } = await engine.view('course', { courseRef: row.courseRef, now });
  const [first] = meetings;
  if (!first) throw new Error('no meeting to enter');
  const entries = participants.map((one) => ({ case: one.case, attendance: unusual[one.name] ?? ('attended' as const) }));
  await engine.enterAttendance(row.courseRef, first.meeting, entries);
}
