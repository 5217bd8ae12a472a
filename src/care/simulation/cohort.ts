import type { genders, helpModes, referralProblems, referralSources, workStatuses } from '../items/choices';

type Weighted<T> = readonly (readonly [value: T, weight: number])[];
type Quantiles = readonly (readonly [share: number, value: number])[];

/** What is true of a cohort: everything that a figure should find again. */
export interface Cohort {
  /** Of a team, in a year. */
  enquiries: number;
  /** By month, January first. */
  months: readonly number[];
  source: Weighted<(typeof referralSources)[number]>;
  problem: Weighted<(typeof referralProblems)[number]>;
  gender: Weighted<(typeof genders)[number]>;
  /** Whole years at the first contact. */
  age: Quantiles;
  /** Days from contact to assessment, and from there to treatment. */
  toAssessment: Quantiles;
  toStart: Quantiles;
  /** Of the step before. */
  assessed: number;
  started: number;
  /** Of those who started: come to an end with two sessions or more; of these: measured at least twice. */
  finished: number;
  paired: number;
  help: Weighted<readonly (typeof helpModes)[number][]>;
  sessions: Quantiles;
  weeks: Quantiles;
  /** Totals at the start, by band. */
  phq9: Weighted<readonly [number, number]>;
  gad7: Weighted<readonly [number, number]>;
  /** Under both cut-offs at the end, of those who were over one at the start; how teams differ in it (standard deviation). */
  recovery: number;
  betweenTeams: number;
  workStart: Weighted<(typeof workStatuses)[number]>;
  /** Of those not working without benefits at the start: who do at the end. */
  backToWork: number;
  workKnown: number;
  gpKnown: number;
  gpTold: number;
  experienceAnswered: number;
  /** Of finished courses: with an alert; of alerts: seen to in time. */
  alerted: number;
  inTime: number;
  /** Of sessions agreed on: nobody came. */
  missed: number;
}

/**
 * The Norwegian cohort, as far as it is published. FHI: evaluation of twelve pilots, n = 526 with follow-up (source, waits, sessions, weeks, help,
 * bands, work), and the pilot report of 2016 (recovery 61.6 %; +5.6 percentage points in work without benefits). Measured twice: 56 % (Knapstad
 * 2019: 44 % lacked a last measure). `assumed`: nothing is published; a plausible number so that the simulation has one.
 */
export const norwegianCohort: Cohort = {
  enquiries: 175, // 125 per 10,000 residents a year (Sandnes 2018), in a municipality of 14,000
  months: [1.15, 1.05, 1.1, 0.95, 1, 0.95, 0.45, 1, 1.15, 1.15, 1.15, 0.9], // assumed: quiet in July
  source: [
    ['self', 33.3],
    ['self-gp', 50],
    ['gp', 9.8],
    ['nav', 2.5], // the rest assumed
    ['employer', 1.4],
    ['municipal', 3],
  ],
  problem: [
    ['anxiety', 38], // assumed
    ['depression', 40],
    ['sleep', 12],
    ['alcohol', 4],
    ['work', 6],
  ],
  gender: [
    ['woman', 66], // assumed; women are overrepresented
    ['man', 34],
  ],
  age: [
    [0, 17], // assumed
    [0.25, 26],
    [0.5, 35],
    [0.75, 46],
    [1, 78],
  ],
  toAssessment: [
    [0, 0],
    [0.25, 7],
    [0.5, 12],
    [0.75, 17],
    [1, 45],
  ],
  toStart: [
    [0, 1],
    [0.25, 8],
    [0.5, 13],
    [0.75, 23],
    [1, 60],
  ],
  assessed: 0.9, // assumed
  started: 0.91, // assumed
  finished: 0.86, // assumed
  paired: 0.56,
  help: [
    [['guided-self-help'], 1],
    [['group'], 36.5],
    [['individual'], 29.4],
    [['course', 'individual'], 33],
  ],
  sessions: [
    [0, 2],
    [0.25, 4],
    [0.5, 4],
    [0.75, 9],
    [1, 16],
  ],
  weeks: [
    [0, 2],
    [0.25, 4.9],
    [0.5, 9.4],
    [0.75, 21.1],
    [1, 45],
  ],
  phq9: [
    [[0, 4], 2.5],
    [[5, 9], 18.3],
    [[10, 14], 33.3],
    [[15, 19], 31.2],
    [[20, 27], 14.8],
  ],
  gad7: [
    [[0, 4], 8],
    [[5, 9], 27],
    [[10, 14], 39],
    [[15, 21], 26.1],
  ],
  recovery: 0.616,
  betweenTeams: 0.03, // assumed
  workStart: [
    ['in-work', 37.8],
    ['sick-leave', 19], // with support 37.3 in all; how it is parted is assumed
    ['partial-sick-leave', 18.3],
    ['student', 9], // not at work 24.9 in all
    ['job-seeker', 6],
    ['assessment-allowance', 5.9],
    ['disability-benefit', 4],
  ],
  backToWork: 0.09, // +5.6 of the 62.2 % who do not work without benefits
  workKnown: 0.9, // assumed
  gpKnown: 0.85, // assumed
  gpTold: 0.6, // assumed
  experienceAnswered: 0.6, // assumed
  alerted: 0.12, // assumed
  inTime: 0.97, // assumed
  missed: 0.07, // assumed
};
