import { asStreamId, same, zeros32 } from '../crypto/bytes';
import { type EpochBody, parseEpochBody } from '../crypto/epoch-body';
import type { Verify } from '../crypto/hash';
import { advance, type ChainEnd, currentEpoch, emptyLog, epochBefore, type LogState, roleIn } from '../crypto/log';
import { decodeRow, type Row, rowId } from '../crypto/row';
import { MellomError } from '../protocol/errors';
import { rowKind, streamType } from '../protocol/kinds';
import { limits } from '../protocol/limits';
import { hex } from './bytes';
import { openFounding } from './founding';
import { judge, newestRosters, prefetch } from './judge';
import type { Quotas } from './limits/quotas';
import type { Lookups } from './lookups';
import { admitted, type Offered, tellOutsider } from './outsiders';
import type { Commit, Store } from './store/store';
import { logOf, memberChanges, ownBytes, stateOf } from './store/stored-log';

/** A row that has become durable: what watchers are told. */
export interface Appended {
  stream: Uint8Array;
  type: number;
  seq: number;
  row: Uint8Array;
  head: Uint8Array;
  /** those who have come in by it */
  joined: Uint8Array[];
  /** everybody else in the stream, and those who went by it */
  members: Uint8Array[];
}
export interface Appends {
  /** Resolves when the row is judged and durable. @param address for quotas @throws MellomError with the code of section 5, E_REFUSED, E_QUOTA, E_UNAVAILABLE … */
  append: (row: Uint8Array, address: string) => Promise<{ seq: number }>;
  /** Resolves when nothing is under way. */
  idle: () => Promise<void>;
}
interface Request extends Offered {
  bytes: Uint8Array;
  /** where it comes from: for quotas, never kept */
  address: string;
  id: Uint8Array;
  resolve: (answer: { seq: number }) => void;
}
/** A log that a batch has changed, and what of it. */
interface Touched {
  log: LogState;
  chains: Map<string, ChainEnd>;
  epoch: boolean;
}
const batchSize = 500;
const keptLogs = 5_000;

/**
 * Group commit: appends that arrive together share one transaction, one at a time. setImmediate gathers what the sockets have
 * read in this turn; queueMicrotask would commit each alone. Every row is judged by the same code as on the clients.
 */
