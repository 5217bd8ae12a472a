/** Counts below this are hidden, zero among them: `small` says 0 to 4, and not whether there is anybody. */
export const smallest = 5;
/** Fewer than these behind a median, an effect or a percentage, and it is not told. */
export const fewest = 10;
/** The rest is told to the nearest of these: 5 stands for 5 to 7, 10 for 8 to 12. */
export const nearest = 5;

/** A count by itself as it may be told: `small` for 0 to 4, else rounded, as in NHS England's published extracts. */
export const toldCount = (count: number): number | 'small' =>
  count < smallest ? 'small' : Math.round(count / nearest) * nearest;
