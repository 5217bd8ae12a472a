import { transfer } from 'comlink';
import { kept } from '../../care/case/items-of';
import { soundly } from '../../care/case/sound';
import type { Columns } from '../../care/figures/columns';
import type { ItemOf } from '../../care/items/items';
import type { EpisodeRecord } from '../../care/items/registry';
import { type Completeness, completenessOf } from '../../care/registry/completeness';
import { differing } from '../../care/registry/corrections';
import { type BuiltRecord, episodeRecordsOf, type RecordField } from '../../care/registry/episode-record';
import { inForce, type KeptRecord, recordsOf } from '../../care/registry/records';
import { localDate } from '../../care/time/dates';
import { hasRole } from '../../crypto/roster';
import { amStaffIn } from '../access';
import type { WithCases } from '../cases/case-cache';
import { episodeOf } from '../cases/confirmed-courses';
import { type Log, typeOf } from '../store/logs';
import { writeAct } from '../sync/act-ids';
import { teamRoster } from '../team-roster';
import type { CaseRef, Once } from '../values';
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

/** The record of one course of treatment of a case, as it can be confirmed, and as it is. */
export interface CaseRecord extends Omit<BuiltRecord, 'begun'> {
  episode: string;
  completeness: Completeness;
  /** The word on it that counts, of those that this account reads; null: there is none. */
  confirmed: { by: string; at: string; record: EpisodeRecord; corrected: readonly string[] } | null;
  /** When it was taken out of every figure, and not confirmed anew since. */
  takenOut: string | null;
  /** Fields in which the case says something else by now. */
  differs: RecordField[];
}

const confirmedIn = async (session: WithCases) => {
  const states = await Promise.all(registryLogs(session).map((log) => session.cases.state(log)));
  return states.flatMap((state) => kept(state, 'episode-record'));
};

/** What is confirmed, as far as this account reads it. */
export const registryRecords = async (session: WithCases): Promise<KeptRecord[]> => recordsOf(await confirmedIn(session));

export const registryViews = (session: WithCases, logOf: (ref: string) => Log) => ({
  /** What is confirmed: a therapist's own, to a lead everybody's. What the figures are computed from. */
  records: (): Promise<KeptRecord[]> => registryRecords(session),

  /** The same as figures are reckoned from it: numbers and codes, which a page can hand on without a look at each record. */
  columns: async (): Promise<Columns> => {
    const [records, { columnsOf, storesOf }] = await Promise.all([
      registryRecords(session),
      import('../../care/figures/columns'),
    ]);
    const columns = columnsOf(records);
    return transfer(columns, storesOf(columns));
  },

  /** Of one case, oldest first, to a therapist who is in it; to others none, who could confirm none. */
  caseRecords: async ({ caseRef, now }: { caseRef: CaseRef; now: string }): Promise<CaseRecord[]> => {
    const log = logOf(caseRef);
    const roster = teamRoster(session);
    if (typeOf(log) !== 'case' || !amStaffIn(session, log) || !roster || !hasRole(roster, session.account.id, 'therapist'))
      return [];
    const around = { ...roster.about, today: localDate(now), told: await session.cases.told() };
    const confirmed = inForce(await confirmedIn(session));
    const built = soundly(await session.cases.state(log), (state) => episodeRecordsOf(state, around)).answer;
    return built.map(({ begun, record, sources }): CaseRecord => {
      const episode = episodeOf(begun);
      const word = confirmed.get(episode);
      const counts = word && !word.item.withdrawn ? word : null;
      return {
        episode,
        record,
        sources,
        completeness: completenessOf(record),
        confirmed: counts && {
          by: counts.author,
          at: counts.item.at,
          record: counts.item.record,
          corrected: counts.item.corrected,
        },
        takenOut: word?.item.withdrawn ? word.item.at : null,
        differs: counts ? differing(record, counts.item) : [],
      };
    });
  },
});
