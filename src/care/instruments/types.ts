export type InstrumentId = string;
export type Band = 'minimal' | 'mild' | 'moderate' | 'moderately-severe' | 'severe';
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
