import type { Assumptions } from './assumptions';
import { shareAtWork, workingDaysAYear } from './working-days';

/** Minutes of a working day in Norwegian municipalities: 37.5 hours a week (Hovedtariffavtalen, KS). */
const minutesADay = 450;

/** The four kinds of help, as shares of those who begin; together 1. */
export interface HelpShares {
  guided: number;
  group: number;
  mixed: number;
  individual: number;
}
/** Minutes of therapists' work for one person or one course, with what goes beside it and appointments to which nobody came. */
export interface WorkMinutes {
  assessment: number;
  individualSession: number;
  guidedSession: number;
  /** All leaders of one meeting. */
  meeting: number;
}
export interface Sizing {
  /** A year. */
  enquiries: number;
  /** In the busiest month. */
  peakMonth: number;
  /** People of the population with anxiety or depression in a year: from all who have the one also having the other, to none. */
  affected: { least: number; most: number };
  /** Enquiries for each of them, 0 and up; null where there is nobody. */
  reached: { least: number | null; most: number | null };
  begin: number;
  /** Hours of treatment work a year: all of it, and what one position gives. */
  hours: number;
  hoursAPosition: number;
  /** Positions that the work fills, every hour of them used; null where a position gives no hours. */
  positions: number | null;
  /** Work against room: over 1 the queue grows for as long as it lasts. Infinity: work, and nobody to do it. */
  load: number;
}

/** Shares that make more than a whole are taken in proportion, and nothing is left for individual help. */
export function helpShares({ guided, group, mixed }: Assumptions): HelpShares {
  const whole = Math.max(100, guided + group + mixed);
  const of = (part: number) => part / whole;
  return { guided: of(guided), group: of(group), mixed: of(mixed), individual: (whole - guided - group - mixed) / whole };
}

export function workMinutes(a: Assumptions): WorkMinutes {
  const held = 1 - a.noShow / 100;
  return {
    assessment: (a.assessmentMinutes + a.around) / held,
    individualSession: (a.individualMinutes / a.sessions + a.around) / held,
    guidedSession: (a.guidedMinutes / a.guidedSessions + a.around) / held,
    meeting: (a.meetingMinutes + a.around) * a.leaders,
  };
}

/** Minutes a year: of assessments, and of treatment when every course is full. Somebody who stops early is reckoned to stop half way. */
export function workOf(a: Assumptions): { assessments: number; treatment: number; begin: number; enquiries: number } {
  const enquiries = (a.population * a.uptake) / 10_000;
  const assessed = (enquiries * a.comes) / 100;
  const begin = (assessed * a.takenIn) / 100;
  const help = helpShares(a);
  const minutes = workMinutes(a);
  const stay = 1 - (1 - a.completes / 100) / 2;
  const individual = a.sessions * minutes.individualSession * stay;
  const each =
    help.individual * individual +
    (help.mixed * individual) / 2 +
    help.guided * a.guidedSessions * minutes.guidedSession * stay +
    ((help.group + help.mixed) * a.meetings * minutes.meeting) / a.courseSize;
  return { assessments: assessed * minutes.assessment, treatment: begin * each, begin, enquiries };
}

/** Minutes of treatment work of all positions together on a working day when nobody is on leave. */
export const minutesOfDay = (a: Assumptions): number => (a.positions * minutesADay * a.treatmentShare) / 100;

/** From people to enquiries, from enquiries to positions. The waits are `queueOf`'s. */
export function sizingOf(a: Assumptions): Sizing {
  const { assessments, treatment, begin, enquiries } = workOf(a);
  const adults = (a.population * a.adults) / 100;
  const least = (adults * Math.max(a.anxiety, a.depression)) / 100;
  const most = (adults * Math.min(100, a.anxiety + a.depression)) / 100;
  const hours = (assessments + treatment) / 60;
  const hoursAPosition = (workingDaysAYear() * shareAtWork(a.leave) * minutesADay * a.treatmentShare) / 100 / 60;
  const room = hoursAPosition * a.positions;
  return {
    enquiries,
    peakMonth: (enquiries / 12) * a.peak,
    affected: { least, most },
    reached: { least: most > 0 ? enquiries / most : null, most: least > 0 ? enquiries / least : null },
    begin,
    hours,
    hoursAPosition,
    positions: hoursAPosition > 0 ? hours / hoursAPosition : null,
    load: room > 0 ? hours / room : hours > 0 ? Number.POSITIVE_INFINITY : 0,
  };
}
