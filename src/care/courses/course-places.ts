import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
import type { CourseMeeting } from './course';

export interface OwnMeeting extends CourseMeeting {
  /** What the citizen has said of it. */
  coming: boolean | null;
}
/** A course as its participant sees it: there is nobody else in it. */
export interface CoursePlace {
  course: string;
  title: string;
  mode: ItemOf<'course-place'>['mode'];
  state: ItemOf<'course-place'>['state'];
  /** Accounts of who leads it. */
  leaders: string[];
  /** By start. */
  meetings: OwnMeeting[];
}

/** The courses of one case, in the order in which it came to them. */
export function coursePlacesOf(state: CaseState): CoursePlace[] {
  const places = new Map<string, ItemOf<'course-place'>>();
  for (const { item } of kept(state, 'course-place')) places.set(item.course, item);
  const meetings = new Map<string, ItemOf<'course-meeting'>>();
  for (const { item } of kept(state, 'course-meeting')) meetings.set(item.meeting, item);
  const coming = new Map<string, boolean>();
  for (const { item } of kept(state, 'course-answer')) coming.set(item.meeting, item.coming);
  return [...places.values()].map(({ course, title, mode, state: standing, leaders }) => ({
    course,
    title,
    mode,
    state: standing,
    leaders,
    meetings: [...meetings.values()]
      .filter((one) => one.course === course)
      .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
      .map(({ id: _, at: __, kind: ___, ...meeting }) => ({ ...meeting, coming: coming.get(meeting.meeting) ?? null })),
  }));
}
