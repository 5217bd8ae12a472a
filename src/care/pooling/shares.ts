import type { Cell, CountTable } from '../items/reports';
import { pool, type Range } from './ranges';

/** What is laid beside each other for the whole country. Each is a share of people, defined in docs/registry.md. */
export const nationalShares = ['started-in-14', 'paired', 'recovery'] as const;
export type NationalShare = (typeof nationalShares)[number];

/** Of a share as a report tells it: people in it, and people in its denominator who are not. */
export interface ToldShare {
  yes: Cell;
  no: Cell;
}

/** In a report a share is a table of its own, named after it: one dimension, `yes` and `no`. Null where the report does not tell it. */
export function toldShare(tables: readonly CountTable[], name: NationalShare): ToldShare | null {
  const table = tables.find(({ id }) => id === name);
  const [dimension, ...more] = table?.dimensions ?? [];
  if (!table || !dimension || more.length > 0) return null;
  const cell = (code: string): Cell | undefined => table.cells[dimension.codes.indexOf(code)];
  const [yes, no] = [cell('yes'), cell('no')];
  return yes === undefined || no === undefined ? null : { yes, no };
}

export interface KnownShare {
  numerator: number;
  denominator: number;
}
/** Null where one of the two counts is hidden, or nobody is counted: then a share cannot be told. */
export function knownShare(told: ToldShare | null): KnownShare | null {
  if (!told || typeof told.yes !== 'number' || typeof told.no !== 'number') return null;
  const denominator = told.yes + told.no;
  return denominator > 0 ? { numerator: told.yes, denominator } : null;
}

export interface PooledShare extends KnownShare {
  /** 0–1, of the teams that tell both counts; null where none does. */
  share: number | null;
  /** Within which the share of the same people lies, since counts are rounded; null where none tells both. */
  range: [number, number] | null;
  /** Teams that are in it, and those that are not: a count is hidden, or their report does not tell it. */
  told: number;
  hidden: number;
  missing: number;
}

/** One share over teams: people are added up, never shares. A team that hides one of its two counts is left out of both, and counted as such. */
export function poolShares(all: readonly (ToldShare | null)[]): PooledShare {
  const there = all.filter((one) => one !== null);
  const known = there.filter((one) => knownShare(one) !== null);
  const [yes, no] = [pool(known.map((one) => one.yes)), pool(known.map((one) => one.no))];
  const denominator = yes.sum + no.sum;
  return {
    numerator: yes.sum,
    denominator,
    share: denominator > 0 ? yes.sum / denominator : null,
    range: denominator > 0 ? between(yes, no) : null,
    told: known.length,
    hidden: there.length - known.length,
    missing: all.length - there.length,
  };
}

/** Least: as few as may be of the one, as many as may be of the other; most: the other way round. */
function between(yes: Range, no: Range): [number, number] {
  const share = (part: number, rest: number) => (part + rest > 0 ? part / (part + rest) : 0);
  return [share(yes.least, no.most ?? Number.POSITIVE_INFINITY), yes.most === null ? 1 : share(yes.most, no.least)];
}
