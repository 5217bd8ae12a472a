import { rangeOf, type ScoringRules } from './scoring';

/** A measure by which a registry judges what became of a course (docs/registry.md, "A registry is data"). */
export interface OutcomeMeasure extends Pick<ScoringRules, 'reliableChange' | 'direction'> {
  /** From this total on, towards the worse, somebody is over it. */
  cutOff: number;
}
/** A total of each measure, in their order; null when not given or not scorable. */
export type Totals = readonly (number | null)[];

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
type Changing = Pick<ScoringRules, 'reliableChange' | 'direction'>;

/**
 * What became of a course, first against last totals, by the rules of NHS Talking Therapies: a reliable change of one measure counts
 * when no other has changed reliably the other way. Measures without both totals are left out; null when none has both.
 */
export function outcomeOf(measures: readonly OutcomeMeasure[], first: Totals, last: Totals): Outcome | null {
  const pairs = measures.flatMap((measure, at) => {
    const [from, to] = [first[at] ?? null, last[at] ?? null];
    return from === null || to === null ? [] : [{ measure, from, to }];
  });
  if (pairs.length === 0) return null;
  const turns = pairs.map(({ measure, from, to }) => turnOf(measure, from, to));
  const caseness = pairs.some(({ measure, from }) => isOver(measure, from));
  const recovery = caseness ? !pairs.some(({ measure, to }) => isOver(measure, to)) : null;
  const reliableImprovement = turns.includes('better') && !turns.includes('worse');
  return {
    caseness,
    recovery,
    reliableImprovement,
    reliableDeterioration: turns.includes('worse') && !turns.includes('better'),
    reliableRecovery: recovery === null ? null : recovery && reliableImprovement,
  };
}

const isOver = ({ cutOff, direction }: OutcomeMeasure, total: number): boolean =>
  direction === 'higher-is-worse' ? total >= cutOff : total <= cutOff;

/** Reliable change of one measure from first to last, in points: never where no reliable change is known. */
export function moveOf(rules: Pick<ScoringRules, 'reliableChange'>, from: number, to: number): Move {
  const { reliableChange } = rules;
  if (reliableChange === null) return 'same';
  if (to - from >= reliableChange) return 'rose';
  return from - to >= reliableChange ? 'fell' : 'same';
}

/** The same as a person feels it: whether more points are worse or better is the instrument's. */
export function turnOf(rules: Changing, from: number, to: number): 'better' | 'worse' | 'same' {
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
