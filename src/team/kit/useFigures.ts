import { useEffect, useState } from 'react';
import type { Columns } from '../../care/figures/columns';
import type { Figures, Question } from '../../care/figures/figures';
import { type FiguresTable, layTable } from '../../client/figures-table';

/** The worker that reckons from these columns, for as long as they are the same; gone with the room. `null` until they are there, or where it was stopped. */
export function useTable(columns: Columns | undefined, stopped = false): FiguresTable | null {
  const [table, setTable] = useState<FiguresTable | null>(null);
  useEffect(() => {
    if (!columns || stopped) return;
    const made = layTable(columns);
    setTable(made);
    return () => {
      made.end();
      setTable(null);
    };
  }, [columns, stopped]);
  return table;
}

/** The figures that were asked for; those of the question before until they are there. */
export function useFigures(table: FiguresTable | null, question: Question): Figures | null {
  const [figures, setFigures] = useState<Figures | null>(null);
  useEffect(() => {
    let wanted = true;
    void table?.ask(question).then((answer) => wanted && setFigures(answer));
    return () => {
      wanted = false;
    };
  }, [table, question]);
  return table ? figures : null;
}
