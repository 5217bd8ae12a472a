import type { Cell } from '../items/reports';
import { type Equations, equationsOf, type Row } from './equations';
import { fewest, smallest, toldCount } from './limits';
import { countOf, keyOf, type Population, type Region } from './population';
import { extreme, nearly, type Possible, sumOf } from './ranges';

/** How far apart the least and the most of a hidden count stay at least: four of the five values 0 to 4 remain possible. */
export const apart = 3;

/** What has been told of a region. `few`: whether a median of these people was told (false), or was not, since they are hidden or fewer than 10 (true). */
export interface Told {
  region: Region;
  cell: Cell;
  few?: boolean | undefined;
}
export interface Asked {
  region: Region;
  /** A median or an effect of these people is told beside it, where they are not too few. */
  summary?: boolean;
}
export interface Disclosed {
  /** In the order in which they were asked for. */
  told: Told[];
  /** How many small counts were tried, with how many linear programs. */
  tried: number;
  programs: number;
  /** Small counts of which what left earlier says more than it should, as figures have changed since: what leaves now adds nothing to that. */
  exposed: Region[];
}

interface Entry {
  key: string;
  region: Region;
  count: number;
  cell: Cell;
  few: boolean | undefined;
}

/**
 * What may be told of some counts when `before` has been told already: small ones hidden, the rest rounded, and as many others hidden as it takes
 * for nobody to work a small one out, with all tables together. What was told earlier and is not true any more links to nothing: who reckons with
 * it reckons wrongly. Sources: docs/registry.md, "What leaves".
 */
export function disclose(populations: readonly Population[], asked: readonly Asked[], before: readonly Told[]): Disclosed {
  const cells = new Map<string, Entry>();
  const found = { tried: 0, programs: 0, exposed: [] as Region[] };
  for (const population of populations) {
    const isHere = ({ region }: { region: Region }) => region.population === population.id;
    const entries = entriesOf(population, asked.filter(isHere));
    const known = before.filter(isHere).filter(({ region, cell, few }) => {
      const [count, { least, most }] = [countOf(population, region), boundsOf(cell, few)];
      return count >= least && count <= most;
    });
    const part = hide(population, entries, linked(entries, known));
    found.tried += part.tried;
    found.programs += part.programs;
    found.exposed.push(...part.exposed);
    for (const entry of entries) cells.set(entry.key, entry);
  }
  const byId = new Map(populations.map((one) => [one.id, one]));
  const told = asked.map(({ region, summary }): Told => {
    const population = byId.get(region.population);
    const entry = population && cells.get(keyOf(population, region));
    if (!entry) throw new Error(`no population ${region.population}`);
    return { region, cell: entry.cell, few: summary ? typeof entry.cell !== 'number' || entry.count < fewest : undefined };
  });
  return { told, ...found };
}

/** What a cell says of the count behind it. */
export function boundsOf(cell: Cell, few: boolean | undefined): { least: number; most: number } {
  if (typeof cell !== 'number') return hidden[cell];
  const least = cell === 0 ? 0 : Math.max(few === false ? fewest : smallest, cell - 2);
  return { least, most: few ? Math.min(fewest - 1, cell + 2) : cell + 2 };
}
const hidden: Record<Exclude<Cell, number>, { least: number; most: number }> = {
  small: { least: 0, most: smallest - 1 },
  complementary: { least: smallest, most: Number.POSITIVE_INFINITY },
  unsaid: { least: 0, most: Number.POSITIVE_INFINITY },
};

function entriesOf(population: Population, asked: readonly Asked[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const { region, summary } of asked) {
    const key = keyOf(population, region);
    const count = entries.get(key)?.count ?? countOf(population, region);
    const cell = toldCount(count);
    const few = summary ? count < fewest : entries.get(key)?.few;
    entries.set(key, { key, region, count, cell, few });
  }
  return [...entries.values()];
}

/** Those whose time overlaps with what is asked about, and with those that do, and so on. */
function linked(about: readonly { region: Region }[], besides: readonly Told[]): Told[] {
  const near: Told[] = [];
  let far = [...besides];
  for (let all = -1; all !== far.length; ) {
    all = far.length;
    const regions = [...about, ...near].map(({ region }) => region);
    const more = far.filter(({ region }) => regions.some(({ from, until }) => region.from <= until && region.until >= from));
    near.push(...more);
    far = far.filter((one) => !more.includes(one));
  }
  return near;
}

/** A small count that must not be worked out, and between what it has been seen to be possible. */
interface Target {
  region: Region;
  count: number;
  terms: Row['terms'];
  seen: [least: number, most: number];
  apart: number;
}

