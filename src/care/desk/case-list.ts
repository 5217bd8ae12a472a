import type { CaseRow } from './inbox';

/** The columns of the table of cases; it can be sorted by each. */
export const caseColumns = ['name', 'week', 'programme', 'phq9', 'gad7', 'next', 'last'] as const;
export type CaseColumn = (typeof caseColumns)[number];
/** `waiting`: nobody has come in by the invitation. */
export const caseFilters = ['all', 'mine', 'risk', 'waiting', 'unfiled', 'ended'] as const;
export type CaseFilter = (typeof caseFilters)[number];
export interface CaseOrder {
  by: CaseColumn;
  /** the highest, the latest, the last of the alphabet first */
  down: boolean;
}

const passes: Record<CaseFilter, (row: CaseRow) => boolean> = {
  all: () => true,
  mine: ({ mine, ended }) => mine && !ended,
  risk: ({ openRisk }) => openRisk,
  waiting: ({ status, ended }) => status !== 'active' && !ended,
  unfiled: ({ unfiled }) => unfiled > 0,
  ended: ({ ended }) => ended,
};

/**
 * The cases that a filter leaves, in an order. Whatever the direction, a case without a value stands after those that have one, and what is
 * equal stands by name.
 * @param words the reader's alphabet and the titles of programmes in the reader's language
 */
export function caseList(
  rows: readonly CaseRow[],
  filter: CaseFilter,
  { by, down }: CaseOrder,
  words: { compare: (a: string, b: string) => number; titleOf: (programme: string) => string },
): CaseRow[] {
  const valueIn: Record<CaseColumn, (row: CaseRow) => number | string | null> = {
    name: ({ name }) => name,
    week: ({ week }) => week,
    programme: ({ programme }) => programme && words.titleOf(programme.programme),
    phq9: ({ phq9 }) => phq9,
    gad7: ({ gad7 }) => gad7,
    next: ({ next }) => next && Date.parse(next),
    last: ({ lastFromCitizen }) => lastFromCitizen && Date.parse(lastFromCitizen),
  };
  const compare = (a: CaseRow, b: CaseRow): number => {
    const [x, y] = [valueIn[by](a), valueIn[by](b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : words.compare(String(x), String(y));
    return down ? -order : order;
  };
  return rows.filter(passes[filter]).sort((a, b) => compare(a, b) || words.compare(a.name, b.name));
}

/** The cases that somebody else would look after while I am away: mine, going on, with an invitation that still counts. */
export const toCover = (rows: readonly CaseRow[]): CaseRow[] =>
  rows.filter(({ mine, ended, status, unreadable }) => mine && !ended && status !== 'expired' && !unreadable);
