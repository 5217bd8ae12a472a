import type { Figures } from '../figures/figures';
import type { Cohort } from './cohort';

/** One thing that was put in, what the figures say of it, and how far the two may lie apart. */
export interface Found {
  name: string;
  truth: number;
  found: number | null;
  /** Four standard errors of what is counted, plus what whole days or points cannot tell. */
  tolerance: number;
}

/** Lays what a cohort was made of beside what was found in it. */
export function foundOf(cohort: Cohort, figures: Figures): Found[] {
  const { flow, shares, spreads, reached } = figures;
  const weights = (all: readonly (readonly [unknown, number])[]) => all.reduce((sum, [, weight]) => sum + weight, 0);
  const weightOf = <T>(all: readonly (readonly [T, number])[], ...some: T[]) =>
    all.reduce((sum, [value, weight]) => sum + (some.includes(value) ? weight : 0), 0) / weights(all);
  const part = (name: string, truth: number, numerator: number, denominator: number, more = 0): Found => ({
    name,
    truth,
    found: denominator > 0 ? numerator / denominator : null,
    tolerance: 4 * Math.sqrt((truth * (1 - truth)) / Math.max(1, denominator)) + more,
  });
  const share = (name: keyof typeof shares, truth: number, more = 0) =>
    part(name, truth, shares[name].numerator, shares[name].denominator, more);
  const median = (name: 'assessed', quantiles: Cohort['toAssessment']): Found => ({
    name: `${name}: median`,
    truth: quantiles.find(([at]) => at === 0.5)?.[1] ?? Number.NaN,
    found: spreads[name].median,
    tolerance: 1,
  });
  const countOf = (value: string) => reached.gender.find((one) => one.value === value)?.count ?? 0;
  const working = weightOf(cohort.workStart, 'in-work', 'part-time');
  return [
    part('flow: assessed', cohort.assessed, flow.assessed, flow.contact),
    part('flow: started', cohort.started, flow.started, flow.assessed),
    part('flow: ended', cohort.finished, flow.ended, flow.started),
    part('women', weightOf(cohort.gender, 'woman'), countOf('woman'), flow.contact),
    median('assessed', cohort.toAssessment),
    share('self-referred', weightOf(cohort.source, 'self', 'self-gp')),
    share('paired', cohort.paired),
    // Teams differ: with few of them their own mean is not the cohort's.
    share('recovery', cohort.recovery, cohort.betweenTeams),
    share('work-start', working),
    share('work-end', working + (1 - working) * cohort.backToWork),
    share('sick-leave-start', weightOf(cohort.workStart, 'sick-leave', 'partial-sick-leave')),
    share('gp-told', cohort.gpTold),
    share('experience-answered', cohort.experienceAnswered),
    share('alerts-in-time', cohort.inTime),
  ];
}
