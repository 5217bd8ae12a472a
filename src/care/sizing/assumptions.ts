/** Where a value comes from; null: somebody has assumed it. `docs/registry.md` names each in full. */
export type SizingSource =
  | 'sandnes'
  | 'sandnes-derived'
  | 'sandnes-2015'
  | 'cohort'
  | 'prevalence'
  | 'trial'
  | 'courses'
  | 'leave';
export type SizingUnit =
  | 'people'
  | 'percent'
  | 'per-10000'
  | 'times'
  | 'minutes'
  | 'sessions'
  | 'weeks'
  | 'days'
  | 'positions'
  | 'leaders';

export interface Assumption {
  value: number;
  min: number;
  max: number;
  step: number;
  unit: SizingUnit;
  source: SizingSource | null;
}

/**
 * What sizing reckons with, each value with its unit, its range and where it comes from. No norm for staffing or for how many cases a
 * therapist has was found for Rask psykisk helsehjelp, so a municipality can change every one of them.
 *
 * A percentage is 0 to 100. `peak`: the busiest month in an average one. `comes`: of those who ask, to a first talk; `takenIn`: of
 * those, into help. What is left of `guided`, `group` and `mixed` is individual help. `around`: notes, calls and messages beside each
 * appointment, and preparing a meeting, each leader. `rhythm`: weeks between the days on which courses can start. `booking`: days from
 * when something is agreed until there is an hour that suits, however many are free.
 */
export const assumptions = {
  positions: { value: 10, min: 0, max: 60, step: 0.5, unit: 'positions', source: 'sandnes' },
  population: { value: 80_000, min: 0, max: 300_000, step: 500, unit: 'people', source: 'sandnes' },
  uptake: { value: 125, min: 0, max: 400, step: 5, unit: 'per-10000', source: 'sandnes-derived' },
  peak: { value: 1.9, min: 1, max: 2, step: 0.1, unit: 'times', source: 'sandnes-derived' },
  adults: { value: 82, min: 50, max: 100, step: 1, unit: 'percent', source: null },
  anxiety: { value: 15, min: 0, max: 50, step: 1, unit: 'percent', source: 'prevalence' },
  depression: { value: 10, min: 0, max: 50, step: 1, unit: 'percent', source: 'prevalence' },
  comes: { value: 90, min: 0, max: 100, step: 1, unit: 'percent', source: null },
  takenIn: { value: 80, min: 0, max: 100, step: 1, unit: 'percent', source: null },
  guided: { value: 1, min: 0, max: 100, step: 0.5, unit: 'percent', source: 'cohort' },
  group: { value: 36.5, min: 0, max: 100, step: 0.5, unit: 'percent', source: 'cohort' },
  mixed: { value: 33, min: 0, max: 100, step: 0.5, unit: 'percent', source: 'cohort' },
  completes: { value: 70, min: 0, max: 100, step: 1, unit: 'percent', source: 'sandnes-2015' },
  assessmentMinutes: { value: 60, min: 15, max: 180, step: 5, unit: 'minutes', source: null },
  sessions: { value: 6, min: 1, max: 20, step: 1, unit: 'sessions', source: null },
  individualMinutes: { value: 280, min: 30, max: 1500, step: 10, unit: 'minutes', source: 'trial' },
  guidedSessions: { value: 5, min: 1, max: 20, step: 1, unit: 'sessions', source: 'trial' },
  guidedMinutes: { value: 156, min: 30, max: 1500, step: 2, unit: 'minutes', source: 'trial' },
  interval: { value: 2, min: 1, max: 6, step: 1, unit: 'weeks', source: null },
  around: { value: 20, min: 0, max: 90, step: 5, unit: 'minutes', source: null },
  noShow: { value: 10, min: 0, max: 50, step: 1, unit: 'percent', source: null },
  courseSize: { value: 10, min: 2, max: 30, step: 1, unit: 'people', source: 'courses' },
  meetings: { value: 8, min: 1, max: 16, step: 1, unit: 'sessions', source: 'courses' },
  meetingMinutes: { value: 150, min: 30, max: 240, step: 5, unit: 'minutes', source: 'courses' },
  leaders: { value: 2, min: 1, max: 4, step: 1, unit: 'people', source: null },
  rhythm: { value: 4, min: 1, max: 26, step: 1, unit: 'weeks', source: null },
  treatmentShare: { value: 42, min: 0, max: 100, step: 1, unit: 'percent', source: null },
  leave: { value: 5, min: 0, max: 10, step: 1, unit: 'weeks', source: 'leave' },
  booking: { value: 10, min: 0, max: 30, step: 1, unit: 'days', source: null },
} as const satisfies Record<string, Assumption>;

export type AssumptionName = keyof typeof assumptions;
export type Assumptions = Readonly<Record<AssumptionName, number>>;
/** What a municipality has put in place of the published values. */
export type Changes = Readonly<Partial<Record<AssumptionName, number>>>;

export const assumptionNames = Object.keys(assumptions) as AssumptionName[];

/** In its range, whatever was typed or kept; what is no number is the published value. */
export function within(name: AssumptionName, value: number | undefined): number {
  const { value: usual, min, max }: Assumption = assumptions[name];
  return value === undefined || Number.isNaN(value) ? usual : Math.min(max, Math.max(min, value));
}

/** The published values, and a municipality's own where it has some. */
export const assumed = (changes: Changes = {}): Assumptions =>
  Object.fromEntries(assumptionNames.map((name) => [name, within(name, changes[name])])) as Record<AssumptionName, number>;
