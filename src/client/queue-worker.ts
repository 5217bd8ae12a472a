import { expose } from 'comlink';
import type { Assumptions } from '../care/sizing/assumptions';
import { type Queue, queueOf } from '../care/sizing/queue';

/** Simulates apart from the page and from the engine: seven years take longer than a page may stand still. It ends with the room. */
const simulation = { queueOf: (a: Assumptions): Queue => queueOf(a) };
export type Simulation = typeof simulation;

expose(simulation);
