import { allIn, fhir, isOurs, numberIn, type Questionnaire, questionsOf, textIn, valuesOf } from './questionnaire';
import type { Band, InstrumentId } from './types';

/**
 * What is needed to score an instrument, without any word of it: read from the `scoring` extension of its Questionnaire, so that
 * adding an instrument is adding a file. Where each number comes from stands in `source`.
 */
export interface ScoringRules {
  id: InstrumentId;
  /** `none`: asked and shown, never summed (work status). */
  method: 'sum' | 'mean' | 'none';
  /** Totals are multiplied by this (WHO-5: 4). */
  multiplier: number;
  direction: 'higher-is-worse' | 'higher-is-better';
  scored: readonly ScoredItem[];
  /** So many unanswered items may be replaced by the mean of the others. */
  mayMiss: number;
  /** Lowest total of each band, ascending; the first is the lowest total there is. */
  bands: readonly { from: number; code: Band }[];
  /** Totals at which something counts, by name: nhs, ten, women, men, low … */
  cutOffs: Readonly<Record<string, number>>;
  /** Smallest change of the total that is more than chance; null: none is known, and none is claimed. */
  reliableChange: number | null;
  risk: { linkId: string; atLeast: number } | null;
  /** LOINC code of the total, where there is one. */
  totalCode: string | null;
  source: string;
}
export interface ScoredItem {
  linkId: string;
  /** Values that its options stand for. */
  values: readonly number[];
  /** Counts as highest + lowest − value. */
  reversed: boolean;
}

/** The rules in a Questionnaire; without a `scoring` extension it is asked and shown only. */
export function readScoring(q: Questionnaire): ScoringRules {
  const own = q.extension.find((e) => isOurs(e.url, 'scoring'))?.extension;
  const method = own ? textIn(own, 'method') : 'none';
  const risk = allIn(own, 'risk')[0]?.extension;
  return {
    id: q.id,
    method: method === 'sum' || method === 'mean' ? method : 'none',
    multiplier: numberIn(own, 'multiplier') ?? 1,
    direction: textIn(own, 'direction') === 'higher-is-better' ? 'higher-is-better' : 'higher-is-worse',
    scored: questionsOf(q.item).flatMap((question): ScoredItem[] => {
      const how = question.extension?.find((e) => isOurs(e.url, 'scored'))?.valueCode;
      if (question.type !== 'choice' || how === 'unscored') return [];
      return [{ linkId: question.linkId, values: valuesOf(question), reversed: how === 'reversed' }];
    }),
    mayMiss: numberIn(own, 'may-miss') ?? 0,
    bands: allIn(own, 'band').map(({ extension }) => ({
      from: numberIn(extension, 'from') ?? 0,
      code: textIn(extension, 'code'),
    })),
    cutOffs: Object.fromEntries(
      allIn(own, 'cut-off').map(({ extension }) => [textIn(extension, 'code'), numberIn(extension, 'at') ?? 0]),
    ),
    reliableChange: numberIn(own, 'reliable-change'),
    risk: risk ? { linkId: textIn(risk, 'link-id'), atLeast: numberIn(risk, 'at-least') ?? 1 } : null,
    totalCode: textIn(own, 'total-code') || null,
    source: textIn(own, 'source'),
  };
}

/** Lowest and highest total that there can be. */
export function rangeOf(rules: ScoringRules): { min: number; max: number } {
  if (rules.method === 'none') return { min: 0, max: 0 };
  const sum = (pick: (values: readonly number[]) => number) => rules.scored.reduce((all, { values }) => all + pick(values), 0);
  const per = rules.method === 'mean' ? rules.scored.length || 1 : 1;
  return {
    min: (sum((values) => Math.min(...values)) / per) * rules.multiplier,
    max: (sum((values) => Math.max(...values)) / per) * rules.multiplier,
  };
}

/** The highest value of the risk item; null where there is none. */
export function highestRisk(rules: ScoringRules | null): number | null {
  const item = rules?.scored.find(({ linkId }) => linkId === rules.risk?.linkId);
  return item ? Math.max(...item.values) : null;
}

/** Lowest and highest value of a question that is answered with a number. */
export const limitsOf = (extensions: Parameters<typeof numberIn>[0]): { min: number; max: number } => ({
  min: numberIn(extensions, fhir.minValue) ?? 0,
  max: numberIn(extensions, fhir.maxValue) ?? 1_000,
});
