import type { CountTable } from '../items/reports';
import type { Leaving } from './report';

/** What belongs together for whoever looks it over: tables and what is told beside counts, by their ids. */
export const sections = [
  { id: 'flow', tables: ['flow', 'source'], summaries: [] },
  { id: 'waits', tables: ['waits', 'started-in-14'], summaries: ['spread-assessed', 'spread-started'] },
  { id: 'people', tables: ['age-gender'], summaries: [] },
  { id: 'places', tables: ['kommune'], summaries: [] },
  { id: 'help', tables: ['help'], summaries: ['spread-sessions', 'spread-minutes', 'spread-work'] },
  { id: 'outcomes', tables: ['outcomes', 'paired', 'recovery'], summaries: ['effect-phq-9', 'effect-gad-7'] },
  { id: 'work', tables: ['work'], summaries: [] },
  { id: 'partners', tables: ['gp', 'alerts'], summaries: [] },
  /** What the team says of itself, which is about no person. */
  { id: 'team', tables: [], summaries: [] },
] as const;
export type Section = (typeof sections)[number];

export interface Looked {
  section: Section;
  tables: CountTable[];
  summaries: Leaving['summaries'];
  /** Numbers that leave, and those that are hidden. */
  told: number;
  hidden: number;
}

/** What a team says of itself in a report. */
export interface Team {
  municipalities: readonly { kommune: string; bydel: string | null }[];
  facts: readonly { id: string; value: number | null }[];
}

/** A report as it is looked over before it leaves: all of it, and nothing twice. */
export const looked = (report: Pick<Leaving, 'tables' | 'summaries'> & Team): Looked[] =>
  sections.map((section) => {
    const tables = report.tables.filter(({ id }) => section.tables.some((one) => one === id));
    const summaries = report.summaries.filter(({ id }) => section.summaries.some((one) => one === id));
    const counts = [...tables.flatMap(({ cells }) => cells), ...summaries.map(({ n }) => n)];
    const values = summaries.map((one) => one.values);
    const own = section.id === 'team' ? report.municipalities.length + report.facts.length : 0;
    return {
      section,
      tables,
      summaries,
      told: own + counts.filter((cell) => typeof cell === 'number').length + 3 * values.filter((one) => one !== 'few').length,
      hidden: counts.filter((cell) => typeof cell !== 'number').length,
    };
  });

/** A row of a table as it stands in the file. What is hidden is null, and `hidden` says why. */
export type FileRow = Record<string, string | number | null | Record<string, string>>;

/** Rows of a table by its first dimension; of a table with one dimension, one row. */
export function fileRows({ id, dimensions, cells }: CountTable): FileRow[] {
  const [rows, columns] = dimensions.length > 1 ? dimensions : [undefined, dimensions[0]];
  const codes = columns?.codes ?? [];
  return (rows?.codes ?? [null]).map((code, at) => {
    const of = cells.slice(at * codes.length, (at + 1) * codes.length);
    const hidden = Object.fromEntries(codes.flatMap((one, n) => (typeof of[n] === 'string' ? [[one, of[n]]] : [])));
    return {
      table: id,
      ...(rows && code !== null ? { [rows.id]: code } : {}),
      ...Object.fromEntries(codes.map((one, n) => [one, typeof of[n] === 'number' ? of[n] : null])),
      ...(Object.keys(hidden).length > 0 ? { hidden } : {}),
    };
  });
}

/** The whole file: what is handed in, row by row, under the codebook's names. */
export function fileOf(report: Leaving & Team): string {
  const { codebook, from, until, municipalities, tables, summaries, facts } = report;
  const parts = { codebook, from, until, municipalities, rows: tables.flatMap(fileRows), summaries, facts };
  return `${JSON.stringify(parts, null, 1)}\n`;
}
