import { appointmentsOf } from '../appointments/appointments';
import { assignmentsOf } from '../case/assignments';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
import { addDays, daysBetween, homeZone, isZone, localDate } from '../time/dates';
import type { InstrumentId } from './instruments/types';
import { countingAnswers } from './struck';

/**
 * When questionnaires are to be answered. A round opens two days before its date, is due on it, reminded of on the day after and
 * overdue from the third day; one answer settles a round and all missed ones before it, and so does leaving it out.
 */
export type RoundState = 'due' | 'reminded' | 'overdue';
type Repeated = Extract<ItemOf<'assign'>['what'], { type: 'questionnaire' }>;

/** So many days before its date a round may be answered; earlier answers belong to the round before. */
export const earlyDays = 2;
/** A round is overdue from so many days after its date. */
export const overdueFrom = 3;

export interface DueQuestionnaire {
  assignment: string;
  instruments: InstrumentId[];
  due: string;
  overdueDays: number;
  state: RoundState;
}
/** May be answered already; due on a later date. */
export type EarlyQuestionnaire = Pick<DueQuestionnaire, 'assignment' | 'instruments' | 'due'>;

/** Questionnaires that are due today, or were and are not answered. */
export function dueOf(state: CaseState, today: string, zone = homeZone): DueQuestionnaire[] {
  // What was struck has answered nothing: its round stands open again.
  const answers = countingAnswers(state);
  const skips = kept(state, 'skip');
  const sessions = sessionDates(state);
  const lastAnswered = (instrument: InstrumentId) => {
    // The days on which it was answered, where it was answered; what is entered last may be of an earlier day.
    const days = answers
      .filter(({ item }) => item.instrument === instrument)
      .map(({ item }) => localDate(item.at, isZone(item.timeZone) ? item.timeZone : zone));
    return days.sort().at(-1);
  };
  return assignmentsOf(state).flatMap((assignment): DueQuestionnaire[] => {
    const { what } = assignment;
    if (what.type !== 'questionnaire') return [];
    const skipped = skips.findLast(({ item }) => item.assignment === assignment.id)?.item.due;
    const open = what.instruments.flatMap((instrument) => {
      const due = nextRound(what, sessions, today, lastAnswered(instrument), skipped);
      return due !== null && due <= today ? [{ instrument, due }] : [];
    });
    const due = open.map((one) => one.due).sort()[0];
    if (due === undefined) return [];
    const overdueDays = daysBetween(due, today);
    return [
      {
        assignment: assignment.id,
        instruments: open.map(({ instrument }) => instrument),
        due,
        overdueDays,
        state: stateOf(overdueDays),
      },
    ];
  });
}

/** The rounds to come that may be answered already, and the date of each: "kan svares på nå". */
export function earlyOf(
  state: CaseState,
  today: string,
  zone = homeZone,
): { assignment: string; instruments: InstrumentId[]; due: string }[] {
  const due = new Set(dueOf(state, today, zone).map(({ assignment }) => assignment));
  return dueOf(state, addDays(today, earlyDays), zone)
    .filter(({ assignment }) => !due.has(assignment))
    .map(({ assignment, instruments, due: date }) => ({ assignment, instruments, due: date }));
}

const stateOf = (days: number): RoundState => (days >= overdueFrom ? 'overdue' : days >= 1 ? 'reminded' : 'due');

/** Days on which there is, or was, an appointment that has not been cancelled; ascending. An appointment's day is the team's. */
function sessionDates(state: CaseState): string[] {
  const days = appointmentsOf(state).flatMap(({ cancelled, start }) => (cancelled ? [] : [localDate(start)]));
  return [...new Set(days)].sort();
}

/** Date of the oldest round that is not settled, or null when there is none. */
function nextRound(
  what: Repeated,
  sessions: readonly string[],
  today: string,
  answered: string | undefined,
  skipped: string | undefined,
): string | null {
  const { repeat, firstDue } = what;
  const settledBy = (due: string) =>
    (answered !== undefined && answered >= addDays(due, -earlyDays)) || (skipped !== undefined && skipped >= due);
  if (repeat === 'once') return settledBy(firstDue) ? null : firstDue;
  if (repeat === 'weekly') {
    const after = (date: string | undefined, early: number) =>
      date === undefined || date < addDays(firstDue, -early) ? 0 : 1 + Math.floor((daysBetween(firstDue, date) + early) / 7);
    return addDays(firstDue, 7 * Math.max(after(answered, earlyDays), after(skipped, 0)));
  }
  // The day before an appointment; a round that the appointment has passed is not asked for any more.
  const rounds = sessions.filter((day) => day >= firstDue).filter((_, i) => repeat === 'session' || i % 4 === 3);
  const next = rounds.find((day) => day >= today);
  if (next === undefined) return null;
  const due = addDays(next, -1);
  return settledBy(due) ? null : due;
}
