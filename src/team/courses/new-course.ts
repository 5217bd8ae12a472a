import type { CourseTemplate } from '../../care/courses/template';
import { isRecord } from '../../care/is-record';
import { courseModes } from '../../care/items/choices';
import { addDays, homeZone, isDate } from '../../care/time/dates';
import { instantOf } from '../../care/time/wall';
import type { NewCourse } from '../../client/api';

/** A course that is being made: dates and clocks are the team's. */
export interface CourseDraft {
  /** What it is made of; empty: of nothing. */
  template: string;
  title: string;
  mode: NewCourse['mode'];
  places: string;
  rolling: boolean;
  leaders: string[];
  date: string;
  time: string | null;
  minutes: string;
  /** So many meetings, a week apart, where no template says. */
  count: string;
  place: string;
  wayIn: string;
  note: string;
}
export type CourseFault = 'title' | 'leaders' | 'places' | 'time' | 'past' | 'place';

export const isCourseDraft = (value: unknown): value is CourseDraft =>
  isRecord(value) &&
  typeof value.template === 'string' &&
  typeof value.places === 'string' &&
  Array.isArray(value.leaders) &&
  courseModes.some((one) => one === value.mode);

/** @param today the team's date */
export const emptyCourse = (today: string, me: string): CourseDraft => ({
  template: '',
  title: '',
  mode: 'course',
  places: '12',
  rolling: false,
  leaders: [me],
  date: addDays(today, 14),
  time: '14:00',
  minutes: '120',
  count: '4',
  place: '',
  wayIn: '',
  note: '',
});

/** What a template proposes, over what has been typed. */
export const madeOf = (d: CourseDraft, { id, title, mode, places, rolling, minutes, meetings }: CourseTemplate): CourseDraft => ({
  ...d,
  template: id,
  title,
  mode,
  places: String(places),
  rolling,
  minutes: String(minutes),
  count: String(meetings.length),
});

const between = (text: string, least: number, most: number) => {
  const value = Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
};

export const startOf = (date: string, time: string | null): string | null => {
  const at = time && isDate(date) ? instantOf(date, time, homeZone) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
};

/** What is wrong with it, or null. @param now ISO */
export function faultIn(d: CourseDraft, now: string): CourseFault | null {
  const start = startOf(d.date, d.time);
  if (d.title.trim() === '') return 'title';
  if (d.leaders.length < 1 || d.leaders.length > 3) return 'leaders';
  if (between(d.places, 1, 40) === null) return 'places';
  if (start === null || between(d.minutes, 15, 480) === null || between(d.count, 1, 20) === null) return 'time';
  if (Date.parse(start) <= Date.parse(now)) return 'past';
  return d.place.trim() === '' ? 'place' : null;
}

/** What is begun of it: the template's meetings on its days, or so many, a week apart. */
export function asCourse(d: CourseDraft, template: CourseTemplate | null, titleOf: (number: number) => string): NewCourse {
  const weekly = Array.from({ length: between(d.count, 1, 20) ?? 1 }, (_, i) => ({
    title: titleOf(i + 1),
    days: i * 7,
    sheets: [],
    homework: [],
  }));
  const [wayIn, note] = [d.wayIn.trim(), d.note.trim()];
  const where = { place: d.place.trim(), ...(wayIn ? { wayIn } : {}), ...(note ? { note } : {}) };
  return {
    ...(template ? { template: template.id, measures: template.measures } : {}),
    title: d.title.trim(),
    mode: d.mode,
    places: between(d.places, 1, 40) ?? 1,
    leaders: d.leaders,
    ...(d.rolling ? { rolling: true } : {}),
    meetings: (template?.meetings ?? weekly).flatMap(({ title, days, sheets, homework }) => {
      const start = startOf(addDays(d.date, days), d.time);
      const minutes = between(d.minutes, 15, 480) ?? 120;
      return start ? [{ title, start, minutes, ...where, sheets, homework }] : [];
    }),
  };
}