function hide(population: Population, entries: Entry[], known: readonly Told[]): Omit<Disclosed, 'told'> {
  const equations = equationsOf(
    population,
    [...entries, ...known].map(({ region }) => region),
  );
  const fixed = known.map(({ region, cell, few }) => ({ terms: equations.termsOf(region), ...boundsOf(cell, few) }));
  const terms = new Map(entries.map(({ key, region }) => [key, equations.termsOf(region)]));
  const real = Float64Array.from(equations.cells, (cell) => countOf(population, cell));
  const rowOf = ({ key, cell, few }: Entry): Row => ({ terms: terms.get(key) ?? [], ...boundsOf(cell, few) });
  const targets = targetsOf(population, equations, [...entries, ...known]);
  let programs = 0;

  const see = (possible: Possible) => {
    for (const target of targets) {
      const value = sumOf(target.terms, possible);
      target.seen = [Math.min(target.seen[0], value), Math.max(target.seen[1], value)];
    }
  };
  /** Whether it stays open what it is; if not, the two ways in which it is least and most. */
  const pressed = (target: Target): Possible[] | null => {
    if (isOpen(target)) return null;
    const rows = [...equations.always, ...merged([...fixed, ...entries.map(rowOf)])];
    const ways: Possible[] = [];
    for (const way of ['min', 'max'] as const) {
      programs++;
      const possible = extreme({ rows, real, within: farEnough(target) }, target.terms, way);
      see(possible);
      if (isOpen(target)) return null;
      ways.push(possible);
    }
    return ways;
  };
  /** Hides the one number that is enough; where none is, the smallest of those that press. @returns false where no number presses */
  const hideNumber = (target: Target, pressing: readonly Entry[]): boolean => {
    const numbers = pressing
      .filter(({ cell }) => typeof cell === 'number')
      .sort((a, b) => a.count - b.count || (a.key < b.key ? -1 : 1));
    const enough = numbers.slice(0, tries).find((entry) => {
      const before = { cell: entry.cell, seen: targets.map(({ seen }) => seen) };
      entry.cell = 'complementary';
      if (!pressed(target)) return true;
      entry.cell = before.cell;
      for (const [at, one] of targets.entries()) one.seen = before.seen[at] ?? one.seen;
      return false;
    });
    const [first] = numbers;
    if (first && !enough) first.cell = 'complementary';
    return first !== undefined;
  };
  const exposed: Region[] = [];
  for (const target of targets) {
    for (let ways = pressed(target); ways; ways = pressed(target)) {
      const pressing = entries.filter((entry) => ways?.some((possible) => isTight(rowOf(entry), possible)));
      if (hideNumber(target, pressing)) continue;
      const reasons = pressing.filter(({ cell }) => cell !== 'unsaid');
      for (const entry of reasons) entry.cell = 'unsaid';
      if (reasons.length > 0) continue;
      const rows = [...equations.always, ...merged(fixed)];
      for (const way of ['min', 'max'] as const) see(extreme({ rows, real, within: farEnough(target) }, target.terms, way));
      programs += 2;
      target.apart = wholes(target.seen);
      exposed.push(target.region);
      if (!isOpen(target)) throw new Error('nothing is told, and yet something is');
    }
  }
  return { tried: targets.length, programs, exposed };
}

/** What several tables say of the same people, once: the narrower bounds of each; and nothing of those of whom nothing is said. */
function merged(rows: readonly Row[]): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const name = nameOf(row.terms);
    const before = found.get(name);
    const [least, most] = [Math.max(row.least, before?.least ?? 0), Math.min(row.most, before?.most ?? Number.POSITIVE_INFINITY)];
    found.set(name, { terms: row.terms, least, most });
  }
  return [...found.values()].filter(({ least, most }) => least > 0 || Number.isFinite(most));
}
const nameOf = (terms: Row['terms']): string => terms.map(([variable]) => variable).join(' ');

/** Farther off nothing needs to be looked for: there it is open. */
const farEnough = ({ seen: [least, most], apart: enough }: Target): [least: number, most: number] => [
  Math.max(0, Math.floor(most + nearly) - enough),
  Math.ceil(least - nearly) + enough,
];

/** How many neighbours are tried one by one before the smallest is hidden whatever it helps. */
const tries = 2;

/** What is hidden as small, now or earlier, and each small group that the tables' dimensions single out, though no table names it. */
function targetsOf(population: Population, equations: Equations, told: readonly { region: Region; cell: Cell }[]): Target[] {
  const targets = new Map<string, Target>();
  const regions = told.flatMap(({ region, cell }) => (cell === 'small' ? [region] : []));
  const shapes = new Map(told.map((one) => [shapeOf(one.region), one.region]));
  for (const region of [...regions, ...[...shapes.values()].flatMap(equations.partsOf)]) {
    const terms = equations.termsOf(region);
    const name = nameOf(terms);
    if (targets.has(name)) continue;
    const count = countOf(population, region);
    if (count < smallest) targets.set(name, { region, count, terms, seen: [count, count], apart });
  }
  return [...targets.values()];
}

/** Regions of one shape have the same smallest groups. */
const shapeOf = ({ from, until, where }: Region) => [from, until, ...Object.keys(where).sort()].join(' ');
/** Counts are whole: what is possible are the whole numbers between. */
const isOpen = (target: Target): boolean => wholes(target.seen) >= target.apart;
const wholes = ([least, most]: readonly [number, number]) => Math.floor(most + nearly) - Math.ceil(least - nearly);

const isTight = ({ terms, least, most }: Row, possible: Possible): boolean => {
  const value = sumOf(terms, possible);
  return value <= least + nearly || value >= most - nearly;
};
