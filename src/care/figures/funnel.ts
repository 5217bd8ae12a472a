import { binomialLimit } from './binomial';

/** One unit of a funnel: a team, a county, a part of a team's cases. */
export interface Unit {
  numerator: number;
  denominator: number;
}
export interface Limits {
  /** 95 %: one unit in forty lies above by chance alone, one in forty below. */
  inner: [low: number, high: number];
  /** 99.8 %: one in a thousand on each side. Outside of this the data are looked at first. */
  outer: [low: number, high: number];
}
export interface Funnel {
  /** All numerators by all denominators; null where nobody is counted, or where all or none are in the numerator: there is no funnel then. */
  target: number | null;
  /** In the order of the units; null for one in which nobody is counted. */
  places: ({ share: number; limits: Limits; outside: 'inner' | 'outer' | null } | null)[];
}

/** Exact limits for `n` people around a target between 0 and 1. */
export const limitsAt = (n: number, target: number): Limits => ({
  inner: [binomialLimit(n, target, 0.025), binomialLimit(n, target, 0.975)],
  outer: [binomialLimit(n, target, 0.001), binomialLimit(n, target, 0.999)],
});

/** Where each unit lies among what chance does around the target (or around `target`, where one is given). Units have no order here. */
export function funnel(units: readonly Unit[], target = pooled(units)): Funnel {
  if (target === null || target <= 0 || target >= 1) return { target: null, places: units.map(() => null) };
  return {
    target,
    places: units.map(({ numerator, denominator }) => {
      if (denominator === 0) return null;
      const share = numerator / denominator;
      const limits = limitsAt(denominator, target);
      const out = ([low, high]: [number, number]) => share < low || share > high;
      return { share, limits, outside: out(limits.outer) ? 'outer' : out(limits.inner) ? 'inner' : null };
    }),
  };
}

function pooled(units: readonly Unit[]): number | null {
  const sum = (pick: (unit: Unit) => number) => units.reduce((all, unit) => all + pick(unit), 0);
  const whole = sum(({ denominator }) => denominator);
  return whole > 0 ? sum(({ numerator }) => numerator) / whole : null;
}
