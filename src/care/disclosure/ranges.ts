import solver, { type SolveResult } from 'javascript-lp-solver';
import type { Row } from './equations';

/** One way in which it could be: a value for each unknown. */
export type Possible = Float64Array;

/**
 * The least or the most that a sum of unknowns can be, by linear programming, and one way in which it is. Unknowns are real numbers not below zero.
 * Looked for between `within`, so that what is without bounds ends too.
 * @throws Error where the rows contradict each other, or the solver says something that they do not allow
 */
export function extreme(
  p: { size: number; rows: readonly Row[]; within: readonly [number, number] },
  goal: Row['terms'],
  way: 'min' | 'max',
): { value: number; possible: Possible } {
  const variables: Record<string, Record<string, number>> = {};
  const add = (variable: number, name: string, times: number) => {
    const known = variables[variable] ?? {};
    variables[variable] = known;
    known[name] = times;
  };
  const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {};
  const rows = [...p.rows, { terms: goal, least: p.within[0], most: p.within[1] }];
  for (const [name, { terms, least, most }] of rows.entries()) {
    constraints[name] =
      least === most ? { equal: least } : { ...(least > 0 && { min: least }), ...(Number.isFinite(most) && { max: most }) };
    for (const [variable, times] of terms) add(variable, String(name), times);
  }
  for (const [variable, times] of goal) add(variable, 'goal', times);
  const solved = solver.Solve({ optimize: 'goal', opType: way, constraints, variables }) as SolveResult;
  const possible = new Float64Array(p.size);
  for (const variable of Object.keys(variables)) possible[Number(variable)] = Number(solved[variable] ?? 0);
  if (!solved.feasible || !rows.every((row) => holds(row, possible))) throw new Error('no such figures');
  return { value: sumOf(goal, possible), possible };
}

export const sumOf = (terms: Row['terms'], possible: Possible): number =>
  terms.reduce((sum, [variable, times]) => sum + times * (possible[variable] ?? 0), 0);

/** Arithmetic with fractions comes back a little off. */
export const nearly = 1e-6;
const holds = ({ terms, least, most }: Row, possible: Possible): boolean => {
  const value = sumOf(terms, possible);
  return value >= least - 1e-4 && value <= most + 1e-4;
};
