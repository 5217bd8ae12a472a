import { asEpochKey, asStreamId, type EpochKey } from '../../crypto/bytes';
import { currentEpoch, type EpochFacts, emptyLog, type LogState, packLog, roleIn, unpackLog } from '../../crypto/log';
import type { AccountId, StreamId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import type { StreamType } from '../../protocol/kinds';
import { inTurn, type Turn } from '../in-turn';
import type { Store } from './database';
import type { Refs } from './refs';
import { openRowIndex, type RowIndex } from './row-index';
import type { Change, StreamFacts } from './tables';

const noFacts = (): StreamFacts => ({
  until: null,
  newest: -1,
  receipt: { received: -1, read: -1 },
  opened: null,
  wrote: false,
  refused: {},
  worked: -1,
  startedAt: null,
  arranged: [],
  asked: false,
  chartOf: null,
  confirmed: [],
  backs: [],
  missing: [],
  erasing: [],
  toErase: [],
  end: null,
  restTold: null,
  gone: false,
  reopen: false,
  unknownAt: null,
  amended: 0,
  knocks: 0,
});

/** One stream as this device has verified it. */
export interface Log {
  ref: string;
  stream: StreamId;
  state: LogState;
  keys: Map<number, EpochKey>;
  facts: StreamFacts;
  /** While an unknown log is judged from 0: its epochs as a first look found them. */
  early: LogState | null;
  rowIndex: () => Promise<RowIndex>;
  /** One piece of work at a time: judging, writing and making again must see the log stand still. */
  turn: Turn;
}
export interface Logs {
  all: () => Log[];
  get: (ref: string) => Log | undefined;
  /** The stream's log, begun empty if this device has never heard of it. */
  of: (stream: StreamId) => Log;
  /** After a write has failed, what is on disk is the truth. */
  reload: (log: Log) => Promise<void>;
  /** Zeroes keys. */
  forget: () => void;
}

export async function keepLogs(p: { me: AccountId; refs: Refs; store: Store }): Promise<Logs> {
  const logs = new Map<string, Log>();
  const begin = (stream: StreamId): Log => {
    const ref = p.refs.stream(stream);
    let rowIndex: Promise<RowIndex> | undefined;
    const log: Log = {
      ref,
      stream,
      state: emptyLog(stream),
      keys: new Map(),
      facts: noFacts(),
      early: null,
      rowIndex: () => {
        rowIndex ??= p.store.all('trail', ref).then((chunks) => openRowIndex(chunks.map((chunk) => chunk.value)));
        return rowIndex;
      },
      turn: inTurn(),
    };
    logs.set(ref, log);
    return log;
  };
  const fill = (log: Log, kept: { log: string; keys: [number, Uint8Array][]; facts: Partial<StreamFacts> }) => {
    log.state = unpackLog(kept.log);
    log.keys = new Map(kept.keys.map(([number, key]) => [number, asEpochKey(key.slice())]));
    // What was kept by an earlier version says nothing of back keys: they are read again.
    log.facts = { ...noFacts(), ...kept.facts, reopen: kept.facts.reopen ?? true };
    log.facts.until = removedAt(log.state, p.me);
    if (kept.facts.worked === undefined && log.facts.wrote) log.facts.worked = 0;
  };
  for (const { value } of await p.store.all('streams')) fill(begin(asStreamId(value.stream.slice())), value);

  return {
    all: () => [...logs.values()],
    get: (ref) => logs.get(ref),
    of: (stream) => logs.get(p.refs.stream(stream)) ?? begin(stream),
    reload: async (log) => {
      const kept = await p.store.get('streams', log.ref);
      const fresh = begin(log.stream);
      if (kept) fill(fresh, kept);
      // Those who hold the old object go on with what is on disk.
      Object.assign(log, { state: fresh.state, keys: fresh.keys, facts: fresh.facts, rowIndex: fresh.rowIndex });
      logs.set(log.ref, log);
    },
    forget: () => {
      for (const log of logs.values()) for (const key of log.keys.values()) key.fill(0);
      logs.clear();
    },
  };
}

/** The row that put this account out of the stream, if it is out: by the log alone, whatever a relay says. */
export function removedAt({ epochs }: LogState, me: AccountId): number | null {
  const last = epochs.findLastIndex((epoch) => roleIn(epoch, me) !== null);
  return last < 0 ? null : (epochs[last + 1]?.seq ?? null);
}

/** The epoch in force as far as this device knows, and the stream's type. */
export const epochOf = (log: Log): EpochFacts | null => currentEpoch(log.early ?? log.state);
export const typeOf = (log: Log): StreamType | null => (log.early ?? log.state).type;

/** The key with which to write now, or null. */
export function writingKey(log: Log): EpochKey | null {
  const epoch = currentEpoch(log.state);
  return epoch ? (log.keys.get(epoch.number) ?? null) : null;
}

/** What was folded of it goes: it may hold what has to go, and lacks what has come. */
export const unfolded = (log: Log): Change[] => [
  { table: 'snapshots', key: log.ref, value: undefined },
  { table: 'summaries', key: log.ref, value: undefined },
  { table: 'texts', key: log.ref, value: undefined },
];

export function recordOf(log: Log): Change {
  const value = { stream: log.stream, log: packLog(log.state), keys: [...log.keys] as [number, Uint8Array][], facts: log.facts };
  return { table: 'streams', key: log.ref, value };
}

/** Whoever is about to write. @throws MellomError E_ENDED: it has been ended and deleted, and there is nowhere to write, however long a screen of it has been open */
export function mustGoOn({ facts }: Log, what: string): void {
  if (facts.gone || facts.end) throw new MellomError('E_ENDED', what);
}
