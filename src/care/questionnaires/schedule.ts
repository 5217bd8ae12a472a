import { appointmentsOf } from '../appointments/appointments';
import { assignmentsOf } from '../case/assignments';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
import { addDays, daysBetween, homeZone, isZone, localDate } from '../time/dates';
import { followUpsOf } from './follow-ups';
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

/** What a case says of rounds, whatever day it is. Dates are YYYY-MM-DD. */
export interface Schedule {
  asked: readonly {
    assignment: string;
    what: Repeated;
    /** Date of the newest round that was left out. */
    skipped?: string;
    /** The last day on which it is asked for, where there is one. */
    until?: string;
  }[];
  /** Day on which each instrument that is asked for was last answered. */
  answered: Readonly<Record<InstrumentId, string>>;
  /** Days of appointments, ascending. */
  sessions: readonly string[];
}

export function scheduleOf(state: CaseState, zone = homeZone): Schedule {
  const skips = kept(state, 'skip');
  const skippedOf = (assignment: string) => {
    const skipped = skips.findLast(({ item }) => item.assignment === assignment)?.item.due;
    return skipped === undefined ? {} : { skipped };
  };
  const asked: Schedule['asked'] = [
    ...assignmentsOf(state).flatMap(({ id, what }) =>
      what.type === 'questionnaire' ? [{ assignment: id, what, ...skippedOf(id) }] : [],
    ),
    ...followUpsOf(state).map(({ assignment, instruments, due, until }) => ({
      assignment,
      what: { type: 'questionnaire' as const, instruments, repeat: 'once' as const, firstDue: due },
      until,
      ...skippedOf(assignment),
    })),
  ];
  const answered: Record<InstrumentId, string> = {};
  if (asked.length === 0) return { asked, answered, sessions: [] };
  const wanted = new Set(asked.flatMap(({ what }) => what.instruments));
  // What was struck has answered nothing: its round stands open again.
  for (const { item } of countingAnswers(state)) {
    if (!wanted.has(item.instrument)) continue;
    // The day on which it was answered, where it was answered; what is entered last may be of an earlier day.
    const day = localDate(item.at, isZone(item.timeZone) ? item.timeZone : zone);
    const before = answered[item.instrument];
    if (before === undefined || before < day) answered[item.instrument] = day;
  }
  return { asked, answered, sessions: sessionDates(state) };
}

/** Questionnaires that are due today, or were and are not answered. */
export const dueOf = (state: CaseState, today: string, zone = homeZone): DueQuestionnaire[] =>
  dueIn(scheduleOf(state, zone), today);

export function dueIn({ asked, answered, sessions }: Schedule, today: string): DueQuestionnaire[] {
  return asked.flatMap(({ assignment, what, skipped, until }): DueQuestionnaire[] => {
    if (until !== undefined && until < today) return [];
    const open = what.instruments.flatMap((instrument) => {
      const due = nextRound(what, sessions, today, answered[instrument], skipped);
      return due !== null && due <= today ? [{ instrument, due }] : [];
    });
    const due = open.map((one) => one.due).sort()[0];
    if (due === undefined) return [];
    const overdueDays = daysBetween(due, today);
    return [
      {
        assignment,
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
  const schedule = scheduleOf(state, zone);
  const due = new Set(dueIn(schedule, today).map(({ assignment }) => assignment));
  return dueIn(schedule, addDays(today, earlyDays))
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
