import type { Band, InstrumentId } from './types';

/**
 * What is needed to score an instrument, without any word of it. linkIds equal those of locales/instruments/<id>.json.
 *
 * Sources: bands and caseness PHQ-9 ≥ 10, GAD-7 ≥ 8: NHS Talking Therapies manual and its published SQL. The threshold of 10 for
 * GAD-7 is what Norwegian services and NFKT use: both are computed and must be labelled. Reliable change PHQ-9 6, GAD-7 4: same
 * manual (PHQ-9 also Delgadillo 2014; GAD-7 there 5, Bischoff 2020 6).
 */
export interface ScoringRules {
  id: InstrumentId;
  scored: readonly string[];
  /** Highest value of one item; the lowest is 0. */
  itemMax: number;
  /** So many unanswered items may be replaced by the mean of the others. */
  mayMiss: number;
  /** Lowest total of each band, ascending. */
  bands: readonly (readonly [from: number, band: Band])[];
  caseness: { nhs: number; ten: number };
  /** Smallest change of the total that is more than chance, points. */
  reliableChange: number;
  risk: { linkId: string; atLeast: number } | null;
}

const items = (count: number) => Array.from({ length: count }, (_, i) => `q${i + 1}`);

export const phq9: ScoringRules = {
  id: 'phq-9',
  scored: items(9),
  itemMax: 3,
  mayMiss: 2,
  bands: [
    [0, 'minimal'],
    [5, 'mild'],
    [10, 'moderate'],
    [15, 'moderately-severe'],
    [20, 'severe'],
  ],
  caseness: { nhs: 10, ten: 10 },
  reliableChange: 6,
  risk: { linkId: 'q9', atLeast: 1 },
};

export const gad7: ScoringRules = {
  id: 'gad-7',
  scored: items(7),
  itemMax: 3,
  mayMiss: 2,
  bands: [
    [0, 'minimal'],
    [5, 'mild'],
    [10, 'moderate'],
    [15, 'severe'],
  ],
  caseness: { nhs: 8, ten: 10 },
  reliableChange: 4,
  risk: null,
};

const all: ReadonlyMap<InstrumentId, ScoringRules> = new Map([phq9, gad7].map((rules) => [rules.id, rules]));

/** null for an instrument that this build cannot score. */
export const rulesOf = (instrument: InstrumentId): ScoringRules | null => all.get(instrument) ?? null;
