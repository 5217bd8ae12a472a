import { expose } from 'comlink';
import { type Columns, emptyColumns, fill } from '../care/figures/columns';
import { type Figures, figuresOf, type Question } from '../care/figures/figures';
import type { KeptRecord } from '../care/registry/records';

/** Reckons apart from the page and from the engine. It holds numbers and codes in memory, writes nothing, and ends with the room. */
let columns: Columns = emptyColumns(0);

const table = {
  begin: (size: number): void => {
    columns = emptyColumns(size);
  },
  lay: (from: number, records: readonly KeptRecord[]): void => fill(columns, from, records),
  ask: (question: Question): Figures => figuresOf(columns, question),
};
export type Table = typeof table;

expose(table);
