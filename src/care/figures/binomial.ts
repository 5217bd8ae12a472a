/** Sums of logarithms, as far as they have been asked for: ln n! at n. */
const factorials = [0];
function lnFactorial(n: number): number {
  for (let i = factorials.length; i <= n; i++) factorials.push((factorials[i - 1] ?? 0) + Math.log(i));
  return factorials[n] ?? Number.NaN;
}

/** Probability of exactly `k` of `n`, each with probability `p` (0 < p < 1). */
export const binomial = (k: number, n: number, p: number): number =>
  Math.exp(lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p));

/**
 * The share below which a part `tail` of all samples of `n` fall, exact and interpolated between whole counts (Spiegelhalter 2005,
 * doi:10.1002/sim.1970, appendix A.1.1): r is the least count with P(X ≤ r) > tail, and the limit is (r − (P(X ≤ r) − tail) / P(X = r)) / n.
 * Kept within 0–1.
 */
export function binomialLimit(n: number, p: number, tail: number): number {
  let r = 0;
  let below = binomial(0, n, p);
  while (below <= tail && r < n) below += binomial(++r, n, p);
  return Math.min(1, Math.max(0, (r - (below - tail) / binomial(r, n, p)) / n));
}
