/**
 * Alcohol arithmetic (care notes 3.5). A Norwegian unit ("alkoholenhet") is about 12 g of pure alcohol (avogtil.no); other sources
 * reckon with 12.8 or 13.5, so it is a setting of its own. There is no official Norwegian weekly limit, and none is drawn.
 */
export interface Drink {
  /** centilitres of one */
  cl: number;
  /** per cent of alcohol by volume */
  abv: number;
  count: number;
}
export const gramsPerUnit = 12;

/** Grams of pure alcohol: cl × 10 ml × share of alcohol × 0.8 g/ml. */
export const gramsOf = (drinks: readonly Drink[]): number =>
  drinks.reduce((sum, { cl, abv, count }) => sum + ((cl * 10 * abv) / 100) * 0.8 * count, 0);

/** Units of alcohol in grams of it. */
export const unitsOf = (grams: number, perUnit: number = gramsPerUnit): number => grams / perUnit;

/** Rows of a diary as drinks; null when one is not whole, because reckoned without it the day would look better than it was. */
export function drinksIn(rows: readonly Record<string, unknown>[]): Drink[] | null {
  const drinks: Drink[] = [];
  for (const { cl, abv, count = 1 } of rows) {
    if (typeof cl !== 'number' || typeof abv !== 'number' || typeof count !== 'number') return null;
    drinks.push({ cl, abv, count });
  }
  return drinks;
}

/**
 * When somebody is told not to stop at once without a doctor (seizures, delirium; care notes 3.5). Five units is more than four, the
 * lower of the two limits for one occasion at nhi.no; five days of seven is "almost every day". Open for clinical review.
 */
export const withdrawalRule = { days: 7, heavyDayUnits: 5, heavyDays: 5, audit: 20 } as const;

/** The reason for the warning about stopping abruptly, or null. `days`: units by date, YYYY-MM-DD, of the newest days. */
export function withdrawalRisk(p: {
  days: Readonly<Record<string, number>>;
  /** the newest AUDIT total, if there is one */
  audit: number | null;
}): 'drinking' | 'audit' | null {
  const heavy = Object.values(p.days).filter((units) => units >= withdrawalRule.heavyDayUnits).length;
  if (heavy >= withdrawalRule.heavyDays) return 'drinking';
  return p.audit !== null && p.audit >= withdrawalRule.audit ? 'audit' : null;
}
