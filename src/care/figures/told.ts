import { fewest, nearest, smallest } from '../disclosure/limits';
import { rphMds } from '../registry/rph-mds';
import type { Figures, Left, Share, Spread } from './figures';

/** A count as it may leave the team: `small` for 0 to 4, else rounded. `hidden`: it would give a small one away. */
export type Told = number | 'small' | 'hidden';
export interface ToldShare {
  numerator: Told;
  denominator: Told;
  /** Of the rounded counts, 0–1; null where one of them is not told. */
  share: number | null;
}
export interface ToldSpread {
  n: Told;
  /** null of fewer than ten. */
  median: number | null;
  q1: number | null;
  q3: number | null;
}

/**
 * Figures as they stand in a file that leaves the screen, by the rule of NHS England's published extracts: counts below 5 are hidden, all others
 * rounded to the nearest 5, shares are reckoned from rounded counts, medians told of ten and more. A share of which fewer than five are left over
 * is hidden too. What is handed in to a reader is held to more (src/care/disclosure): tables of several files are audited together there.
 */
export const toldCount = (count: number): Told => (count < smallest ? 'small' : Math.round(count / nearest) * nearest);

export function toldShare({ numerator, denominator }: Pick<Share, 'numerator' | 'denominator'>): ToldShare {
  const whole = toldCount(denominator);
  const rest = denominator - numerator;
  const part = numerator >= smallest && rest < smallest && rest > 0 ? 'hidden' : toldCount(numerator);
  const share = typeof whole === 'number' && typeof part === 'number' && denominator >= fewest ? Math.min(1, part / whole) : null;
  return { numerator: part, denominator: whole, share };
}

export function toldSpread({ n, median, q1, q3 }: Spread): ToldSpread {
  const enough = n >= fewest;
  return { n: toldCount(n), median: enough ? median : null, q1: enough ? q1 : null, q3: enough ? q3 : null };
}

/** Reasons that hold for fewer than five are not named: whether there is anybody is not said either. */
export const toldLeft = (left: Left): { reason: Left[number]['reason']; count: number }[] =>
  left.flatMap(({ reason, count }) => {
    const told = toldCount(count);
    return typeof told === 'number' ? [{ reason, count: told }] : [];
  });

/** All figures as data: the registry's codebook names what each code means (docs/registry.md). The same figures give the same text. */
export function figuresJson({ question, flow, shares, spreads, effects, experience }: Figures): string {
  const each = <V, T>(all: Readonly<Record<string, V>>, tell: (one: V) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, tell(one)]));
  const file = {
    codebook: rphMds.id,
    kind: 'figures',
    period: { from: question.from, to: question.to },
    only: Object.keys(question.only),
    told: { smallest, nearest, fewest },
    flow: each(flow, toldCount),
    shares: each(shares, (share) => ({ ...toldShare(share), left: toldLeft(share.left) })),
    spreads: each(spreads, (spread) => ({ ...toldSpread(spread), left: toldLeft(spread.left) })),
    effects: each(effects, ({ n, size, interval }) => (n >= fewest ? { n: toldCount(n), size, interval } : { n: toldCount(n) })),
    experience: experience.n >= fewest ? { n: toldCount(experience.n), mean: experience.mean } : { n: toldCount(experience.n) },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
