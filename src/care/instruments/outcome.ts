import { gad7, phq9, type ScoringRules } from './rules';

/** Totals of the two measures at one time; null when not given or not scorable. */
export interface Totals {
  phq9: number | null;
  gad7: number | null;
}
/** Which convention for GAD-7: ≥ 8 as in NHS Talking Therapies and the Norwegian trials, or ≥ 10 as in NFKT's material. Always label it. */
export type Threshold = 'nhs' | 'ten';

export interface Outcome {
  /** At or over the threshold of at least one measure at the start. */
  caseness: boolean;
  /** Caseness at the start and under both thresholds at the end; null without caseness. */
  recovery: boolean | null;
  reliableImprovement: boolean;
  reliableDeterioration: boolean;
  /** Recovery and reliable improvement; null without caseness. */
  reliableRecovery: boolean | null;
}

type Move = 'fell' | 'rose' | 'same';

/**
 * What became of a course, first against last totals, by the rules of NHS Talking Therapies: a reliable change of one measure counts
 * when the other has not changed reliably the other way. Measures without both totals are left out; null when none has both.
 */
export function outcome(first: Totals, last: Totals, threshold: Threshold = 'nhs'): Outcome | null {
  const pairs = [
    { rules: phq9, from: first.phq9, to: last.phq9 },
    { rules: gad7, from: first.gad7, to: last.gad7 },
  ].flatMap(({ rules, from, to }) => (from === null || to === null ? [] : [{ rules, from, to }]));
  if (pairs.length === 0) return null;
  const moves = pairs.map(({ rules, from, to }) => moveOf(rules, from, to));
  const caseness = pairs.some(({ rules, from }) => from >= rules.caseness[threshold]);
  const recovery = caseness ? pairs.every(({ rules, to }) => to < rules.caseness[threshold]) : null;
  const reliableImprovement = moves.includes('fell') && !moves.includes('rose');
  return {
    caseness,
    recovery,
    reliableImprovement,
    reliableDeterioration: moves.includes('rose') && !moves.includes('fell'),
    reliableRecovery: recovery === null ? null : recovery && reliableImprovement,
  };
}

/** Reliable change of one measure from first to last. */
export function moveOf(rules: ScoringRules, from: number, to: number): Move {
  if (to - from >= rules.reliableChange) return 'rose';
  return from - to >= rules.reliableChange ? 'fell' : 'same';
}

/** The totals within which a later score is no reliable change from `first`, for the band of a chart; kept inside the scale. */
export function reliableBand(rules: ScoringRules, first: number): { from: number; to: number } {
  const max = rules.scored.length * rules.itemMax;
  return { from: Math.max(0, first - rules.reliableChange), to: Math.min(max, first + rules.reliableChange) };
}

/** Care rule R1: the newest total is worse than the first by the reliable change or more. */
export const hasDeteriorated = (rules: ScoringRules, totals: readonly number[]): boolean =>
  totals.length >= 2 && moveOf(rules, totals[0] ?? 0, totals.at(-1) ?? 0) === 'rose';

/** Care rule R4: after four measures or more, still over the threshold and not reliably better than at the start. */
export function isNotOnTrack(rules: ScoringRules, totals: readonly number[]): boolean {
  const first = totals[0];
  const last = totals.at(-1);
  if (first === undefined || last === undefined || totals.length < 4) return false;
  return first >= rules.caseness.ten && last >= rules.caseness.ten && first - last < rules.reliableChange;
}
