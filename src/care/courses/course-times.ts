import type { Course } from './course';

/** A meeting of a group course as it stands in a leader's day. */
export interface CourseTime {
  courseRef: string;
  meeting: string;
  /** Of the course. */
  name: string;
  /** Which of how many that take place. */
  number: number;
  of: number;
  start: string;
  minutes: number;
  place: string;
}

/** The meetings of a course that somebody leads, in the order in which they are said; none of what is led by others. */
export function courseTimes(course: Course, courseRef: string, leader: string): CourseTime[] {
  if (!course.leaders.includes(leader)) return [];
  const all = course.meetings.filter(({ cancelled }) => !cancelled);
  return all.map(({ meeting, start, minutes, place }, i) => ({
    courseRef,
    meeting,
    name: course.title,
    number: i + 1,
    of: all.length,
    start,
    minutes,
    place,
  }));
}
