import { type Course, type CourseMeeting, endOf, havePlace, nextMeeting, waitingFor } from './course';

/** A course as it stands among others. */
export interface CourseRow {
  course: string;
  title: string;
  mode: Course['mode'];
  leaders: string[];
  state: 'running' | 'open' | 'finished';
  places: number;
  taken: number;
  waiting: number;
  rolling: boolean;
  /** What goes on or comes next, and which of how many it is. */
  next: { meeting: CourseMeeting; number: number; of: number } | null;
  /** Of those who kept their place, how many came to half of what took place or more. */
  completed: number;
}

/** @param now ISO */
export function courseRow(course: Course, now: string): CourseRow {
  const meetings = course.meetings.filter(({ cancelled }) => !cancelled);
  const next = nextMeeting(meetings, now);
  const begun = meetings.some(({ start }) => Date.parse(start) <= Date.parse(now));
  const finished = course.ended === true || (meetings.length > 0 && !next);
  const held = meetings.filter((one) => endOf(one) <= Date.parse(now)).map(({ meeting }) => meeting);
  const has = havePlace(course);
  return {
    course: course.course,
    title: course.title,
    mode: course.mode,
    leaders: course.leaders,
    state: finished ? 'finished' : begun ? 'running' : 'open',
    places: course.places,
    taken: has.length,
    waiting: waitingFor(course).length,
    rolling: course.rolling ?? false,
    next: next && { meeting: next, number: meetings.indexOf(next) + 1, of: meetings.length },
    completed: has.filter(
      ({ attendance }) =>
        held.length > 0 && held.filter((one) => came.has(attendance[one] ?? 'absent')).length * 2 >= held.length,
    ).length,
  };
}
const came: ReadonlySet<string> = new Set(['attended', 'late']);

/** What goes on first, then what takes people in, then what is over; of each the next day first, of what is over the last. */
export function bySoonest(a: CourseRow, b: CourseRow): number {
  const startOf = ({ next }: CourseRow) => (next ? Date.parse(next.meeting.start) : 0);
  return order.indexOf(a.state) - order.indexOf(b.state) || startOf(a) - startOf(b) || a.title.localeCompare(b.title, 'nb');
}
const order: readonly CourseRow['state'][] = ['running', 'open', 'finished'];
