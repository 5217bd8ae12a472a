import { isBefore, kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';

type Said<K extends 'course' | 'course-meeting'> = Omit<ItemOf<K>, 'id' | 'at' | 'kind'>;
export type CourseFacts = Said<'course'>;
export type CourseMeeting = Said<'course-meeting'>;
export type Attendance = ItemOf<'attendance'>['attendance'];
type Standing = ItemOf<'enrolment'>['state'];

export interface Participant {
  /** The stream of their case, as text. */
  case: string;
  name: string;
  state: Standing;
  /** Since when they stand so, and by whom. */
  since: string;
  by: string;
  /** What has been entered, by meeting. */
  attendance: Readonly<Record<string, Attendance>>;
}
export interface Course extends CourseFacts {
  /** By start. */
  meetings: CourseMeeting[];
  /** Whoever has stood on it, by name; those who have left too. */
  participants: Participant[];
  /** Words to all, oldest first; each to those who had a place then, by their cases. */
  messages: { message: string; text: string; by: string; at: string; to: string[] }[];
}

/**
 * A course from the items of its stream, or null before it says what it is. It depends on the order of the log and on nothing else, so that
 * of two leaders at once nothing is lost: each enrolment, each attendance and each meeting stands by itself, the newest of it counts.
 */
export function courseOf(state: CaseState): Course | null {
  const facts = kept(state, 'course').at(-1)?.item;
  if (!facts) return null;
  const { id: _, at: __, kind: ___, ...said } = facts;
  const meetings = new Map<string, CourseMeeting>();
  for (const { item } of kept(state, 'course-meeting')) {
    const { id: _, at: __, kind: ___, ...meeting } = item;
    meetings.set(meeting.meeting, meeting);
  }
  const entered = new Map<string, Record<string, Attendance>>();
  for (const { item } of kept(state, 'attendance'))
    entered.set(item.case, { ...entered.get(item.case), [item.meeting]: item.attendance });
  const { standing, messages } = inTurn(state);
  return {
    ...said,
    meetings: [...meetings.values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
    participants: standing
      .map((one) => ({ ...one, attendance: entered.get(one.case) ?? {} }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nb') || (a.case < b.case ? -1 : 1)),
    messages,
  };
}

/**
 * Who has a place, by the log: whoever was signed up while there was one; later they wait. Somebody's going frees a place, and nobody is
 * moved up by it until a person says so. Fewer places than people takes none away.
 */
function inTurn(state: CaseState): { standing: Omit<Participant, 'attendance'>[]; messages: Course['messages'] } {
  const standing = new Map<string, Omit<Participant, 'attendance'>>();
  const messages: Course['messages'] = [];
  const placed = () => [...standing.values()].filter((one) => one.state === 'place');
  let places = 0;
  const all = [...kept(state, 'course'), ...kept(state, 'enrolment'), ...kept(state, 'course-message')];
  for (const { item, author } of all.sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0))) {
    if (item.kind === 'course') places = item.places;
    else if (item.kind === 'course-message') {
      const { message, text, at } = item;
      messages.push({ message, text, at, by: author, to: placed().map((one) => one.case) });
    } else {
      const before = standing.get(item.case);
      const isFull = before?.state !== 'place' && placed().length >= places;
      const next: Standing = item.state === 'place' && isFull ? 'waiting' : item.state;
      const { since, by } = before?.state === next ? before : { since: item.at, by: author };
      standing.set(item.case, { case: item.case, name: item.name, state: next, since, by });
    }
  }
  return { standing: [...standing.values()], messages };
}

export const havePlace = ({ participants }: Pick<Course, 'participants'>): Participant[] =>
  participants.filter(({ state }) => state === 'place');
/** Who has waited longest first. */
export const waitingFor = ({ participants }: Pick<Course, 'participants'>): Participant[] =>
  participants.filter(({ state }) => state === 'waiting').sort((a, b) => Date.parse(a.since) - Date.parse(b.since));

export const endOf = ({ start, minutes }: Pick<CourseMeeting, 'start' | 'minutes'>): number =>
  Date.parse(start) + minutes * 60_000;

/** The meeting that goes on or comes next, null after the last. */
export const nextMeeting = <M extends CourseMeeting>(meetings: readonly M[], now: string): M | null =>
  meetings.find((one) => !one.cancelled && endOf(one) > Date.parse(now)) ?? null;
