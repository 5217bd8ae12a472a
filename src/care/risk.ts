import type { CaseState, RiskAnswer } from './case';
import { bookOf } from './instruments/book';
import { score } from './instruments/score';
import { kept } from './kept';

/** Answers to a risk item at or over its threshold, in the order of the log, with what the citizen and the staff did afterwards. */
export function riskOf(state: CaseState): RiskAnswer[] {
  const followUps = new Map(kept(state, 'risk-follow-up').map(({ item }) => [item.answers, item]));
  const assessments = new Map<string, RiskAnswer['assessments']>();
  for (const { item, author } of kept(state, 'assessment')) {
    const list = assessments.get(item.answers) ?? [];
    list.push({ ...item, by: author });
    assessments.set(item.answers, list);
  }
  const book = bookOf(state);
  const before = new Map<string, RiskAnswer['previous']>();
  return kept(state, 'answers').flatMap(({ item, seq }) => {
    const rules = book(item.instrument);
    const value = score(rules, item.values).riskValue;
    if (value === null) return [];
    const previous = before.get(item.instrument) ?? null;
    before.set(item.instrument, { at: item.at, value });
    if (value < (rules?.risk?.atLeast ?? Number.POSITIVE_INFINITY)) return [];
    const answer: RiskAnswer = {
      answers: item.id,
      instrument: item.instrument,
      at: item.at,
      value,
      previous,
      followUp: followUps.get(item.id) ?? null,
      assessments: assessments.get(item.id) ?? [],
      sent: seq !== null,
    };
    return [answer];
  });
}

/**
 * The newest risk answer that nobody has acted on: neither it nor a later one has an assessment. Whoever assesses the newest answer
 * has the earlier ones before their eyes; an older assessment never covers a newer answer.
 */
export function openRiskOf(risk: readonly RiskAnswer[]): RiskAnswer | null {
  const newest = risk.at(-1);
  return newest && newest.assessments.length === 0 ? newest : null;
}

/** A risk answer that is still on this device only. */
export const unsentRisk = (risk: readonly RiskAnswer[]): RiskAnswer | null => risk.findLast((answer) => !answer.sent) ?? null;
