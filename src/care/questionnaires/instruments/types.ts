export type InstrumentId = string;
/** Codes of bands that have words in locales/<lang>/care.json; a pack may name others, which are shown as they stand. */
export const bandCodes = [
  'minimal',
  'mild',
  'moderate',
  'moderately-severe',
  'severe',
  'very-low',
  'low',
  'good',
  'low-risk',
  'raised',
  'hazardous',
  'harmful',
  'dependence',
] as const;
export type Band = string;
/** Names of cut-offs that have words. */
export const limitCodes = ['nhs', 'ten', 'women', 'men', 'low'] as const;
export interface Score {
  /** null when too many answers are missing (care rules 2.7). */
  total: number | null;
  min: number;
  max: number;
  band: Band | null;
  missing: number;
  /** true when up to two missing answers were replaced by the mean */
  prorated: boolean;
  riskValue: number | null;
}

export type Wording = 'nb' | 'nn' | 'en';
export interface InstrumentItem {
  linkId: string;
  /** The sentence that the item finishes ("Hvor ofte …"); null when the item stands alone. */
  stem: string | null;
  text: string;
  /** false: asked, shown, but no part of the total (PHQ-9's question on function). */
  scored: boolean;
  options: { value: number; text: string }[];
  /** Answered with a whole number in place of options. */
  number: { min: number; max: number } | null;
}
/** One questionnaire as a reader sees it, to the letter of its official wording. */
export interface Instrument {
  id: InstrumentId;
  version: string;
  title: string;
  /** Language of the texts below: the one asked for, or bokmål where no approved wording exists in it. */
  wording: Wording;
  /** False until the wording has been laid beside the publisher's own copy. */
  official: boolean;
  /** `own`: words that are Mellom's; nobody else's approval is claimed. */
  status: 'official' | 'provisional' | 'own';
  items: InstrumentItem[];
  /** The item whose answer opens the safety screen at once, whatever the total is. */
  risk: { linkId: string; atLeast: number } | null;
  /** Origin, permission and code notices that must be shown with it. */
  notices: string[];
}
