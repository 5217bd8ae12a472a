import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { isSame } from '../is-same';
import type { ItemDraft } from '../items/items';
import { sessionsOf } from '../sessions/sessions';
import type { Course, CourseMeeting, Participant } from './course';

type Said<K extends ItemDraft['kind']> = Extract<ItemDraft, { kind: K }>;

/**
 * What a course has to say to one person and their case does not say yet: how they stand, the meetings as they are now, and for each meeting
 * of which it was entered how it went, a session. Nothing of it speaks of anybody else. It is reckoned from what both streams hold, so that
 * whoever writes it, and however often, it stands once.
 */
export function owedTo(course: Course, one: Participant, state: CaseState): ItemDraft[] {
  const place = placeOf(course, one);
  const known = kept(state, 'course-place').findLast(({ item }) => item.course === course.course)?.item;
  if (!known && one.state === 'left') return [];
  const owed: ItemDraft[] = known && isSame(saidOf(known), saidOf(place)) ? [] : [place];
  if (one.state === 'place') for (const meeting of course.meetings) owed.push(...meetingOwed(state, meeting));
  return [...owed, ...sessionsOwed(course, one, state)];
}

function placeOf({ course, title, mode, leaders, ended }: Course, one: Participant): Said<'course-place'> {
  const state = one.state === 'place' && ended ? 'ended' : one.state;
  return { kind: 'course-place', course, title, mode, leaders, state };
}

function meetingOwed(state: CaseState, meeting: CourseMeeting): Said<'course-meeting'>[] {
  const known = kept(state, 'course-meeting').findLast(({ item }) => item.meeting === meeting.meeting)?.item;
  const draft: Said<'course-meeting'> = { kind: 'course-meeting', ...meeting };
  return known && isSame(saidOf(known), saidOf(draft)) ? [] : [draft];
}

function sessionsOwed(course: Course, one: Participant, state: CaseState): Said<'session'>[] {
  const known = sessionsOf(state);
  return course.meetings.flatMap((meeting): Said<'session'>[] => {
    const attendance = one.attendance[meeting.meeting];
    // A meeting is one session of each who was to come: it bears the meeting's id.
    const before = known.find(({ session }) => session === meeting.meeting);
    if (!attendance || before?.attendance === attendance) return [];
    if (before) {
      const { by: _, at: __, ...said } = before;
      return [{ kind: 'session', ...said, attendance }];
    }
    return [
      {
        kind: 'session',
        session: meeting.meeting,
        start: meeting.start,
        minutes: meeting.minutes,
        around: 0,
        type: 'treatment',
        mode: course.mode,
        channel: 'in-person',
        attendance,
        topics: [meeting.title.slice(0, 60)],
        next: '',
      },
    ];
  });
}

/** What an item says, without when it was said and under which id. */
function saidOf(item: object): object {
  const { id: _, at: __, ...said } = { id: '', at: '', ...item };
  return said;
}
