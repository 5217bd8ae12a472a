import { emptyCase } from '../../care/case/fold';
import { kept } from '../../care/case/items-of';
import type { CaseState } from '../../care/case/state';
import {
  type Attendance,
  type Course,
  type CourseFacts,
  type CourseMeeting,
  courseOf,
  havePlace,
  type Participant,
} from '../../care/courses/course';
import { bySoonest, type CourseRow, courseRow } from '../../care/courses/course-list';
import { coursePlacesOf } from '../../care/courses/course-places';
import { hasAnswered, hasBeforeAndAfter } from '../../care/courses/measures';
import type { ItemDraft } from '../../care/items/items';
import { peopleOf } from '../../care/members/members';
import { addDays, localDate } from '../../care/time/dates';
import { toBase64url } from '../../crypto/bytes';
import { MellomError } from '../../protocol/errors';
import { amStaffIn, isAtWork } from '../access';
import type { WithCases } from '../cases/case-cache';
import { iso } from '../context';
import type { Log } from '../store/logs';
import { idOf, sharing, writeAct } from '../sync/act-ids';
import { checkItem } from '../sync/item-check';
import { newId, writeItem } from '../sync/write';
import { writeAndConfirm } from '../sync/write-and-confirm';
import type { ActId, CaseRef } from '../values';
import { caseNamed, courseLog, courseLogs, foundCourse } from './course-stream';
import type { CourseKeeper, WithMembers } from './settle';

type Courses = WithMembers & { courseKeeper: CourseKeeper };
export type NewCourse = Omit<CourseFacts, 'course' | 'ended'> & { meetings: Omit<CourseMeeting, 'course' | 'meeting'>[] };

/** Somebody on a course, with what their own case says where this account may look into it. */
export interface ShownParticipant extends Participant {
  caseRef: CaseRef | null;
  therapist: string | null;
  /** By meeting: whether they have said that they come. */
  coming: Record<string, boolean>;
  /** Whether they have answered what the course asks for; null where that is nothing, or not to be seen here. */
  answered: boolean | null;
  /** The same for the beginning and the end of it. */
  beforeAndAfter: boolean | null;
  called: string;
  /** The day on which they were last reminded of what is to be done, of the last week; null: they were not. */
  reminded: string | null;
}
export interface ShownCourse extends Omit<Course, 'participants' | 'messages'> {
  courseRef: CaseRef;
  row: CourseRow;
  participants: ShownParticipant[];
  /** `unreached`: who has not got it, because its author is not in their case. */
  messages: { message: string; text: string; by: string; at: string; unreached: string[] }[];
}

