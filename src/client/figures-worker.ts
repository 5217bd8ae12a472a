import { expose } from 'comlink';
import { type Columns, columnsOf } from '../care/figures/columns';
import { type Figures, figuresOf, type Question } from '../care/figures/figures';

/** Reckons apart from the page and from the engine. It holds numbers and codes in memory, writes nothing, and ends with the room. */
let columns: Columns = columnsOf([]);

const table = {
  lay: (laid: Columns): void => {
    columns = laid;
  },
  ask: (question: Question): Figures => figuresOf(columns, question),
};
export type Table = typeof table;

expose(table);
