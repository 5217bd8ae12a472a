import type { Item } from '../../care/items/items';
import { isQuiet } from '../../care/items/items';
import { asStreamId, fromBase64url, hex, same } from '../../crypto/bytes';
import { makeItemRow, newWriter, type Writer } from '../../crypto/compose';
import { currentEpoch, roleIn } from '../../crypto/log';
import { decodeRow, rowId } from '../../crypto/row';
import { MellomError } from '../../protocol/errors';
import { type Context, iso } from '../context';
import { codeOf, isCode, isPassing } from '../errors';
import { type Log, mustGoOn, typeOf, writingKey } from '../store/logs';
import { freshenEpoch } from './epochs';
import { warn } from './integrity-warnings';
import type { Sync } from './sync';

/**
 * What has been written and is not yet in the log. A row is on disk before it is sent, goes out byte for byte until acknowledged, in
 * order within its stream, several at once; streams do not wait for one another. It leaves when this device's own log has accepted it.
 */
export interface Outbox {
  /** Resolves when the row is on disk. An item that waits already waits once. @throws MellomError E_ENDED, E_MEMBER, E_STORAGE_FULL … */
  write: (log: Log, item: Item) => Promise<{ savedAt: string }>;
  /** Not in the log yet, in order. */
  pending: (ref: string) => Item[];
  size: () => number;
  /** An alert waits for a network. */
  isUrgent: () => boolean;
  /** Tries to send, now. */
  kick: (ref?: string) => void;
  /** Of a case that has been ended and deleted: there is nowhere to send it. */
  drop: (log: Log) => Promise<void>;
  /** The relay has nothing of this stream any more: what waits for it is kept, and is not said to be on its way. */
  gone: () => void;
  /** Resolves when nothing can be sent any more. */
  settled: () => Promise<void>;
  stop: () => void;
}
interface Waiting {
  n: number;
  /** Empty while there is no key to seal it with (one's own wrap did not fit): the item waits, and is sealed with the next epoch's. */
  row: Uint8Array;
  item: Item;
  savedAt: string;
  stored: boolean;
  /** Settles with the first write to disk. */
  kept: Promise<void>;
}
interface Queue {
  log: Log;
  rows: Waiting[];
  writer: Writer;
  sending: Promise<void> | null;
  again: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}
const window = 32;
const restAfterQuota = 60_000;
const remakes = 5;
/** Milliseconds. */
const patienceForMembers = 3_000;
const rest = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const unsealed = new Uint8Array(0);
/** Refused for where the row stands, not for what it is: made again on top of what is new. */
const stale = ['E_EPOCH', 'E_CHAIN', 'E_REPEAT', 'E_HOLE', 'E_MEMBER', 'E_FORGED'] as const;

