import { lookBy, overdueFrom } from '../alerts/alert-time';
import { openRisk } from '../alerts/reasons';
import type { CourseTime } from '../courses/course-times';
import type { DeskCase } from '../desk/reasons';
import type { SummedAppointment } from '../desk/summary';
import { addDays, localDate } from '../time/dates';
import { type Holiday, holidayOn, isWorkingDay, type TeamDays } from '../time/holidays';
import { type Colleagues, noColleagues, type TakenRoom } from './colleagues';
import { type BlockedTime, blockedOn } from './own-blocks';
import type { Hours, OwnDays } from './own-days';
import { type Preparation, preparationsOf } from './preparations';

/** One appointment where it stands in the therapist's day. */
export interface CalendarEntry extends SummedAppointment {
  caseRef: string;
  name: string;
  called: string;
  /** Which of the sessions with this citizen it is, where it stands: 1 for the first. */
  number: number;
  /** `ahead`, also while it goes on; `unentered`: over, and nobody has said what became of it. */
  state: 'ahead' | 'unentered' | 'entered' | 'cancelled';
  /** What is to be done before it; only of what is ahead. */
  todo: readonly Preparation[];
  /** What they agreed on last time. */
  agreed: { text: string; at: string } | null;
}
/** Held for somebody who has not chosen yet. */
export interface HeldTime {
  caseRef: string;
  name: string;
  start: string;
  minutes: number;
}
/** By when a risk answer must have been looked at: the hour stands on the team's wall. */
export interface Deadline {
  caseRef: string;
  name: string;
  clock: string;
}
export interface CalendarDay {
  /** YYYY-MM-DD, the team's. */
  date: string;
  entries: CalendarEntry[];
  held: HeldTime[];
  /** Meetings of group courses that I lead. */
  courses: CourseTime[];
  /** What I keep for myself. */
  blocks: BlockedTime[];
  deadlines: Deadline[];
  holiday: Holiday | null;
  /** The team works on that day. */
  working: boolean;
  /** I have said that I am away. */
  away: boolean;
  /** Rooms that colleagues have, by start. */
  rooms: TakenRoom[];
  /** Colleagues who have said that they are away, by account. */
  absent: string[];
  /** When I have appointments, of this day of the week; null where I have said nothing. */
  hours: readonly Hours[] | null;
}

/**
 * The days from one on with the reader's own appointments over all cases, from what the desk keeps of each: ascending, by start.
 * @param own absences and working hours of the reader @param courses meetings that the reader leads
 * @param records the reader's own things, among which are the times they keep for themselves
 */
export function calendarView(
  cases: readonly DeskCase[],
  { from, count, now, ...team }: { from: string; count: number; now: string } & TeamDays,
  own: OwnDays,
  colleagues: Colleagues = noColleagues,
  courses: readonly CourseTime[] = [],
  records: readonly { key: string; value: unknown }[] = [],
): CalendarDay[] {
  const dates = Array.from({ length: count }, (_, i) => addDays(from, i));
  const known = new Map(dates.map((date) => [date, dayOf(date, team, own, colleagues, blockedOn(records, date))]));
  // Asking the zone for its date is dear: what is surely outside is not asked about.
  const [first, last] = [Date.parse(addDays(from, -1)), Date.parse(addDays(from, count + 1))];
  const isNear = (start: string) => Date.parse(start) >= first && Date.parse(start) <= last;
  for (const one of cases) {
    if (one.unreadable) continue;
    const { caseRef, summary } = one;
    let number = 1;
    for (const appointment of summary.appointments) {
      const mine = appointment.by === one.context.me || summary.therapist === one.context.me;
      const day = mine && isNear(appointment.start) ? known.get(localDate(appointment.start)) : undefined;
      if (day) day.entries.push(entryOf(one, appointment, number, now));
      if (!appointment.cancelled) number++;
    }
    for (const { start, minutes, until } of summary.offered)
      if (Date.parse(until) > Date.parse(now))
        known.get(localDate(start))?.held.push({ caseRef, name: summary.name, start, minutes });
    const risk = openRisk(one);
    if (risk) known.get(overdueFrom(risk.at))?.deadlines.push({ caseRef, name: summary.name, clock: lookBy });
  }
  for (const one of courses) if (isNear(one.start)) known.get(localDate(one.start))?.courses.push(one);
  for (const taken of colleagues.rooms) if (isNear(taken.start)) known.get(localDate(taken.start))?.rooms.push(taken);
  for (const day of known.values()) {
    day.rooms.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
    day.entries.sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.name < b.name ? -1 : 1));
    day.courses.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
    day.held.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  }
  return [...known.values()];
}

const dayOf = (date: string, team: TeamDays, own: OwnDays, colleagues: Colleagues, blocks: BlockedTime[]): CalendarDay => ({
  date,
  entries: [],
  held: [],
  courses: [],
  blocks,
  deadlines: [],
  holiday: holidayOn(date),
  working: isWorkingDay(date, team),
  away: own.isAway(date),
  rooms: [],
  absent: colleagues.away(date),
  hours: own.hoursOn(date),
});

function entryOf(one: DeskCase, appointment: SummedAppointment, number: number, now: string): CalendarEntry {
  const { caseRef, summary } = one;
  const over = Date.parse(appointment.start) + appointment.minutes * 60_000 <= Date.parse(now);
  const state = appointment.entered ? 'entered' : appointment.cancelled ? 'cancelled' : over ? 'unentered' : 'ahead';
  return {
    ...appointment,
    caseRef,
    name: summary.name,
    called: summary.called,
    number,
    state,
    todo: state === 'ahead' ? preparationsOf(one, appointment, now) : [],
    agreed: summary.agreed,
  };
}
