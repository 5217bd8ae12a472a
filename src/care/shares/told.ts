import { fewest, smallest, toldCount } from '../disclosure/limits';

/** A count of a sum as it may stand in a file. `hidden`: it would give a small one away. */
export type Told = ReturnType<typeof toldCount> | 'hidden';
export interface ToldShare {
  numerator: Told;
  denominator: Told;
  /** Of the rounded counts, 0–1; null where one of them is not told. */
  share: number | null;
}

/** Of fewer than ten no share is told, and none of which fewer than five are left over. */
export function toldShare({ numerator, denominator }: { numerator: number; denominator: number }): ToldShare {
  const whole = toldCount(denominator);
  const rest = denominator - numerator;
  const part = numerator >= smallest && rest < smallest && rest > 0 ? 'hidden' : toldCount(numerator);
  const share = typeof whole === 'number' && typeof part === 'number' && denominator >= fewest ? Math.min(1, part / whole) : null;
  return { numerator: part, denominator: whole, share };
}
