import { rulesOf } from './rules';
import { rangeOf, type ScoringRules } from './scoring';

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
    { rules: rulesOf('phq-9'), from: first.phq9, to: last.phq9 },
    { rules: rulesOf('gad-7'), from: first.gad7, to: last.gad7 },
  ].flatMap(({ rules, from, to }) => (!rules || from === null || to === null ? [] : [{ rules, from, to }]));
  if (pairs.length === 0) return null;
  const moves = pairs.map(({ rules, from, to }) => moveOf(rules, from, to));
  const caseness = pairs.some(({ rules, from }) => from >= limitOf(rules, threshold));
  const recovery = caseness ? pairs.every(({ rules, to }) => to < limitOf(rules, threshold)) : null;
  const reliableImprovement = moves.includes('fell') && !moves.includes('rose');
  return {
    caseness,
    recovery,
    reliableImprovement,
    reliableDeterioration: moves.includes('rose') && !moves.includes('fell'),
    reliableRecovery: recovery === null ? null : recovery && reliableImprovement,
  };
}

const limitOf = (rules: ScoringRules, name: string): number => rules.cutOffs[name] ?? Number.POSITIVE_INFINITY;

/** Reliable change of one measure from first to last, in points: never where no reliable change is known. */
export function moveOf(rules: ScoringRules, from: number, to: number): Move {
  const { reliableChange } = rules;
  if (reliableChange === null) return 'same';
  if (to - from >= reliableChange) return 'rose';
  return from - to >= reliableChange ? 'fell' : 'same';
}

/** The same as a person feels it: whether more points are worse or better is the instrument's. */
export function turnOf(rules: ScoringRules, from: number, to: number): 'better' | 'worse' | 'same' {
  const move = moveOf(rules, from, to);
  if (move === 'same') return 'same';
  return (move === 'rose') === (rules.direction === 'higher-is-worse') ? 'worse' : 'better';
}

/**
 * What a person may be told of first against last: a turn where it is reliable; else only which way it points, which may be chance; or that
 * the totals are the same. Where no reliable change is known, nothing is more than a pointer.
 */
export function leanOf(
  rules: ScoringRules,
  from: number,
  to: number,
): 'better' | 'worse' | 'towards-better' | 'towards-worse' | 'even' {
  const turn = turnOf(rules, from, to);
  if (turn !== 'same') return turn;
  if (from === to) return 'even';
  return to > from === (rules.direction === 'higher-is-worse') ? 'towards-worse' : 'towards-better';
}

/** The totals within which a later score is no reliable change from `first`, for the band of a chart; kept inside the scale. */
export function reliableBand(rules: ScoringRules, first: number): { from: number; to: number } | null {
  if (rules.reliableChange === null) return null;
  const { min, max } = rangeOf(rules);
  return { from: Math.max(min, first - rules.reliableChange), to: Math.min(max, first + rules.reliableChange) };
}
