import { releaseProxy, wrap } from 'comlink';
import type { Figures, Question } from '../care/figures/figures';
import type { KeptRecord } from '../care/registry/records';
import type { Table } from './figures-worker';
import figuresUrl from './figures-worker?worker&url';
import { trusted } from './trusted';

/** The records that figures are reckoned from, laid out in a worker of their own. */
export interface FiguresTable {
  /** Resolves when all lie there; at once where they were laid before. */
  ready: Promise<void>;
  /** The same question is reckoned once. */
  ask: (question: Question) => Promise<Figures>;
  /** Ends the worker, whatever it is at. What was asked is never answered. */
  end: () => void;
}

/** So many records are handed over at a time: a few milliseconds of the page's, after which it may draw. */
const atATime = 250;

/** @param onProgress how many of the records lie there */
export function layTable(records: readonly KeptRecord[], onProgress: (done: number) => void): FiguresTable {
  const worker = new Worker(trusted(figuresUrl), { type: 'module', name: 'mellom-figures' });
  const remote = wrap<Table>(worker);
  const asked = new Map<string, Promise<Figures>>();
  let ended = false;
  const lay = async () => {
    await remote.begin(records.length);
    for (let from = 0; from < records.length && !ended; from += atATime) {
      await remote.lay(from, records.slice(from, from + atATime));
      onProgress(Math.min(records.length, from + atATime));
    }
  };
  const ready = lay();
  const ask = (question: Question): Promise<Figures> => {
    const key = JSON.stringify(question);
    const answer = asked.get(key) ?? ready.then(() => remote.ask(question));
    asked.set(key, answer);
    return answer;
  };
  return {
    ready,
    ask,
    end: () => {
      ended = true;
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
