/** So long after the last touch somebody still counts as reading. */
const stillReading = 90_000;

/**
 * Counts the time in which a case is in front of somebody and in use. `look` is told the time now and then: what lies between two looks
 * counts when the page was in sight and had been touched within a minute and a half. A machine that slept in between counts nothing.
 */
export function countAttention(start: number, longestStep: number) {
  let lookedAt = start;
  let touchedAt = start;
  let counted = 0;
  return {
    touch: (at: number) => {
      touchedAt = at;
    },
    look: (at: number, inSight: boolean) => {
      const step = at - lookedAt;
      lookedAt = at;
      if (inSight && step > 0 && step <= longestStep && at - touchedAt <= stillReading) counted += step;
    },
    /** Whole seconds since the last take; what is left of a second stays. */
    take: (): number => {
      const seconds = Math.floor(counted / 1000);
      counted -= seconds * 1000;
      return seconds;
    },
  };
}