/** @param changed after rows came or went */
export async function keepOutbox(u: Context, sync: Sync, changed: (log: Log) => void): Promise<Outbox> {
  const queues = new Map<string, Queue>();
  let counter = 0;
  let stopped = false;
  const queueOf = (log: Log): Queue => {
    const queue = queues.get(log.ref) ?? { log, rows: [], writer: newWriter(), sending: null, again: false, timer: undefined };
    queues.set(log.ref, queue);
    return queue;
  };
  for (const { key, value } of await u.store.all('outbox')) {
    // A log that this device has lost is read again first; what waits for it waits.
    const log = u.logs.of(asStreamId(value.stream.slice()));
    counter = Math.max(counter, key);
    queueOf(log).rows.push({
      n: key,
      row: value.row,
      item: value.item,
      savedAt: value.savedAt,
      stored: true,
      kept: Promise.resolve(),
    });
  }
  const count = () => {
    let unsent = 0;
    for (const { log, rows } of queues.values())
      if (!log.facts.gone) unsent += rows.filter(({ item }) => !isQuiet(item.kind)).length;
    u.state.set({ unsent });
  };
  const told = (queue: Queue) => {
    count();
    changed(queue.log);
  };
  const keep = (log: Log, rows: readonly Omit<Waiting, 'written'>[]) =>
    u.store.write(
      rows.map(({ n, row, item, savedAt }) => ({ table: 'outbox', key: n, value: { stream: log.stream, row, item, savedAt } })),
    );

  /** All of it happens in one go: no other writer can come in between. Without a key the item is kept as it is, until there is one. */
  const make = (queue: Queue, item: Item): Uint8Array => {
    const key = writingKey(queue.log);
    const epoch = currentEpoch(queue.log.state);
    if (!epoch || !roleIn(epoch, u.account.id)) throw new MellomError('E_MEMBER');
    if (!key) return unsealed;
    const made = makeItemRow({ account: u.account, log: queue.log.state, key, item, writer: queue.writer });
    queue.writer = made.writer;
    return made.row;
  };
  const write = async (log: Log, item: Item) => {
    mustGoOn(log, item.kind);
    const queue = queueOf(log);
    const known = queue.rows.find((one) => one.item.id === item.id);
    if (known) {
      await known.kept;
      return { savedAt: known.savedAt };
    }
    const row = make(queue, item);
    const waiting: Waiting = { n: ++counter, row, item, savedAt: iso(u.env), stored: false, kept: Promise.resolve() };
    queue.rows.push(waiting);
    waiting.kept = keep(log, [waiting]);
    try {
      await waiting.kept;
    } catch (e) {
      queue.rows = queue.rows.filter((one) => one !== waiting);
      // Its number in the chain is spent.
      queue.writer = newWriter();
      throw e;
    }
    waiting.stored = true;
    told(queue);
    kick(log.ref);
    return { savedAt: waiting.savedAt };
  };

  /** In a new chain, with the same item ids; what has arrived after all is let go. */
  const remake = async (queue: Queue) => {
    const rowIndex = await queue.log.rowIndex();
    const arrived = queue.rows.filter(({ item }) => rowIndex.hasItem(u.account.id, fromBase64url(item.id)));
    await letGo(queue, arrived);
    queue.writer = newWriter();
    for (const waiting of queue.rows) waiting.row = make(queue, waiting.item);
    await keep(
      queue.log,
      queue.rows.filter((one) => one.stored),
    );
  };
  const letGo = async (queue: Queue, gone: readonly Waiting[]) => {
    if (gone.length === 0) return;
    await u.store.write(gone.map(({ n }) => ({ table: 'outbox', key: n, value: undefined })));
    queue.rows = queue.rows.filter((one) => !gone.includes(one));
    told(queue);
  };
  const isForNow = (queue: Queue) => {
    const epoch = currentEpoch(queue.log.state);
    return epoch !== null && queue.rows.every(({ row }) => row.length > 0 && same(decodeRow(row).epoch, epoch.id));
  };

  const sendAll = async (queue: Queue) => {
    const { log } = queue;
    for (let attempt = 0; attempt < remakes && !stopped; ) {
      if (!queue.rows.some((one) => one.stored) || !currentEpoch(log.state)) return;
      const fresh = freshenEpoch(u, sync, log).catch((e) => {
        // An alert goes to those whom it reaches now, whatever stands in the way of putting others in or out.
        if (typeOf(log) !== 'alert' || !writingKey(log)) throw e;
      });
      await (typeOf(log) === 'alert' ? Promise.race([fresh, rest(patienceForMembers)]) : fresh);
      if (!isForNow(queue)) await remake(queue);
      if (queue.rows.some(({ row }) => row.length === 0)) throw new MellomError('E_WRAP');
      const unstored = queue.rows.findIndex((one) => !one.stored);
      const going = queue.rows.slice(0, Math.min(window, unstored < 0 ? queue.rows.length : unstored));
      if (going.length === 0) return;
      // Its bytes as they go out: a row may be made again meanwhile.
      const sent = going.map(({ row, item }) => ({ row, item }));
      const answers = await Promise.allSettled(sent.map(({ row }) => u.connection.request('append', { row })));
      const acknowledged = answers.flatMap((answer, i) => {
        const one = sent[i];
        return answer.status === 'fulfilled' && one ? [{ seq: answer.value.seq, ...one }] : [];
      });
      const refused =
        acknowledged.length > 0
          ? await sync.feed(
              log,
              acknowledged.toSorted((a, b) => a.seq - b.seq),
            )
          : new Set<string>();
      const rowIndex = await log.rowIndex();
      const there = acknowledged.filter(({ seq, row }) => {
        const id = rowIndex.idAt(seq);
        return id !== null && same(id, rowId(row)) && !refused.has(hex(id));
      });
      await letGo(
        queue,
        going.filter((one) => there.some(({ row }) => row === one.row)),
      );
      const failure = answers.find((answer) => answer.status === 'rejected')?.reason;
      if (isPassing(failure)) throw failure;
      if (failure !== undefined && !isCode(failure, ...stale)) throw failure;
      if (failure !== undefined || refused.size > 0) {
        attempt++;
        await sync.catchUp(log);
        await remake(queue);
      } else if (there.length < going.length)
        return; // acknowledged, but the log that would prove it has not come yet
      else attempt = 0;
    }
  };
  /** Out of the stream, or the stream gone: a receipt that nobody gets is no warning. */
  const isNothingLost = ({ rows }: Queue, e: unknown) =>
    isCode(e, 'E_REFUSED', 'E_MEMBER') && rows.every(({ item }) => isQuiet(item.kind));
  const send = (queue: Queue) => {
    if (queue.sending) {
      queue.again = true;
      return;
    }
    queue.again = false;
    queue.sending = sendAll(queue)
      .catch((e) => {
        if (stopped || isCode(e, 'E_OFFLINE')) return;
        // Each stream waits for itself; an alert is tried again whatever was said of it.
        if (isPassing(e) || typeOf(queue.log) === 'alert') {
          clearTimeout(queue.timer);
          queue.timer = setTimeout(() => kick(queue.log.ref), isCode(e, 'E_QUOTA') ? restAfterQuota : 5_000);
        }
        if (isPassing(e)) return;
        if (!isCode(e, 'E_STORAGE', 'E_STORAGE_FULL') && !isNothingLost(queue, e)) warn(u, queue.log, codeOf(e));
      })
      .finally(() => {
        queue.sending = null;
        if (queue.again) send(queue);
      });
  };
  const kick = (ref?: string) => {
    if (stopped || u.connection.status() !== 'online') return;
    // Alerts first: what waits in a case may be long.
    const inOrder = [...queues.values()].sort((a, b) => Number(typeOf(b.log) === 'alert') - Number(typeOf(a.log) === 'alert'));
    for (const queue of inOrder) {
      const asked = ref === undefined || queue.log.ref === ref;
      if (asked && queue.rows.length > 0 && !queue.log.facts.gone && sync.mayAppend(queue.log)) send(queue);
    }
  };
  count();

  return {
    write,
    pending: (ref) =>
      queues
        .get(ref)
        ?.rows.filter((one) => one.stored)
        .map(({ item }) => item) ?? [],
    isUrgent: () => [...queues.values()].some(({ log, rows }) => rows.length > 0 && typeOf(log) === 'alert'),
    size: () => [...queues.values()].reduce((sum, { rows }) => sum + rows.length, 0),
    kick,
    drop: async (log) => {
      const queue = queues.get(log.ref);
      if (queue) await letGo(queue, queue.rows);
    },
    gone: count,
    settled: async () => {
      for (;;) {
        const busy = [...queues.values()].flatMap(({ sending }) => (sending ? [sending] : []));
        if (busy.length === 0) return;
        await Promise.all(busy);
      }
    },
    stop: () => {
      stopped = true;
      for (const { timer } of queues.values()) clearTimeout(timer);
    },
  };
}
