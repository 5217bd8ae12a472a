import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemDraft } from '../items/items';
import { earlyDays, scheduleOf } from '../questionnaires/schedule';
import { countingAnswers } from '../questionnaires/struck';
import { addDays, localDate } from '../time/dates';
import type { Course, Participant } from './course';

type Assign = Extract<ItemDraft, { kind: 'assign' }>;

/** Answers of so many days before somebody got their place are of how they came to it. */
const freshDays = 14;

/**
 * The questionnaires of a course that one person has not been asked: when they get their place, and on the day of the last meeting. What is
 * asked of them anyway again and again is not asked twice, and what was taken back is not given again.
 */
export function measuresOwed(course: Course, one: Participant, state: CaseState): { about: 'first' | 'last'; draft: Assign }[] {
  const last = course.meetings.findLast(({ cancelled }) => !cancelled);
  if (one.state !== 'place' || course.ended || !last) return [];
  const repeated = scheduleOf(state).asked.flatMap(({ what }) => (what.repeat === 'once' ? [] : what.instruments));
  const instruments = (course.measures ?? []).filter((id) => !repeated.includes(id));
  if (instruments.length === 0) return [];
  const given = kept(state, 'assign').flatMap(({ item: { what } }) => (what.type === 'questionnaire' ? [what] : []));
  const days = [
    ['first', localDate(one.since)],
    ['last', localDate(last.start)],
  ] as const;
  return days.flatMap(([about, firstDue]) => {
    if (given.some((what) => what.firstDue === firstDue && instruments.every((id) => what.instruments.includes(id)))) return [];
    return [{ about, draft: { kind: 'assign', what: { type: 'questionnaire', instruments, repeat: 'once', firstDue } } }];
  });
}

/** Whether somebody has answered all that the course asks for, as they came to it; null for a course that asks for nothing. */
export function hasAnswered({ measures = [] }: Course, { since }: Participant, state: CaseState): boolean | null {
  if (measures.length === 0) return null;
  const from = addDays(localDate(since), -freshDays);
  const answered = new Set(countingAnswers(state).flatMap(({ item }) => (localDate(item.at) >= from ? [item.instrument] : [])));
  return measures.every((id) => answered.has(id));
}

/** Whether somebody has answered all that the course asks for both as they came to it and from its last meeting on; null for a course that asks for nothing. */
export function hasBeforeAndAfter({ measures = [], meetings }: Course, { since }: Participant, state: CaseState): boolean | null {
  const last = meetings.findLast(({ cancelled }) => !cancelled);
  if (measures.length === 0 || !last) return null;
  const [from, after] = [addDays(localDate(since), -freshDays), addDays(localDate(last.start), -earlyDays)];
  const days = countingAnswers(state).map(({ item }) => ({ instrument: item.instrument, day: localDate(item.at) }));
  const all = (is: (day: string) => boolean) =>
    measures.every((id) => days.some(({ instrument, day }) => instrument === id && is(day)));
  return all((day) => day >= from && day < after) && all((day) => day >= after);
}