export function openAppends(p: {
  store: Store;
  lookups: Lookups;
  quotas: Quotas;
  verify: Verify;
  now: () => number;
  onAppended: (rows: Appended[]) => void;
}): Appends {
  const { store, lookups } = p;
  const waiting: Request[] = [];
  const logs = new Map<string, LogState>();
  let running: Promise<void> | null = null;
  let scheduled = false;

  const keep = (key: string, log: LogState) => {
    logs.delete(key);
    if (logs.size >= keptLogs) logs.delete(logs.keys().next().value ?? '');
    logs.set(key, log);
  };
  const schedule = () => {
    if (running || scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      running = batch(waiting.splice(0, batchSize)).finally(() => {
        running = null;
        schedule();
      });
    });
  };

  async function batch(offered: Request[]): Promise<void> {
    const settled: (() => void)[] = [];
    const appended: Appended[] = [];
    let requests = offered;
    try {
      requests = await admitted({ store, lookups, verify: p.verify, logs }, offered);
      if (requests.length === 0) return;
      await prefetch(lookups, requests);
      await store.append(async (tx) => {
        settled.length = 0;
        appended.length = 0;
        const streams = [...new Map(requests.map((r) => [r.key, r.stream])).values()];
        const current = new Map<string, LogState>();
        const stale: Uint8Array[] = [];
        const gone = new Set<string>();
        for (const { stream, last, deleted } of await tx.hold(streams)) {
          if (deleted) {
            gone.add(hex(stream));
            logs.delete(hex(stream));
            continue;
          }
          const log = logs.get(hex(stream));
          // Another process, or a refused commit of our own, may have moved the stream.
          if (log?.last === last) current.set(hex(stream), log);
          else stale.push(stream);
        }
        for (const stored of await tx.load(stale)) current.set(hex(stored.stream), logOf(stored));
        // Only what its own chain has reached already can be there already.
        const known = await tx.known(requests.filter((r) => (chainEnd(current.get(r.key), r.row)?.n ?? -1) >= r.row.n));
        const commit: Commit = { rows: [], streams: [], members: [], invitations: [] };
        const touched = new Map<string, Touched>();
        const newest = await newestRosters(lookups, requests, current);
        const founding = await openFounding(
          tx,
          requests.filter(({ key }) => !current.has(key) && !gone.has(key)),
        );
        for (const request of requests) {
          if (gone.has(request.key)) {
            settled.push(() => request.reject(new MellomError('E_REFUSED')));
            continue;
          }
          const there = known.get(`${request.key}${hex(request.id)}`);
          if (there !== undefined) {
            const again = p.quotas.row(request.row.author, request.key, 'again');
            settled.push(() => (again ? request.resolve({ seq: there }) : request.reject(new MellomError('E_QUOTA'))));
            continue;
          }
          const log = current.get(request.key) ?? emptyLog(asStreamId(request.stream));
          const judged = judge(p, request, log, newest, founding);
          if ('code' in judged) {
            const { code } = judged;
            const outside = request.outsider && !roleIn(epochBefore(log, log.last + 1), request.row.author);
            settled.push(() => (outside ? void tellOutsider(p, request, code) : request.reject(new MellomError(code))));
            continue;
          }
          const before = currentEpoch(log);
          advance(log, ownBytes(judged.changes));
          const touch = touched.get(request.key) ?? { log, chains: new Map<string, ChainEnd>(), epoch: false };
          touched.set(request.key, touch);
          current.set(request.key, log);
          const end = chainEnd(log, request.row);
          if (end) touch.chains.set(hex(end.chain), end);
          if (judged.epoch) {
            touch.epoch = true;
            // Judging asks only for the newest.
            log.epochs.splice(0, log.epochs.length - 1);
          }
          const seq = log.last;
          commit.rows.push({ stream: request.stream, seq, id: request.id, kind: rowKind[request.row.kind], row: request.bytes });
          known.set(`${request.key}${hex(request.id)}`, seq);
          const joined: Uint8Array[] = [];
          if (judged.epoch) {
            const moved = memberChanges(request.stream, before, judged.epoch);
            commit.members.push(...moved);
            joined.push(...moved.filter((m) => m.joined !== null).map((m) => m.account));
            if (before?.invite && !(judged.epoch.invite && same(judged.epoch.invite.invitePk, before.invite.invitePk)))
              commit.invitations.push({ stream: request.stream, ended: judged.epoch.claimed ? 'taken' : 'withdrawn' });
          }
          appended.push({
            stream: request.stream,
            type: log.type ? streamType[log.type] : 0,
            seq,
            row: request.bytes,
            head: log.head,
            joined,
            members:
              (before ?? judged.epoch)?.members.map((m) => m.account).filter((one) => !joined.some((j) => same(j, one))) ?? [],
          });
          settled.push(() => request.resolve({ seq }));
        }
        for (const [key, { log, chains, epoch }] of touched) {
          if (!log.stream || !log.type || !log.team) continue;
          commit.streams.push({
            stream: log.stream,
            type: streamType[log.type],
            team: log.team,
            last: log.last,
            head: log.head,
            state: epoch ? stateOf(log) : null,
            chains: [...chains.values()],
          });
          // Not to be trusted again until the commit is known to have held.
          logs.delete(key);
        }
        if (commit.rows.length > 0) await tx.commit(commit);
        settled.push(() => {
          for (const [key, { log }] of touched) keep(key, log);
        });
      });
    } catch (error) {
      for (const request of requests) {
        logs.delete(request.key);
        request.reject(error);
      }
      return;
    }
    for (const settle of settled) settle();
    if (appended.length > 0) p.onAppended(appended);
  }

  return {
    append: (bytes, address) =>
      new Promise((resolve, reject) => {
        let row: Row;
        try {
          if (bytes.length < limits.rowMin || bytes.length > limits.rowMax) throw new MellomError('E_FORMAT');
          row = decodeRow(bytes);
        } catch (error) {
          reject(error);
          return;
        }
        const id = rowId(bytes);
        const stream = same(row.stream, zeros32) ? id : row.stream;
        waiting.push({
          bytes,
          address,
          row,
          epoch: epochOf(row),
          id,
          stream,
          key: hex(stream),
          outsider: false,
          resolve,
          reject,
        });
        schedule();
      }),
    idle: async () => {
      while (running || scheduled || waiting.length > 0) {
        if (running) await running;
        else await new Promise((next) => setImmediate(next));
      }
    },
  };
}

const chainEnd = (log: LogState | undefined, row: Row): ChainEnd | undefined => log?.chains.get(hex(row.chain));

function epochOf(row: Row): EpochBody | null {
  if (row.kind !== 'epoch') return null;
  try {
    return parseEpochBody(row.body);
  } catch {
    return null; // judged as E_FORMAT
  }
}
