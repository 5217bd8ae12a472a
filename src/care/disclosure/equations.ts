import { addDays } from '../time/dates';
import { type Joined, joinTree } from './join-tree';
import type { Population, Region } from './population';

/** A sum of unknown counts, and between what it lies. */
export interface Row {
  terms: readonly (readonly [variable: number, times: number])[];
  least: number;
  most: number;
}
/** All that somebody can write down who knows how the tables hang together: unknown counts, none below zero. */
export interface Equations {
  /** What each unknown counts. */
  cells: readonly Region[];
  /** What holds whoever is counted: tables of the same people add up alike. */
  always: readonly Row[];
  /** The unknowns of which a region is the sum. */
  termsOf: (region: Region) => Row['terms'];
  /** The smallest groups that anybody could ask for within the dimensions of a region, in each stretch of time and in all of them. */
  partsOf: (region: Region) => Region[];
}

const period = 'period';

/**
 * The finest cells of a population that these regions tell apart: values that are always together are one, and the time is cut where a region
 * begins or ends.
 */
export function equationsOf(population: Population, regions: readonly Region[]): Equations {
  const stretches = stretchesOf(regions);
  const classes = new Map(
    Object.entries(population.dimensions).map(([dimension, values]) => [dimension, together(dimension, values, regions)]),
  );
  classes.set(
    period,
    stretches.map(({ from }) => [from]),
  );
  const widthOf = (dimension: string) => classes.get(dimension)?.length ?? 1;
  const narrowed = ({ where }: Region) => Object.keys(where).filter((dimension) => widthOf(dimension) > 1);
  const tree = joinTree(regions.map(narrowed)).map((one) => ({ ...one, dimensions: [period, ...one.dimensions] }));
  const starts = tree.map((_, at) => sum(tree.slice(0, at).map(({ dimensions }) => sizeOf(dimensions.map(widthOf)))));
  const variables = (at: number, holds: (dimension: string, place: number) => boolean): number[] => {
    const dimensions = tree[at]?.dimensions ?? [];
    return combinations(dimensions.map(widthOf)).flatMap((places, cell) =>
      places.every((place, d) => holds(dimensions[d] ?? '', place)) ? [(starts[at] ?? 0) + cell] : [],
    );
  };
  const termsOf = (region: Region): Row['terms'] => {
    const needs = narrowed(region);
    const at = smallest(tree, needs);
    const isIn = (dimension: string, place: number) => {
      const stretch = stretches[place];
      if (dimension === period) return stretch !== undefined && stretch.from >= region.from && stretch.until <= region.until;
      const value = classes.get(dimension)?.[place]?.[0];
      return value !== undefined && (region.where[dimension]?.includes(value) ?? true);
    };
    return variables(at, isIn).map((variable) => [variable, 1] as const);
  };
  const always = tree.flatMap((one, at) => {
    const { to } = one;
    if (to === null) return [];
    const shared = one.dimensions.filter((dimension) => tree[to]?.dimensions.includes(dimension));
    return combinations(shared.map(widthOf)).map((places): Row => {
      const isHere = (dimension: string, place: number) =>
        !shared.includes(dimension) || places[shared.indexOf(dimension)] === place;
      const plus = variables(at, isHere).map((variable) => [variable, 1] as const);
      const minus = variables(to, isHere).map((variable) => [variable, -1] as const);
      return { terms: [...plus, ...minus], least: 0, most: 0 };
    });
  });
  const cellsOf = ({ from, until }: { from: string; until: string }, dimensions: readonly string[]): Region[] =>
    combinations(dimensions.map(widthOf)).map((places) => ({
      population: population.id,
      from,
      until,
      where: Object.fromEntries(dimensions.map((dimension, d) => [dimension, classes.get(dimension)?.[places[d] ?? 0] ?? []])),
    }));
  return {
    cells: tree.flatMap(({ dimensions: [, ...dimensions] }) => stretches.flatMap((stretch) => cellsOf(stretch, dimensions))),
    always,
    termsOf,
    partsOf: (region) => {
      const times = [region, ...stretches.filter(({ from, until }) => from >= region.from && until <= region.until)];
      return times.flatMap((time) => cellsOf(time, narrowed(region)));
    },
  };
}

function stretchesOf(regions: readonly Region[]): { from: string; until: string }[] {
  const cuts = [...new Set(regions.flatMap(({ from, until }) => [from, addDays(until, 1)]))].sort();
  return cuts
    .slice(0, -1)
    .map((from, at) => ({ from, until: addDays(cuts[at + 1] ?? from, -1) }))
    .filter((stretch) => regions.some(({ from, until }) => from <= stretch.from && until >= stretch.until));
}

/** Values of a dimension that no region tells apart, together. */
function together(dimension: string, values: readonly string[], regions: readonly Region[]): string[][] {
  const sets = regions.flatMap(({ where }) => (where[dimension] ? [where[dimension]] : []));
  const classes = new Map<string, string[]>();
  for (const value of values) {
    const told = sets.map((set) => (set.includes(value) ? '1' : '0')).join('');
    classes.set(told, [...(classes.get(told) ?? []), value]);
  }
  return [...classes.values()];
}

function smallest(tree: readonly Joined[], needs: readonly string[]): number {
  let best = -1;
  for (const [at, { dimensions }] of tree.entries()) {
    const fits = needs.every((dimension) => dimensions.includes(dimension));
    if (fits && (best < 0 || dimensions.length < (tree[best]?.dimensions.length ?? 0))) best = at;
  }
  return best;
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
const sizeOf = (widths: readonly number[]) => widths.reduce((all, one) => all * one, 1);
/** All places in a table of these widths, the last one running fastest. */
const combinations = (widths: readonly number[]): number[][] =>
  widths.reduce<number[][]>(
    (all, width) => all.flatMap((places) => Array.from({ length: width }, (_, place) => [...places, place])),
    [[]],
  );
