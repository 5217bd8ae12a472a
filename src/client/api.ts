import type { Acts, Reads as Asked } from './features';
import type { EngineState, Topic } from './values';

/**
 * What the screens see of the engine: one object behind comlink, living in the worker (src/client/worker.ts), of what the features declare
 * (src/client/features.ts). All values are plain data. Every method may reject with a MellomError (src/client/connect.ts keeps its code).
 */
export type Engine = Reads & Acts;

/** What may be asked and set any number of times: answers, one's own drafts and settings, what concerns this device alone. */
export type Reads = Asked & Watched;

/** What the tab itself answers. */
export interface Watched {
  state(): Promise<EngineState>;
  /** Called on every change of state, and with the names of views whose answers may have changed. */
  subscribe(onState: (s: EngineState) => void, onChanged: (topics: Topic[]) => void): Promise<void>;
  /** Another tab takes over; this one becomes `elsewhere`. */
  takeOver(): Promise<void>;
}
export type { AlertStanding } from '../care/alerts/alert';
export type { ItemDraft } from '../care/items/items';
export type { Language } from '../care/programmes/types';
export type { NewCourse, ShownCourse, ShownParticipant } from './courses/courses';
export type { Acts } from './features';
export type { WrittenReferral } from './referrals/referrals';
export type { CaseRecord } from './registry/registry';
export type { ScheduledMessage } from './scheduled/scheduled';
export type { QuestionnaireRepeat } from './team/packs';
export type * from './values';
export type { Views } from './views';