/** Group courses: what staff write of them, and what comes of it in each participant's own case. */
export function coursesOn(held: { session: () => Courses }, logOf: (ref: string) => Log) {
  const own = async (ref: CaseRef): Promise<{ x: Courses; log: Log; course: Course }> => {
    const x = held.session();
    const log = courseLog(x, ref);
    const course = courseOf(await x.cases.state(log));
    if (!course) throw new MellomError('E_REFUSED', 'no such course');
    return { x, log, course };
  };
  const participantIn = (course: Course, named: string): Participant => {
    const one = course.participants.find((other) => other.case === named);
    if (!one || one.state === 'left') throw new MellomError('E_LEFT', 'not on the course');
    return one;
  };
  const standing = async (x: Courses, log: Log, named: string) =>
    courseOf(await x.cases.state(log))?.participants.find((one) => one.case === named)?.state ?? 'left';

  const begun = sharing((course, p: NewCourse) => beginCourse(held.session(), course, p));
  return {
    acts: {
      /** @throws MellomError E_PAST where a meeting would begin before now, E_INPUT, E_ROLE, E_OFFLINE */
      beginCourse: async (p: NewCourse, act?: ActId): Promise<CaseRef> => begun(idOf(act, { ...p }), p),
      /** What the course is called, who leads it, how many it has room for, that it is over. */
      changeCourse: async (ref: CaseRef, change: Partial<Omit<CourseFacts, 'course'>>, act?: ActId): Promise<void> => {
        const { x, log, course } = await own(ref);
        const { meetings: _, participants: __, messages: ___, ...facts } = course;
        await writeAct(x, log, { kind: 'course', ...facts, ...change }, act);
        await x.courseKeeper.settle(log);
      },
      /** A meeting as it is now; a new one without an id. @throws MellomError E_PAST, E_INPUT */
      changeMeeting: async (
        ref: CaseRef,
        p: Omit<CourseMeeting, 'course' | 'meeting'> & { meeting?: string },
        act?: ActId,
      ): Promise<void> => {
        const { x, log, course } = await own(ref);
        const meeting = p.meeting ?? idOf(act, { meeting: course.course });
        if (course.meetings.find((one) => one.meeting === meeting)?.start !== p.start) mustCome(x, p.start);
        await writeAct(x, log, { kind: 'course-meeting', course: course.course, ...p, meeting }, act);
        await x.courseKeeper.settle(log);
      },
      /**
       * Signs somebody up from their own case. A course that is full puts them on its waiting list.
       * @returns how they stand now, by the order of the log
       * @throws MellomError E_REFUSED for whoever is no staff in the case, E_PAST for a course that is over, E_OFFLINE
       */
      signUp: async (ref: CaseRef, caseRef: CaseRef, act?: ActId): Promise<'place' | 'waiting'> => {
        const { x, log, course } = await own(ref);
        const of = logOf(caseRef);
        if (!isAtWork(x, of) || !amStaffIn(x, of)) throw new MellomError('E_REFUSED', 'for staff in the case');
        if (of.facts.end) throw new MellomError('E_ENDED', 'the case has ended');
        if (courseRow(course, iso(x.env)).state === 'finished') throw new MellomError('E_PAST', 'the course is over');
        await x.connection.online();
        const named = toBase64url(of.stream);
        const { name } = peopleOf(await x.cases.state(of), { members: [] });
        const before = await standing(x, log, named);
        if (before === 'place' || before === 'waiting') return before;
        await writeAndConfirm(x, log, { kind: 'enrolment', case: named, name, state: 'place' }, idOf(act, { named }));
        const stands = (await standing(x, log, named)) === 'place' ? 'place' : 'waiting';
        // Said once more by its own name, so that it holds when somebody before them is forgotten one day.
        if (stands === 'waiting') await writeItem(x, log, { kind: 'enrolment', case: named, name, state: 'waiting' });
        await x.courseKeeper.settle(log);
        return stands;
      },
      /** From the waiting list. @throws MellomError E_FULL, E_LEFT, E_OFFLINE */
      givePlace: async (ref: CaseRef, named: string): Promise<void> => {
        const { x, log, course } = await own(ref);
        const { name, state } = participantIn(course, named);
        if (state === 'place') return;
        if (havePlace(course).length >= course.places) throw new MellomError('E_FULL', 'no place');
        await x.connection.online();
        await writeAndConfirm(x, log, { kind: 'enrolment', case: named, name, state: 'place' });
        await x.courseKeeper.settle(log);
        if ((await standing(x, log, named)) !== 'place') throw new MellomError('E_FULL', 'taken meanwhile');
      },
      /** Somebody goes, or waits no longer; what was entered of them stays. */
      leaveCourse: async (ref: CaseRef, named: string): Promise<void> => {
        const { x, log, course } = await own(ref);
        const known = course.participants.find((one) => one.case === named);
        if (!known || known.state === 'left') return;
        await writeItem(x, log, { kind: 'enrolment', case: named, name: known.name, state: 'left' });
        await x.courseKeeper.settle(log);
      },
      /**
       * Who came to a meeting: here, and as a session in each one's case.
       * @throws MellomError E_LEFT where somebody has gone meanwhile, and then nothing of it is entered; E_INPUT for a day to come
       */
      enterAttendance: async (
        ref: CaseRef,
        meeting: string,
        entries: readonly { case: string; attendance: Attendance }[],
        act?: ActId,
      ): Promise<void> => {
        const { x, log, course } = await own(ref);
        const known = course.meetings.find((one) => one.meeting === meeting);
        if (!known || localDate(known.start) > localDate(iso(x.env))) throw new MellomError('E_INPUT', 'not held yet');
        for (const entry of entries) participantIn(course, entry.case);
        for (const entry of entries) await writeAct(x, log, { kind: 'attendance', meeting, ...entry }, act);
        await x.courseKeeper.settle(log);
      },
      /**
       * A kind word to one participant, in their own case, of what is to be done; once a day, whoever presses it and however often.
       * @throws MellomError E_REFUSED for whoever is no staff in the case, E_LEFT where the person has gone meanwhile
       */
      remind: async (ref: CaseRef, named: string, text: string): Promise<void> => {
        const { x, course } = await own(ref);
        const one = participantIn(course, named);
        const of = caseNamed(x, named);
        if (!of || !isAtWork(x, of)) throw new MellomError('E_REFUSED', 'for staff in the case');
        const today = localDate(iso(x.env));
        if (remindedOn(course, one, await x.cases.state(of), today) === today) return;
        await writeItem(x, of, { kind: 'message', text }, reminderId(course, one, today));
        x.state.changed('course');
      },
      /** One word to all who have a place, each in their own case. */
      writeToCourse: async (ref: CaseRef, text: string, act?: ActId): Promise<void> => {
        const { x, log } = await own(ref);
        await writeAct(x, log, { kind: 'course-message', message: idOf(act, { text }), text }, act);
        await x.courseKeeper.settle(log);
      },
    },
  };
}

