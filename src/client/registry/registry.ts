import { kept } from '../../care/case/items-of';
import type { ItemOf } from '../../care/items/items';
import { type KeptRecord, recordsOf } from '../../care/registry/records';
import type { WithCases } from '../cases/case-cache';
import { writeAct } from '../sync/act-ids';
import type { Once } from '../values';
import { ownRegistryOf, registryLogs } from './registry-stream';

export type ConfirmedRecord = Omit<ItemOf<'episode-record'>, 'kind' | 'id' | 'at'>;

/** The registry of courses of treatment: each therapist confirms their own into a stream that they and the leads read, and nobody else. */
export function registryOn(held: { session: () => WithCases }) {
  const ownRegistry = ownRegistryOf(held);
  return {
    acts: {
      /**
       * One's own word on a course of treatment, once however often it is pressed.
       * @throws MellomError E_ROLE for whoever is no therapist, E_OFFLINE for a first record, E_INPUT
       */
      confirmRecord: async (p: ConfirmedRecord, act?: Once): Promise<void> => {
        await writeAct(held.session(), await ownRegistry(), { kind: 'episode-record', ...p }, act);
      },
    },
  };
}

export const registryViews = (session: WithCases) => ({
  /** What is confirmed: a therapist's own, to a lead everybody's. What the figures are computed from. */
  records: async (): Promise<KeptRecord[]> => {
    const states = await Promise.all(registryLogs(session).map((log) => session.cases.state(log)));
    return recordsOf(states.flatMap((state) => kept(state, 'episode-record')));
  },
});
