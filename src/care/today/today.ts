import type { Partner } from '../consents/consents';
import type { CoursePlace } from '../courses/course-places';

type CourseMode = CoursePlace['mode'];

/** What the citizen's first room shows: at most three things, and a quiet week. */
export type TodayThing =
  | { type: 'risk-unsent'; answers: string; at: string }
  | { type: 'reply'; from: string; at: string; preview: string }
  | { type: 'questionnaire'; assignment: string; instruments: string[]; due: string; overdueDays: number; started: boolean }
  | {
      type: 'programme';
      programme: string;
      part: string;
      screen: string | null;
      opened: number;
      of: number;
      minutesLeft: number;
      started: boolean;
    }
  | { type: 'worksheet'; worksheet: string; date: string; started: boolean }
  /** Homework of the newest finished part that is done in life and not on a worksheet; `tasks` are those not ticked yet. */
  | { type: 'homework'; programme: string; part: string; tasks: string[] }
  /** Staff ask whether one of those around the person may be told something. */
  | { type: 'consent'; partner: Partner; from: string }
  /** The plan for staying well: to look at and make one's own, and what is left to read when the course has ended. */
  | { type: 'staying-well'; mine: boolean }
  /** A letter about the person that they are to read before it goes anywhere. */
  | { type: 'document'; document: string; from: string }
  /** The next meeting of a course within the week; `number`: which of how many. */
  | {
      type: 'course';
      meeting: string;
      course: string;
      mode: CourseMode;
      start: string;
      place: string;
      number: number;
      of: number;
    }
  /** Times to choose among, held until then; `lost`: the one chosen had gone to somebody else. */
  | { type: 'proposal'; proposal: string; until: string; with: string; lost?: true }
  | { type: 'appointment'; appointment: string; start: string; mode: 'in-person' | 'video' | 'phone'; with: string };
export interface Today {
  called: string;
  things: TodayThing[];
  /** Monday first: what was done each day, and appointments to come. */
  week: { date: string; today: boolean; done: ('diary' | 'screen' | 'questionnaire' | 'message')[]; appointment: boolean }[];
  allDone: boolean;
}
