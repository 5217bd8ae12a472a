import { releaseProxy, wrap } from 'comlink';
import type { Assumptions } from '../care/sizing/assumptions';
import type { Queue } from '../care/sizing/queue';
import type { Simulation } from './queue-worker';
import queueUrl from './queue-worker?worker&url';
import { trusted } from './trusted';

export interface QueueSimulation {
  queueOf: (a: Assumptions) => Promise<Queue>;
  /** Ends the worker, whatever it is at. What was asked is never answered. */
  end: () => void;
}

export function startSimulation(): QueueSimulation {
  const worker = new Worker(trusted(queueUrl), { type: 'module', name: 'mellom-queue' });
  const remote = wrap<Simulation>(worker);
  return {
    queueOf: (a) => remote.queueOf(a),
    end: () => {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
