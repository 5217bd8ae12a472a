import { genders, helpModes, referralProblems, referralSources } from '../items/choices';
import type { KeptRecord } from '../registry/records';

/** What the records can be split by. Each gives every record exactly one value, so that the parts of a split add up to the whole. */
export const dimensions = ['problem', 'help', 'kommune', 'bydel', 'age', 'gender', 'source', 'therapist'] as const;
export type Dimension = (typeof dimensions)[number];

/** Of a record that does not say: a value like any other, counted and shown. */
export const unknown = 'unknown';
/** Of a record with more than one kind of help, as the Norwegian cohort counts it ("mixed care"). */
export const mixedHelp = 'mixed';
/** Nothing has been given yet, or nothing was. */
export const noHelp = 'none';

/** Whole years in the year of the first contact (care rules 6.1). Only the year of birth is kept: who has not had their day is one younger. */
export const ageBands = [
  { band: 'under-16', from: 0 },
  { band: '16-17', from: 16 },
  { band: '18-24', from: 18 },
  { band: '25-34', from: 25 },
  { band: '35-44', from: 35 },
  { band: '45-54', from: 45 },
  { band: '55-64', from: 55 },
  { band: '65+', from: 65 },
] as const;

export function ageBandOf(birthYear: number | null, contactAt: string): string {
  if (birthYear === null) return unknown;
  const age = Number(contactAt.slice(0, 4)) - birthYear;
  return ageBands.findLast(({ from }) => age >= from)?.band ?? unknown;
}

export function helpOf(help: readonly (typeof helpModes)[number][]): string {
  const [first, ...more] = help;
  return more.length > 0 ? mixedHelp : (first ?? noHelp);
}

const readers: Record<Dimension, (kept: KeptRecord) => string> = {
  problem: ({ record }) => record.primary ?? unknown,
  help: ({ record }) => helpOf(record.help),
  kommune: ({ record }) => record.kommune ?? unknown,
  bydel: ({ record }) => record.bydel ?? unknown,
  age: ({ record }) => ageBandOf(record.birthYear, record.contactAt),
  gender: ({ record }) => record.gender ?? unknown,
  source: ({ record }) => record.source ?? unknown,
  therapist: ({ therapist }) => therapist,
};

/** The one value of a record in a dimension. */
export const partOf = (kept: KeptRecord, dimension: Dimension): string => readers[dimension](kept);

/** The values that a dimension has whether anybody is there or not, in the order in which they are shown; null: those that are seen. */
export const partsOf: Record<Dimension, readonly string[] | null> = {
  problem: [...referralProblems, unknown],
  help: [...helpModes, mixedHelp, noHelp],
  kommune: null,
  bydel: null,
  age: [...ageBands.map(({ band }) => band), unknown],
  gender: genders,
  source: [...referralSources, unknown],
  therapist: null,
};
