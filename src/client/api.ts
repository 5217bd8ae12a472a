import type { Acts, MethodReads } from './values';
import type { Views } from './views';

/**
 * What the screens see of the engine: one object behind comlink, living in the worker (src/client/worker.ts). All values are
 * plain data. Every method may reject with a MellomError (code survives comlink: rejections arrive as `{ code, detail }` made
 * back into MellomError by src/client/connect.ts).
 */
export interface Reads extends MethodReads {
  view<V extends keyof Views>(name: V, args: Views[V]['args']): Promise<Views[V]['answer']>;
}
export interface Engine extends Reads, Acts {}
export type { AlertStanding } from '../care/alerts/alert';
export type { ItemDraft } from '../care/items/items';
export type { Language } from '../care/programmes/types';
export type * from './values';
export type { Views } from './views';
