import { foldVersion } from '../../care/case/fold';
import { type CaseSummary, summaryVersion } from '../../care/desk/summary';
import type { Log } from '../store/logs';
import type { Change, KeptSummary } from '../store/tables';
import type { Live } from '../sync/write';

/** What this device has kept of each case for a desk that looks at many: read together, when the first is asked for. */
export interface Summaries {
  /** Null where there is none, or none that speaks of the case as it stands: then the case itself is asked. */
  kept: (log: Log) => Promise<CaseSummary | null>;
  /** @param upto the last row that it speaks of; nothing unsent may be in it */
  change: (log: Log, upto: number, summary: CaseSummary) => Change;
  forget: () => void;
}

export function keepSummaries({ u, outbox }: Live): Summaries {
  // The rules of instruments and the parts of programmes come with the program: another one may come to something else.
  const by = `${u.env.build} ${foldVersion} ${summaryVersion}`;
  let read: Promise<ReadonlyMap<string, KeptSummary>> | undefined;
  const readAll = async () => new Map((await u.store.all('summaries')).map(({ key, value }) => [key, value]));
  return {
    kept: async (log) => {
      // What cannot be read is made anew, as is what was never there.
      read ??= readAll().catch(() => new Map());
      const one = (await read).get(log.ref);
      const holds = one?.by === by && one.upto === log.state.last && one.amended === log.facts.amended;
      return holds && outbox.pending(log.ref).length === 0 ? one.summary : null;
    },
    change: (log, upto, summary) => ({
      table: 'summaries',
      key: log.ref,
      value: { upto, amended: log.facts.amended, by, summary },
    }),
    forget: () => {
      read = undefined;
    },
  };
}
