import type { ItemOf } from '../items/items';
import type { Cell } from '../items/reports';

/** What a report, or a file, tells: counts of people, and what is told beside them. */
export type Told = Pick<ItemOf<'team-report'>, 'tables' | 'summaries'>;
/** A cell by its table and its codes, as the codebook names them. */
export type CellName = readonly [table: string, ...codes: string[]];

/** A cell of a report; `unsaid` where it has no such table. */
export function cellIn({ tables }: Pick<Told, 'tables'>, [id, ...codes]: CellName): Cell {
  const table = tables.find((one) => one.id === id);
  const place = table?.dimensions.reduce((at, dimension, n) => {
    const code = dimension.codes.indexOf(codes[n] ?? '');
    return code < 0 ? Number.NaN : at * dimension.codes.length + code;
  }, 0);
  return table?.cells[place ?? Number.NaN] ?? 'unsaid';
}

/** What a file says that tells of some cells and summaries only: of all others it says nothing. */
export function telling(report: Told, cells: readonly CellName[], summaries: readonly string[]): Told {
  const names = new Set(cells.map((cell) => cell.join(' ')));
  const tables = report.tables
    .filter(({ id }) => cells.some(([table]) => table === id))
    .map((table) => {
      const codes = combined(table.dimensions.map((dimension) => dimension.codes));
      return { ...table, cells: table.cells.map((cell, at) => (names.has(`${table.id} ${codes[at]}`) ? cell : 'unsaid')) };
    });
  return { tables, summaries: report.summaries.filter(({ id }) => summaries.includes(id)) };
}

/** Whether all that is told there is what is prepared here; `unsaid` tells nothing. */
export const isToldAs = (shown: Told, prepared: Told): boolean =>
  shown.tables.every(({ cells, ...table }) => {
    const own = prepared.tables.find(({ id }) => id === table.id);
    return (
      own !== undefined &&
      same(own.dimensions, table.dimensions) &&
      own.cells.length === cells.length &&
      cells.every((cell, at) => cell === 'unsaid' || cell === own.cells[at])
    );
  }) &&
  shown.summaries.every((summary) =>
    same(
      prepared.summaries.find(({ id }) => id === summary.id),
      summary,
    ),
  );
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The codes of every cell of a table, in the order of its cells. */
export const combined = (lists: readonly (readonly string[])[]): string[] =>
  lists.reduce<string[]>(
    (all, list) => (all.length === 0 ? [...list] : all.flatMap((one) => list.map((code) => `${one} ${code}`))),
    [],
  );
