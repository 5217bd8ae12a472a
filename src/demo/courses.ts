import type { NewCourse } from '../client/api';
import { loadCourse } from '../content/load';
import { type DemoCourse, lillevik } from './lillevik';
import { type DemoPerson, hasSent, until } from './person';
import { type Stage, staffOf } from './stage';
import { dateOf, day, entryId, moment } from './time';

/** Something that happens on a group course. */
export type CourseTurn = { course: DemoCourse; at: number; act: 'begin' | 'held' | 'write' };

export const courseTurns = (now: number): CourseTurn[] =>
  lillevik.courses.flatMap((course): CourseTurn[] => [
    { course, act: 'begin', at: moment(course.at, now) },
    { course, act: 'held', at: moment(course.attendance.at, now) },
    { course, act: 'write', at: moment(course.message.at, now) },
  ]);

/** By whoever leads it: begun and signed up to, the first meeting entered, a word to all. */
export async function playCourse(stage: Stage, { course, act }: CourseTurn): Promise<void> {
  const leader = staffOf(stage.staff, course.by);
  const { engine } = leader;
  const { now } = stage.world;
  if (act === 'begin') {
    const courseRef = await engine.beginCourse(await planned(stage, course));
    for (const id of course.participants) await engine.signUp(courseRef, stage.links.get(id)?.caseRef ?? '');
    for (const [n, name] of course.called.entries()) await comeByPhone(stage, course, courseRef, name, n);
    return hasSent(leader);
  }
  const at = new Date(now).toISOString();
  const rows = () => engine.view('courses', { now: at });
  await until(engine, `${course.title} is there`, async () => (await rows()).some(({ title }) => title === course.title));
  const courseRef = (await rows()).find(({ title }) => title === course.title)?.courseRef ?? '';
  if (act === 'write') await engine.writeToCourse(courseRef, course.message.text);
  else {
    const { meetings, participants } = await engine.view('course', { courseRef, now: at });
    const { late, absent } = course.attendance;
    const named = (ids: readonly string[]) => ids.map((id) => lillevik.cases.find((one) => one.id === id)?.name);
    const on = participants.filter(({ state }) => state === 'place');
    const entries = on.map(({ case: of, name }) => ({
      case: of,
      attendance: named(absent).includes(name)
        ? ('absent' as const)
        : named(late).includes(name)
          ? ('late' as const)
          : ('attended' as const),
    }));
    await engine.enterAttendance(courseRef, meetings[0]?.meeting ?? '', entries);
  }
  await hasSent(leader);
}

/** Somebody who called is written in, taken in for the course, and signed up. */
async function comeByPhone(
  { staff, world }: Stage,
  course: DemoCourse,
  courseRef: string,
  name: string,
  n: number,
): Promise<void> {
  const { engine } = staffOf(staff, course.by);
  const caseRef = await engine.writeReferral({
    contactAt: dateOf(moment(course.at, world.now)),
    way: 'phone',
    source: 'self',
    name,
    phone: `555 02 1${String(n).padStart(2, '0')}`,
    problems: ['sleep'],
    words: 'Sover dårlig, og vil gå på kurs.',
    wish: '',
    helped: '',
    times: '',
    reach: { call: true },
  });
  const asked = (await engine.view('case', { caseRef, glance: true })).referrals[0];
  const { account } = await engine.view('me', null);
  const called = name.split(' ')[0] ?? name;
  await engine.signUp(courseRef, caseRef);
  await engine.write(caseRef, {
    kind: 'decision',
    decision: entryId(`c-${course.id}`, n),
    referral: asked?.item.referral ?? '',
    outcome: 'taken-in',
    help: ['course'],
    therapist: account,
    letter: `Hei ${called}.\n\nTakk for praten. Vi begynner med kurset. Du hører fra oss før første samling.`,
  });
}

/** A course made of its template, with a meeting a week where the template says so. */
async function planned({ staff, world }: Stage, course: DemoCourse): Promise<NewCourse> {
  const template = await loadCourse(course.template, 'nb');
  if (!template) throw new Error(`no template ${course.template}`);
  const accountOf = async ({ engine }: DemoPerson) => (await engine.view('me', null)).account;
  const first = moment(course.first, world.now);
  return {
    template: template.id,
    title: course.title,
    mode: template.mode,
    places: template.places,
    leaders: await Promise.all(course.leaders.map((id) => accountOf(staffOf(staff, id)))),
    measures: template.measures,
    meetings: template.meetings.map(({ days, title, sheets, homework }) => ({
      title,
      start: new Date(first + days * day).toISOString(),
      minutes: template.minutes,
      place: course.place,
      wayIn: course.wayIn,
      note: 'Kaffe fra 13.45. Ta gjerne med søvndagboka.',
      sheets,
      homework,
    })),
  };
}
