import { useParams } from '@tanstack/react-router';
import { type CourseMeeting, endOf } from '../../care/courses/course';
import type { CoursePlace, OwnMeeting } from '../../care/courses/course-places';
import { useNow } from '../../engine/engine';
import { useMyCase } from '../kit/useMyCase';

export interface Found {
  course: CoursePlace;
  meeting: OwnMeeting;
  /** Which of those that take place it is; 0 for one that does not. */
  number: number;
  of: number;
}

/** The meeting that the address is about. `found`: undefined until it is known, null where there is none. */
export function useMeeting() {
  const { meeting } = useParams({ strict: false });
  const now = useNow();
  const { caseRef, view } = useMyCase();
  const course = view?.courses.find(({ meetings }) => meetings.some((one) => one.meeting === meeting));
  const one = course?.meetings.find((other) => other.meeting === meeting);
  const held = course?.meetings.filter(({ cancelled }) => !cancelled) ?? [];
  const found: Found | null | undefined = !view
    ? undefined
    : course && one
      ? { course, meeting: one, number: held.indexOf(one) + 1, of: held.length }
      : null;
  return { caseRef, now, found };
}

/** What stands for after the meeting is there when the meeting is over. */
export const isThere = (meeting: CourseMeeting, sheet: CourseMeeting['sheets'][number], now: string): boolean =>
  !sheet.after || endOf(meeting) <= Date.parse(now);
