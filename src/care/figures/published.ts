import type { Measured } from './columns';
import type { ShareName } from './shares';
import type { SpreadName } from './spreads';

/** Where a published figure stands, named in the locales (`published.source.*`) with its year. */
export type Source = 'cohort' | 'pilot' | 'trial' | 'followed' | 'first-cohort';
export interface Published<V> {
  value: V;
  source: Source;
}

/** Of Rask psykisk helsehjelp itself; nothing stands here for what nobody has published (design facts: docs/registry.md). 0–1. */
export const publishedShares: Partial<Record<ShareName, Published<number>>> = {
  'self-referred': { value: 0.833, source: 'cohort' },
  paired: { value: 0.56, source: 'followed' },
  caseness: { value: 0.763, source: 'pilot' },
  recovery: { value: 0.616, source: 'pilot' },
  'reliable-recovery': { value: 0.585, source: 'trial' },
  'work-start': { value: 0.378, source: 'cohort' },
};
/** Median, first and third quartile. */
export const publishedSpreads: Partial<Record<SpreadName, Published<[median: number, q1: number, q3: number]>>> = {
  assessed: { value: [12, 7, 17], source: 'cohort' },
  started: { value: [27, 18, 39], source: 'cohort' },
  sessions: { value: [4, 4, 9], source: 'cohort' },
  weeks: { value: [9.4, 4.9, 21.1], source: 'cohort' },
};
export const publishedEffects: Record<Measured, Published<number>> = {
  'phq-9': { value: 1.1, source: 'first-cohort' },
  'gad-7': { value: 1.0, source: 'first-cohort' },
};
