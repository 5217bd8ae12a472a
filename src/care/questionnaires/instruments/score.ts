import { rangeOf, type ScoredItem, type ScoringRules } from './scoring';
import type { Band, Score } from './types';

/** Answers by linkId; null for "vil ikke svare"; absent is not asked, and counts as missing. */
export type Answers = Readonly<Record<string, number | null>>;

const unscored: Score = { total: null, min: 0, max: 0, band: null, missing: 0, prorated: false, riskValue: null };

/**
 * Total of an instrument. Up to `mayMiss` missing answers are replaced by the mean of those given (a sum is then rounded to a whole
 * number), with more missing there is no total. A value that an item does not have counts as missing. The risk item is read by itself,
 * whatever else is missing. Without rules, or of what is only asked, there is no total.
 */
export function score(rules: ScoringRules | null, values: Answers): Score {
  if (!rules) return unscored;
  const range = rangeOf(rules);
  const given = rules.scored.flatMap((item) => pointsOf(item, values) ?? []);
  const missing = rules.scored.length - given.length;
  const total = rules.method === 'none' || given.length === 0 || missing > rules.mayMiss ? null : totalOf(rules, given);
  return {
    total,
    ...range,
    band: total === null ? null : bandOf(rules, total),
    missing,
    prorated: missing > 0 && total !== null,
    riskValue: rules.risk && riskValueOf(rules, rules.risk.linkId, values),
  };
}

const known = new WeakMap<Answers, { rules: ScoringRules | null; score: Score }>();
/** The same for answers that stand in a case: they never change, and are asked for again and again. */
export function scoreKept(rules: ScoringRules | null, values: Answers): Score {
  const before = known.get(values);
  if (before && before.rules === rules) return before.score;
  const now = score(rules, values);
  known.set(values, { rules, score: now });
  return now;
}

/** The band a total falls in; null where there are none. */
export function bandOf(rules: ScoringRules, total: number): Band | null {
  return rules.bands.findLast(({ from }) => total >= from)?.code ?? null;
}

function totalOf(rules: ScoringRules, given: readonly number[]): number {
  const mean = given.reduce((a, b) => a + b, 0) / given.length;
  if (rules.method === 'mean') return Math.round(mean * rules.multiplier * 100) / 100;
  return Math.round(mean * rules.scored.length) * rules.multiplier;
}

function pointsOf(item: ScoredItem, values: Answers): number | null {
  const value = answerOf(item, values);
  return value === null || !item.reversed ? value : Math.max(...item.values) + Math.min(...item.values) - value;
}
function answerOf({ linkId, values: allowed }: ScoredItem, values: Answers): number | null {
  const value = Object.hasOwn(values, linkId) ? values[linkId] : null;
  return typeof value === 'number' && allowed.includes(value) ? value : null;
}
function riskValueOf(rules: ScoringRules, linkId: string, values: Answers): number | null {
  const item = rules.scored.find((one) => one.linkId === linkId);
  return item ? answerOf(item, values) : null;
}
