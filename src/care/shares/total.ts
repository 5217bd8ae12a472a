import { fewest, smallest, toldCount } from '../disclosure/limits';
import { type Counter, counters } from './counters';
import type { Summed } from './may-sum';
import { toldShare } from './told';

/** Of which counter each is a part. */
export const wholeOf = {
  contact: null,
  started: null,
  'started-in-14': 'started',
  finished: null,
  paired: 'finished',
  'over-cut-off': 'paired',
  recovered: 'over-cut-off',
  'reliably-improved': 'paired',
  'reliably-deteriorated': 'paired',
} as const satisfies Record<Counter, Counter | null>;

export interface TotalRow {
  counter: Counter;
  /** Null: below 5. */
  count: number | null;
  of: Counter | null;
  /** 0–1; null of fewer than ten, and where the count or what is left over is below 5. */
  share: number | null;
}

/** A total as it stands on the screen: exact, but for counts below 5. */
export const totalRows = (total: Readonly<Record<Counter, number>>): TotalRow[] =>
  counters.map((counter): TotalRow => {
    const of = wholeOf[counter];
    const [count, whole] = [total[counter], of === null ? 0 : total[of]];
    const isTold = count >= smallest && whole >= fewest && (whole === count || whole - count >= smallest);
    return { counter, count: count < smallest ? null : count, of, share: isTold ? count / whole : null };
  });

/** A part that is greater than its whole: some team has sent what cannot be, and nobody can see which. */
export const contradicts = (total: Readonly<Record<Counter, number>>): boolean =>
  counters.some((counter) => {
    const of = wholeOf[counter];
    return of !== null && total[counter] > total[of];
  });

/** The same as it leaves in a file, hidden and rounded as all files are. Empty: hidden. */
export function totalTable({ codebook, from, until, shares }: Summed, total: Readonly<Record<Counter, number>>): string[][] {
  const cell = (one: unknown) => (typeof one === 'number' ? String(one) : '');
  return [
    ['codebook', 'from', 'until', 'teams', 'figure', 'count', 'of', 'whole', 'percent'],
    ...counters.map((counter) => {
      const of = wholeOf[counter];
      const share = of && toldShare({ numerator: total[counter], denominator: total[of] });
      return [
        codebook,
        from,
        until,
        String(shares.length),
        counter,
        cell(share ? share.numerator : toldCount(total[counter])),
        of ?? '',
        cell(share?.denominator),
        cell(share && share.share !== null ? Math.round(100 * share.share) : null),
      ];
    }),
  ];
}
