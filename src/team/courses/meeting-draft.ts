import type { CourseMeeting } from '../../care/courses/course';
import { isRecord } from '../../care/is-record';
import { localClock, localDate } from '../../care/time/dates';
import { newId } from '../../engine/new-id';
import { startOf } from './new-course';

export interface SheetDraft {
  key: string;
  title: string;
  text: string;
  after: boolean;
}
export interface TaskDraft {
  key: string;
  text: string;
  worksheet: string;
  times: string;
}
/** A meeting as it is typed; dates and clocks are the team's. */
export interface MeetingDraft {
  title: string;
  date: string;
  time: string | null;
  minutes: string;
  place: string;
  wayIn: string;
  note: string;
  cancelled: boolean;
  sheets: SheetDraft[];
  homework: TaskDraft[];
}
export type MeetingFault = 'title' | 'time' | 'past' | 'place';
export const [mostSheets, mostTasks] = [4, 6];
const mostTimes = 50;

export const isMeetingDraft = (value: unknown): value is MeetingDraft =>
  isRecord(value) && typeof value.title === 'string' && Array.isArray(value.sheets) && Array.isArray(value.homework);

export const newSheet = (): SheetDraft => ({ key: newId(), title: '', text: '', after: false });
export const newTask = (): TaskDraft => ({ key: newId(), text: '', worksheet: '', times: '1' });

export const asTyped = (m: CourseMeeting): MeetingDraft => ({
  title: m.title,
  date: localDate(m.start),
  time: localClock(m.start),
  minutes: String(m.minutes),
  place: m.place,
  wayIn: m.wayIn ?? '',
  note: m.note ?? '',
  cancelled: m.cancelled ?? false,
  sheets: m.sheets.map(({ title, text, after }) => ({ key: newId(), title, text, after: after ?? false })),
  homework: m.homework.map(({ text, worksheet, times = 1 }) => ({
    key: newId(),
    text,
    worksheet: worksheet ?? '',
    times: String(times),
  })),
});

/** What is wrong with it, or null. One that is moved is moved to a day to come. @param now ISO */
export function faultIn(d: MeetingDraft, meeting: CourseMeeting, now: string): MeetingFault | null {
  const start = startOf(d.date, d.time);
  const minutes = Number(d.minutes);
  if (d.title.trim() === '') return 'title';
  if (start === null || !Number.isInteger(minutes) || minutes < 15 || minutes > 480) return 'time';
  if (Date.parse(start) !== Date.parse(meeting.start) && Date.parse(start) <= Date.parse(now)) return 'past';
  return d.place.trim() === '' ? 'place' : null;
}

export function asMeeting(d: MeetingDraft, meeting: CourseMeeting): Omit<CourseMeeting, 'course'> {
  const typed = startOf(d.date, d.time) ?? meeting.start;
  const [wayIn, note] = [d.wayIn.trim(), d.note.trim()];
  return {
    meeting: meeting.meeting,
    title: d.title.trim(),
    // The same moment stays as it was written.
    start: Date.parse(typed) === Date.parse(meeting.start) ? meeting.start : typed,
    minutes: Number(d.minutes),
    place: d.place.trim(),
    ...(wayIn ? { wayIn } : {}),
    ...(note ? { note } : {}),
    ...(d.cancelled ? { cancelled: true } : {}),
    sheets: d.sheets.flatMap(({ title, text, after }) =>
      title.trim() ? [{ title: title.trim(), text, ...(after ? { after } : {}) }] : [],
    ),
    homework: d.homework.flatMap(({ text, worksheet, times }) => {
      if (!text.trim()) return [];
      const often = Math.min(mostTimes, Math.max(1, Math.round(Number(times)) || 1));
      return [{ text: text.trim(), ...(worksheet ? { worksheet } : {}), ...(often > 1 ? { times: often } : {}) }];
    }),
  };
}
