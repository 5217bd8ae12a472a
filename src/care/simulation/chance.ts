/** Chance that is the same for the same seed (mulberry32): for cohorts that can be had again, never for keys. */
export interface Chance {
  /** Even between 0 and 1. */
  even: () => number;
  yes: (probability: number) => boolean;
  /** A whole number, both ends included. */
  whole: (least: number, most: number) => number;
  /** Of a normal distribution (Box–Muller). */
  normal: (mean: number, sd: number) => number;
  /** One of these, as often as its weight says. */
  among: <T>(weighted: readonly (readonly [value: T, weight: number])[]) => T;
  /** From quantiles (0 … 1), even between two of them. */
  between: (quantiles: readonly (readonly [share: number, value: number])[]) => number;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const even = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    even,
    yes: (probability) => even() < probability,
    whole: (least, most) => least + Math.floor(even() * (most - least + 1)),
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even()),
    among: (weighted) => {
      let left = even() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of weighted) {
        left -= weight;
        if (left < 0) return value;
      }
      const last = weighted.at(-1);
      if (!last) throw new RangeError('nothing to choose among');
      return last[0];
    },
    between: (quantiles) => {
      const at = even();
      const above = quantiles.findIndex(([share]) => share > at);
      const [from, to] = [quantiles[above - 1], quantiles[above]];
      if (!from || !to) throw new RangeError('quantiles from 0 to 1');
      return from[1] + ((at - from[0]) / (to[0] - from[0])) * (to[1] - from[1]);
    },
  };
}
