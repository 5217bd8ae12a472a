import { useEffect, useState } from 'react';
import type { Figures, Question } from '../../care/figures/figures';
import type { KeptRecord } from '../../care/registry/records';
import { type FiguresTable, layTable } from '../../client/figures-table';

export interface Laid {
  table: FiguresTable | null;
  /** How many records lie there. */
  done: number;
  stopped: boolean;
  stop: () => void;
  /** Begins anew. */
  start: () => void;
}

/** The records in a worker of their own, laid once for as long as they are the same, and gone with the room. */
export function useTable(records: readonly KeptRecord[]): Laid {
  const [table, setTable] = useState<FiguresTable | null>(null);
  const [done, setDone] = useState(0);
  const [stopped, setStopped] = useState(false);
  useEffect(() => {
    if (stopped) return;
    const made = layTable(records, setDone);
    setDone(0);
    setTable(made);
    return () => {
      made.end();
      setTable(null);
    };
  }, [records, stopped]);
  return { table, done, stopped, stop: () => setStopped(true), start: () => setStopped(false) };
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
