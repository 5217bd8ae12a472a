import { z } from 'zod/mini';
import { attendances, courseModes, coursePlaces } from './choices';
import { defineItem } from './define';
import { account, id, instant, line, prose, slug, text, whole } from './values';

/** Read before a meeting, or afterwards. */
const sheet = z.strictObject({ title: line(120), text: prose(6_000), after: z.optional(z.boolean()) });
/** Something to do until the next meeting, once or so many times; on a worksheet, where there is one for it. */
const task = z.strictObject({ text: line(300), worksheet: z.optional(slug), times: z.optional(whole(1, 50)) });

/** A group course: what it is and who leads it. First in its stream; a later item replaces the earlier. */
export const course = defineItem(
  'course',
  {
    course: id,
    /** What it was made of; a course may be made of nothing. */
    template: z.optional(slug),
    title: line(80),
    mode: z.enum(courseModes),
    places: whole(1, 40),
    leaders: z.array(account).check(z.minLength(1), z.maxLength(3)),
    /** People begin at any meeting. */
    rolling: z.optional(z.boolean()),
    /** Answered before the first meeting and after the last. */
    measures: z.optional(z.array(slug).check(z.maxLength(4))),
    ended: z.optional(z.boolean()),
  },
  { by: ['staff'], in: ['course'] },
);

/**
 * One meeting of a course, in the course's stream and as a copy in the case of everybody who has a place: it says nothing of them. Later
 * items of one `meeting` id replace earlier ones.
 */
export const courseMeeting = defineItem(
  'course-meeting',
  {
    meeting: id,
    course: id,
    title: line(120),
    start: instant,
    minutes: whole(15, 480),
    place: line(120),
    /** How one gets in. */
    wayIn: z.optional(line(200)),
    note: z.optional(line(200)),
    cancelled: z.optional(z.boolean()),
    sheets: z.array(sheet).check(z.maxLength(4)),
    homework: z.array(task).check(z.maxLength(6)),
  },
  {
    by: ['staff'],
    in: ['course', 'case'],
    line: {
      // Of a meeting that takes place as it was said first there is nothing to tell.
      which: (all) =>
        all.filter(({ item }, i) => {
          const before = all.slice(0, i).findLast((one) => one.item.meeting === item.meeting)?.item;
          return before && (before.start !== item.start || (before.cancelled ?? false) !== (item.cancelled ?? false));
        }),
      said: ({ item: { title, start, cancelled } }) => ({
        event: 'course-meeting',
        detail: { title, start, ...(cancelled ? { cancelled: 1 } : {}) },
      }),
    },
  },
);

/**
 * Somebody signed up to a course, on its waiting list, or gone from it, by the stream of their case. The newest of each counts; who has a
 * place follows from the order of the log (src/care/courses/course.ts).
 */
export const enrolment = defineItem(
  'enrolment',
  { case: account, name: line(120), state: z.enum(['place', 'waiting', 'left']) },
  { by: ['staff'], in: ['course'] },
);

/** Who came to a meeting (care rules 6.4); the newest of each person and meeting counts. */
export const attendance = defineItem(
  'attendance',
  { meeting: id, case: account, attendance: z.enum(attendances) },
  { by: ['staff'], in: ['course'] },
);

/** A word to all who have a place. In each one's case it stands as an ordinary message. */
export const courseMessage = defineItem('course-message', { message: id, text: text(8_000) }, { by: ['staff'], in: ['course'] });

/** A course as the one person knows it whose case this is: never who else is on it, nor how many. The newest of each course counts. */
export const coursePlace = defineItem(
  'course-place',
  {
    course: id,
    title: line(80),
    mode: z.enum(courseModes),
    leaders: z.array(account).check(z.minLength(1), z.maxLength(3)),
    state: z.enum(coursePlaces),
  },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      which: (all) =>
        all.filter(
          ({ item }, i) => all.slice(0, i).findLast((one) => one.item.course === item.course)?.item.state !== item.state,
        ),
      said: ({ item: { title, state } }) => ({ event: 'course-place', detail: { title, state } }),
    },
  },
);

/** Whether somebody comes to a meeting; no reason is asked for. The newest counts. */
export const courseAnswer = defineItem(
  'course-answer',
  { course: id, meeting: id, coming: z.boolean() },
  {
    by: ['citizen'],
    doing: ['citizen'],
    line: {
      which: (all) =>
        all.filter(
          ({ item }, i) => all.slice(0, i).findLast((one) => one.item.meeting === item.meeting)?.item.coming !== item.coming,
        ),
      said: ({ item: { coming } }) => ({ event: 'course-answer', detail: { coming: coming ? 1 : 0 } }),
    },
  },
);
