import type { Row } from './equations';

/** One way in which it could be: a value for each unknown. */
export type Possible = Float64Array;

/**
 * The least or the most that a sum of unknowns can be, by linear programming, and one way in which it is: the primal simplex method for bounded
 * variables, begun at one way in which it could be (what is true), so that nothing but ways that could be are ever gone through. Whatever the
 * arithmetic does, what comes back fits the rows; should it stop early, less seems possible than is, and more is hidden. Unknowns are real numbers
 * not below zero. (Dantzig 1955; Bland 1977 against going in circles; Maros 2003, ch. 9.)
 * @param p.real one way in which it could be
 * @param p.within no farther is looked
 * @throws Error where what is true does not fit the rows
 */
export function extreme(
  p: { rows: readonly Row[]; real: Possible; within: readonly [number, number] },
  goal: Row['terms'],
  way: 'min' | 'max',
): Possible {
  if (!p.rows.every((row) => holds(row, p.real))) throw new Error('no such figures');
  const tableau = tableauOf(p.rows, p.real);
  const up = way === 'max' ? 1 : -1;
  const { costs, width } = tableau;
  for (const [variable, times] of goal) costs[variable] = (costs[variable] ?? 0) + up * times;
  let left = up * ((way === 'max' ? p.within[1] : p.within[0]) - sumOf(goal, p.real));
  let still = 0;
  for (let turn = 0; left > nearly && turn < turnsMost; turn++) {
    const column = entering(tableau, still > width);
    if (column < 0) break;
    const gained = enter(tableau, column, left);
    left -= gained;
    still = gained > nearly ? 0 : still + 1;
  }
  const possible = tableau.value.slice(0, p.real.length);
  for (const [at, value] of possible.entries()) if (value < 0) possible[at] = 0;
  if (!p.rows.every((row) => holds(row, possible))) throw new Error('the arithmetic has gone astray');
  return possible;
}

export const sumOf = (terms: Row['terms'], possible: Possible): number =>
  terms.reduce((sum, [variable, times]) => sum + times * (possible[variable] ?? 0), 0);

/** Arithmetic with fractions comes back a little off. */
export const nearly = 1e-6;
const holds = ({ terms, least, most }: Row, possible: Possible): boolean => {
  const value = sumOf(terms, possible);
  return value >= least - 1e-4 && value <= most + 1e-4;
};

/** Enough for the tables of a team, by far. */
const turnsMost = 20_000;
const tiny = 1e-9;

/** Each row is an unknown of its own (a sum), between its bounds. `cells`: the unknowns in the rows by those in the columns. */
interface Tableau {
  width: number;
  cells: Float64Array;
  /** Which unknown a row and a column stand for. */
  rows: Int32Array;
  columns: Int32Array;
  /** What a unit more of a column brings. */
  costs: Float64Array;
  value: Float64Array;
  least: Float64Array;
  most: Float64Array;
}

function tableauOf(rows: readonly Row[], from: Possible): Tableau {
  const width = from.length;
  const all = width + rows.length;
  const tableau: Tableau = {
    width,
    cells: new Float64Array(width * rows.length),
    rows: Int32Array.from(rows, (_, at) => width + at),
    columns: Int32Array.from(from, (_, at) => at),
    costs: new Float64Array(width),
    value: new Float64Array(all),
    least: new Float64Array(all),
    most: new Float64Array(all).fill(Number.POSITIVE_INFINITY),
  };
  tableau.value.set(from);
  for (const [at, { terms, least, most }] of rows.entries()) {
    for (const [variable, times] of terms)
      tableau.cells[at * width + variable] = (tableau.cells[at * width + variable] ?? 0) + times;
    tableau.value[width + at] = sumOf(terms, from);
    tableau.least[width + at] = least;
    tableau.most[width + at] = most;
  }
  return tableau;
}

const at = (all: Float64Array | Int32Array, place: number): number => all[place] ?? 0;

/** The column by which most is gained, or the first by which anything is; −1 where none is left. */
function entering({ width, costs, columns, value, least, most }: Tableau, first: boolean): number {
  let [best, by] = [-1, tiny];
  for (let column = 0; column < width; column++) {
    const cost = at(costs, column);
    if (Math.abs(cost) <= by) continue;
    const one = at(columns, column);
    const can = cost > 0 ? at(value, one) < at(most, one) - tiny : at(value, one) > at(least, one) + tiny;
    if (!can) continue;
    if (first) {
      if (best < 0 || one < at(columns, best)) best = column;
    } else [best, by] = [column, Math.abs(cost)];
  }
  return best;
}

/** Moves a column as far as the bounds let it, and changes it for the row that stops it. @returns what was gained */
function enter(tableau: Tableau, column: number, left: number): number {
  const { width, cells, rows, columns, costs, value, least, most } = tableau;
  const cost = at(costs, column);
  const sign = Math.sign(cost);
  const one = at(columns, column);
  let far = Math.min(left / Math.abs(cost), sign > 0 ? at(most, one) - at(value, one) : at(value, one) - at(least, one));
  let stop = -1;
  for (let row = 0; row < rows.length; row++) {
    const rate = sign * at(cells, row * width + column);
    if (Math.abs(rate) <= tiny) continue;
    const unknown = at(rows, row);
    const room =
      Math.max(0, rate > 0 ? at(most, unknown) - at(value, unknown) : at(value, unknown) - at(least, unknown)) / Math.abs(rate);
    const isNearer = room < far - tiny;
    const isAsNear = stop >= 0 && room < far + tiny && unknown < at(rows, stop);
    if (isNearer || isAsNear) [far, stop] = [Math.min(far, room), row];
  }
  for (let row = 0; row < rows.length; row++) {
    const unknown = at(rows, row);
    value[unknown] = at(value, unknown) + sign * far * at(cells, row * width + column);
  }
  value[one] = at(value, one) + sign * far;
  if (stop >= 0) exchange(tableau, stop, column);
  return far * Math.abs(cost);
}

function exchange({ width, cells, rows, columns, costs }: Tableau, stop: number, column: number): void {
  const start = stop * width;
  const pivot = at(cells, start + column);
  for (let n = 0; n < width; n++) cells[start + n] = n === column ? 1 / pivot : -at(cells, start + n) / pivot;
  const used: number[] = [];
  for (let n = 0; n < width; n++) if (n !== column && Math.abs(at(cells, start + n)) > tiny) used.push(n);
  const add = (to: Float64Array, from: number) => {
    const times = at(to, from + column);
    if (times === 0) return;
    for (const n of used) to[from + n] = at(to, from + n) + times * at(cells, start + n);
    to[from + column] = times / pivot;
  };
  for (let row = 0; row < rows.length; row++) if (row !== stop) add(cells, row * width);
  add(costs, 0);
  const one = at(columns, column);
  columns[column] = at(rows, stop);
  rows[stop] = one;
}
