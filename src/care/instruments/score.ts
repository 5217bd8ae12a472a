import { rulesOf, type ScoringRules } from './rules';
import type { Band, InstrumentId, Score } from './types';

/** Answers by linkId: 0 up to the instrument's highest value, null for "vil ikke svare"; absent is not asked, and counts as missing. */
export type Answers = Readonly<Record<string, number | null>>;

const unscored: Score = { total: null, min: 0, max: 0, band: null, missing: 0, prorated: false, riskValue: null };

/**
 * Total of an instrument. Up to `mayMiss` missing answers are replaced by the mean of those given (total rounded to a whole number),
 * with more missing there is no total. A value that the instrument does not have counts as missing. The risk item is read by itself,
 * whatever else is missing. An unknown instrument has no total.
 */
export function score(instrument: InstrumentId, values: Answers): Score {
  const rules = rulesOf(instrument);
  if (!rules) return unscored;
  const given = rules.scored.map((linkId) => answerOf(rules, values, linkId)).filter((value) => value !== null);
  const missing = rules.scored.length - given.length;
  const sum = given.reduce((a, b) => a + b, 0);
  const total = missing > rules.mayMiss ? null : Math.round((sum / given.length) * rules.scored.length);
  return {
    total,
    min: 0,
    max: rules.scored.length * rules.itemMax,
    band: total === null ? null : bandOf(rules, total),
    missing,
    prorated: missing > 0 && total !== null,
    riskValue: rules.risk && answerOf(rules, values, rules.risk.linkId),
  };
}

/** The band a total falls in; totals are 0 … max. */
export function bandOf(rules: ScoringRules, total: number): Band | null {
  return rules.bands.findLast(([from]) => total >= from)?.[1] ?? null;
}

function answerOf(rules: ScoringRules, values: Answers, linkId: string): number | null {
  const value = Object.hasOwn(values, linkId) ? values[linkId] : null;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= rules.itemMax ? value : null;
}