async function beginCourse(x: Courses, course: string, { meetings, ...facts }: NewCourse): Promise<CaseRef> {
  const known = (await readCourses(x)).find((one) => one.course.course === course);
  if (known) return known.log.ref;
  for (const { start } of meetings) mustCome(x, start);
  const drafts: ItemDraft[] = [
    { kind: 'course', course, ...facts },
    ...meetings.map((one): ItemDraft => ({ kind: 'course-meeting', meeting: newId(), course, ...one })),
  ];
  for (const draft of drafts)
    if (typeof checkItem('course')({ ...draft, id: course, at: iso(x.env) }, 'staff') === 'string')
      throw new MellomError('E_INPUT', draft.kind);
  return foundCourse(x, { course }, drafts);
}

/** One course is nothing to the others: what cannot be put together is left out. */
async function readCourses(session: WithCases): Promise<{ log: Log; course: Course }[]> {
  const all = await Promise.all(
    courseLogs(session).map(async (log) => ({ log, course: courseOf(await session.cases.state(log).catch(emptyCase)) })),
  );
  return all.flatMap(({ log, course }) => (course ? [{ log, course }] : []));
}

export const courseViews = (session: WithCases) => ({
  courses: async ({ now }: { now: string }): Promise<(CourseRow & { courseRef: CaseRef })[]> => {
    const all = await readCourses(session);
    return all.map(({ log, course }) => ({ courseRef: log.ref, ...courseRow(course, now) })).sort(bySoonest);
  },
  course: async ({ courseRef, now }: { courseRef: CaseRef; now: string }): Promise<ShownCourse> => {
    const log = courseLog(session, courseRef);
    const course = courseOf(await session.cases.state(log));
    if (!course) throw new MellomError('E_REFUSED', 'no such course');
    const participants = await Promise.all(course.participants.map((one) => shown(session, course, one)));
    const { messages, ...rest } = course;
    return {
      ...rest,
      courseRef,
      row: courseRow(course, now),
      participants,
      messages: messages.map(({ to, ...said }) => ({
        ...said,
        unreached: said.by === session.me ? without(participants, to) : [],
      })),
    };
  },
});

const without = (participants: readonly ShownParticipant[], to: readonly string[]): string[] =>
  participants.flatMap((one) => (to.includes(one.case) && one.caseRef === null ? [one.name] : []));

async function shown(session: WithCases, course: Course, one: Participant): Promise<ShownParticipant> {
  const log = caseNamed(session, one.case);
  const hidden = { caseRef: null, therapist: null, coming: {}, answered: null, beforeAndAfter: null, called: '', reminded: null };
  if (!log || !isAtWork(session, log)) return { ...one, ...hidden };
  const state = await session.cases.state(log).catch(() => null);
  if (!state) return { ...one, ...hidden };
  const meetings = coursePlacesOf(state).find((place) => place.course === course.course)?.meetings ?? [];
  return {
    ...one,
    caseRef: log.ref,
    therapist: peopleOf(state, { members: [] }).therapist,
    answered: hasAnswered(course, one, state),
    beforeAndAfter: hasBeforeAndAfter(course, one, state),
    called: peopleOf(state, { members: [] }).called,
    reminded: remindedOn(course, one, state, localDate(iso(session.env))),
    coming: Object.fromEntries(meetings.flatMap(({ meeting, coming }) => (coming === null ? [] : [[meeting, coming]]))),
  };
}

/** Of one day the same id for everybody: so it is seen that somebody has reminded them already. */
const reminderId = ({ course }: Course, one: Participant, date: string): string =>
  idOf(course, { about: 'reminder', case: one.case, date });
const remindedDays = 7;
function remindedOn(course: Course, one: Participant, state: CaseState, today: string): string | null {
  const days = new Map(
    Array.from({ length: remindedDays }, (_, n) => addDays(today, -n)).map((date) => [reminderId(course, one, date), date]),
  );
  const last = kept(state, 'message').findLast(({ item }) => days.has(item.id));
  return last ? (days.get(last.item.id) ?? null) : null;
}

/** @throws MellomError E_PAST */
function mustCome(x: WithCases, start: string): void {
  if (!(Date.parse(start) > x.env.now())) throw new MellomError('E_PAST', 'before now');
}
