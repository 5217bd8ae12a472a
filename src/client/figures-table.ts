import { releaseProxy, wrap } from 'comlink';
import type { Columns } from '../care/figures/columns';
import type { Figures, Question } from '../care/figures/figures';
import type { Table } from './figures-worker';
import figuresUrl from './figures-worker?worker&url';
import { trusted } from './trusted';

/** What figures are reckoned from, in a worker of its own. */
export interface FiguresTable {
  /** The same question is reckoned once. */
  ask: (question: Question) => Promise<Figures>;
  /** Ends the worker, whatever it is at. What was asked is never answered. */
  end: () => void;
}

export function layTable(columns: Columns): FiguresTable {
  const worker = new Worker(trusted(figuresUrl), { type: 'module', name: 'mellom-figures' });
  const remote = wrap<Table>(worker);
  const asked = new Map<string, Promise<Figures>>();
  const laid = remote.lay(columns);
  const ask = (question: Question): Promise<Figures> => {
    const key = JSON.stringify(question);
    const answer = asked.get(key) ?? laid.then(() => remote.ask(question));
    asked.set(key, answer);
    return answer;
  };
  return {
    ask,
    end: () => {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
