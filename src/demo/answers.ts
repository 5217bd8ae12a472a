import type { ItemDraft } from '../care/items/items';
import type { Content } from './content';
import { minute } from './time';

/**
 * How likely each item is to be answered high, so that a made-up sum looks like a person's: sleep and energy weigh most. A citizen
 * of a sleep programme rarely has the same number everywhere.
 */
const weights: Record<string, readonly number[]> = {
  'phq-9': [0.9, 1, 1.5, 1.4, 0.6, 0.9, 0.8, 0.35, 0],
  'gad-7': [1.1, 1.3, 1.2, 1, 0.6, 0.8, 0.5],
};
const highest = 3;

/**
 * Item values 0–3 that add up to `total` (PHQ-9: 0–27, GAD-7: 0–21); item 9 of PHQ-9 is exactly `item9`. Values go one by one to
 * the item that is furthest behind its weight, as seats in an election.
 */
export function itemsOf(instrument: string, total: number, item9 = 0): number[] {
  const weight = weights[instrument];
  if (!weight) throw new RangeError(`no weights for ${instrument}`);
  const values = weight.map((_, index) => (instrument === 'phq-9' && index === 8 ? item9 : 0));
  for (let left = total - item9; left > 0; left--) {
    const claims = weight.map((w, index) => ((values[index] ?? 0) < highest ? w / ((values[index] ?? 0) + 1) : 0));
    const best = claims.indexOf(Math.max(...claims));
    values[best] = (values[best] ?? 0) + 1;
  }
  return values;
}

/** A questionnaire filled in at home until `at`, with the sum `total`. */
export function answersOf(
  content: Content,
  p: { instrument: string; total: number; item9: number; at: number; language: 'nb' | 'nn' | 'en' },
): ItemDraft {
  const values = itemsOf(p.instrument, p.total, p.item9);
  const linkIds = content.linkIds[p.instrument] ?? [];
  const of = content.versions[p.instrument];
  if (!of) throw new RangeError(`no instrument ${p.instrument}`);
  return {
    kind: 'answers',
    instrument: p.instrument,
    version: of.version,
    language: p.language,
    wording: of.wording,
    startedAt: new Date(p.at - 2 * minute).toISOString(),
    timeZone: 'Europe/Oslo',
    mode: 'home',
    values: Object.fromEntries(linkIds.map((linkId, index) => [linkId, values[index] ?? null])),
  };
}
