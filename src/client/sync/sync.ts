import { asStreamId, same } from '../../crypto/bytes';
import { streamType } from '../../protocol/kinds';
import { limits } from '../../protocol/limits';
import type { Pushes, StreamInfo, WireRow } from '../../protocol/messages';
import type { Context } from '../context';
import { codeOf, isCode, isPassing } from '../errors';
import { type Log, recordOf } from '../store/logs';
import type { LogEntry } from '../store/tables';
import { noteGone } from './gone';
import { warn } from './integrity-warnings';
import { listingOf, mayTake } from './listing';
import { preview } from './preview';
import { needsReopening, reopenRows } from './reopen-rows';
import { repair } from './repair';
import { isTainted, resync } from './resync';
import { type OwnRow, type Taken, takeRows } from './verify-rows';

/** Keeps this device's logs up with the relay's, and says what came. */
export interface Sync {
  /** All that is new: after each login. */
  all: () => Promise<void>;
  /** Up to the end of one stream. */
  catchUp: (log: Log) => Promise<void>;
  /** One's own rows, acknowledged; asks for those in between if need be. Resolves to those that the log refused, by id in hex. */
  feed: (log: Log, rows: readonly OwnRow[]) => Promise<Set<string>>;
  pushed: <P extends 'row' | 'joined' | 'roster' | 'knocked' | 'erased'>(name: P, payload: Parameters<Pushes[P]>[0]) => void;
  /** Whether a new row may go out: after each login first when it is known that the relay has all that is known here. */
  mayAppend: (log: Log) => boolean;
  /** The connection is gone: what the relay has must be asked anew. */
  away: () => void;
  stop: () => void;
}
const streamsAtOnce = 3;
const usualPatience = 30_000;

export interface SyncEvents {
  /** A piece of a log was judged and is on disk. */
  came: (log: Log, taken: Taken) => void;
  /** The newest page of a log that is still being judged. */
  glimpsed: (log: Log, entries: LogEntry[]) => void;
  /** A log that was glimpsed at has been judged to its end. */
  whole: (log: Log) => void;
  /** The relay has nothing of this stream any more. */
  gone: (log: Log) => void;
  /** New rows may go out again: of all streams but those that the relay knows less of. */
  ready: () => void;
}

export function syncOf(u: Context, events: SyncEvents): Sync {
  const late = new Map<string, ReturnType<typeof setTimeout>>();
  const arrived = new Map<string, WireRow[]>();
  const progress = { done: 0, of: 0 };
  /** Streams that the relay lets this account read only so far, as one that has been put out. */
  const cut = new Set<string>();
  let stopped = false;

  const take = async (log: Log, rows: Parameters<typeof takeRows>[2]): Promise<Taken> => {
    const taken = await takeRows(u, log, rows);
    if (progress.of > 0) {
      progress.done += taken.entries.length;
      u.state.set({ catchUp: { done: Math.min(progress.done, progress.of), of: progress.of } });
    }
    events.came(log, taken);
    return taken;
  };

  const readToEnd = async (log: Log) => {
    const glimpsed = log.state.last < 0 ? await preview(u, log) : [];
    if (glimpsed.length > 0) events.glimpsed(log, glimpsed);
    const page = (after: number) => u.connection.request('read', { stream: log.stream, after, limit: limits.pageRows });
    let coming = page(log.state.last);
    for (;;) {
      const answer = await coming;
      const upto = answer.rows.at(-1)?.seq;
      // The next page is on its way while this one is verified.
      if (upto !== undefined && upto < answer.last) {
        coming = page(upto);
        coming.catch(() => {});
      }
      const before = log.state.last;
      if (answer.rows.length > 0) await take(log, answer.rows);
      if (log.state.last >= answer.last || stopped) {
        if (log.state.last > answer.last) {
          const repaired = cut.has(log.ref) ? 'done' : await repair(u, log, answer.last, answer.head);
          if (repaired === 'parted') await goOn(log);
          if (repaired === 'later') return later(log);
        } else if (log.facts.until === null && !cut.has(log.ref) && !same(answer.head, log.state.head)) {
          warn(u, log, 'E_FORK');
          await goOn(log);
        }
        listing.whole(log);
        if (glimpsed.length > 0) events.whole(log);
        tellMissing(log);
        clearTimeout(late.get(log.ref));
        late.delete(log.ref);
        return;
      }
      if (log.state.last === before || upto === undefined) return missing(log);
      if (upto >= answer.last) coming = page(log.state.last);
    }
  };
  /** The logs have parted, and it has been said: if the relay's has all that is known here, this device goes on with it. */
  const goOn = async (log: Log, gain = false) => {
    if (log.facts.until !== null || stopped) return;
    const rows = await resync(u, log, gain);
    if (!rows) return;
    await take(log, rows);
    events.whole(log);
  };
  /** The relay takes back no more for now: held out to it again. */
  const later = (log: Log) => {
    if (late.has(log.ref) || stopped) return;
    const again = () => {
      late.delete(log.ref);
      if (u.connection.status() === 'online') void catchUp(log).then(events.ready, () => {});
    };
    late.set(log.ref, setTimeout(again, u.env.patience ?? usualPatience));
  };
  /** Rows that are not handed over may only be late: asked for once more after half a minute, then said. */
  const missing = (log: Log) => {
    if (late.has(log.ref) || stopped) return;
    late.set(
      log.ref,
      setTimeout(() => {
        const behind = log.state.last;
        void catchUp(log).then(
          () => {
            if (late.delete(log.ref) && log.state.last === behind) warn(u, log, 'E_GAP');
          },
          () => late.delete(log.ref),
        );
      }, u.env.patience ?? usualPatience),
    );
  };
  /** At the end of the log, a body that is gone without an erase item's word was taken away by somebody else. */
  const tellMissing = (log: Log) => {
    const untold = log.facts.missing.filter(({ told: already }) => !already);
    for (const one of untold) {
      warn(u, log, 'E_MISSING', one.author);
      one.told = true;
    }
    // Said once: not again at the next start, after a person has put it aside.
    if (untold.length > 0) u.store.write([recordOf(log)]).catch(() => {});
  };
  /** Nothing to read there any more: what this device has of it goes, or stays and is said to be all there is. */
  const takeLeave = async (log: Log) => {
    if (log.facts.gone || log.state.last < 0) return;
    await log.turn(() => noteGone(u, log));
    events.gone(log);
  };
  /** Whoever is put out is so by a row of the log. Without one, the relay keeps something back. */
  const tellCut = (log: Log) => {
    if (cut.has(log.ref) && log.state.last >= 0 && log.facts.until === null) warn(u, log, 'E_UNTIL');
  };
  const told = async (log: Log, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (e) {
      if (stopped) return;
      if (isCode(e, 'E_STORAGE', 'E_STORAGE_FULL')) return; // shown by whoever writes; the log is as it was
      if (isCode(e, 'E_ROSTER', 'E_ROSTER_FORK', 'E_FORGED')) warn(u, log, codeOf(e));
      else if (isCode(e, 'E_REFUSED', 'E_ROSTER_WAIT', 'E_GAP')) missing(log);
      else if (!isPassing(e)) throw e;
    }
  };
  const catchUp = (log: Log) =>
    told(log, () =>
      log.turn(() =>
        readToEnd(log).finally(() => {
          log.early = null;
        }),
      ),
    );

  /** Rows pushed while others are being judged wait together and are taken in as one piece. */
  const takePushed = async (log: Log, row: WireRow) => {
    const waiting = arrived.get(log.ref);
    if (waiting) return void waiting.push(row);
    arrived.set(log.ref, [row]);
    await told(log, () =>
      log.turn(async () => {
        const rows = arrived.get(log.ref) ?? [];
        arrived.delete(log.ref);
        const { gap, parted } = await take(
          log,
          rows.toSorted((a, b) => a.seq - b.seq),
        );
        if (gap || parted) await readToEnd(log);
        else tellMissing(log);
      }),
    );
  };

  const meet = (info: StreamInfo): Log => {
    const log = u.logs.of(asStreamId(info.stream.slice()));
    if (info.until === undefined) cut.delete(log.ref);
    else cut.add(log.ref);
    log.facts.knocks = info.knocks ?? 0;
    // A relay that said so and has it all the same: what is there is read, unless a custodian has ended it.
    if (!log.facts.end) log.facts.gone = false;
    return log;
  };
  const listing = listingOf(u, { meet, deleted: takeLeave, ready: events.ready, work: told, read: readToEnd });

  return {
    all: async () => {
      const there = await listing.ask();
      for (const log of u.logs.all())
        if (needsReopening(log))
          await log
            .turn(() => reopenRows(u, log))
            .then((wanted) => {
              for (const who of wanted) warn(u, log, 'E_LASTING', who);
              events.whole(log);
            });
      const behind = there.filter((info) => {
        const log = meet(info);
        const end = info.until ?? info.last;
        return (
          log.state.last < end || (info.until === undefined && (log.state.last !== info.last || !same(log.state.head, info.head)))
        );
      });
      progress.done = 0;
      progress.of = behind.reduce((sum, info) => sum + Math.max(0, (info.until ?? info.last) - meet(info).state.last), 0);
      if (progress.of > limits.pageRows / 4) u.state.set({ catchUp: { done: 0, of: progress.of } });
      else progress.of = 0;
      // Whoever is on duty sees alerts first, however much else there is to read.
      const queue = behind.toSorted((a, b) => Number(b.type === streamType.alert) - Number(a.type === streamType.alert));
      const work = async () => {
        for (let next = queue.shift(); next && !stopped; next = queue.shift()) {
          const log = meet(next);
          // What goes wrong with one stream is said, and holds up no other.
          await catchUp(log).catch((e) => u.state.set({ trouble: codeOf(e) }));
        }
      };
      await Promise.all(Array.from({ length: streamsAtOnce }, work)).finally(() => {
        progress.of = 0;
        u.state.set({ catchUp: null });
      });
      for (const info of there) tellCut(meet(info));
      for (const log of u.logs.all()) if (isTainted(log)) await told(log, () => log.turn(() => goOn(log, true)));
    },
    catchUp,
    feed: async (log, rows) => {
      const refused = new Set<string>();
      await told(log, () =>
        log.turn(async () => {
          const taken = await take(
            log,
            rows.map((one) => ({ ...one, own: true })),
          );
          for (const id of taken.refusedOwn) refused.add(id);
          if (taken.gap || taken.parted) await readToEnd(log);
        }),
      );
      return refused;
    },
    pushed: (name, payload) => {
      const answer = async () => {
        if (name === 'row') {
          const { stream, seq, row } = payload as Parameters<Pushes['row']>[0];
          const log = u.logs.get(u.refs.stream(stream));
          if (log) await takePushed(log, { seq, row });
        } else if (name === 'joined') {
          const info = payload as StreamInfo;
          if (!mayTake(u, info)) return;
          const log = meet(info);
          listing.told(log);
          if (log.state.last !== info.last || !same(log.state.head, info.head)) await catchUp(log);
        } else if (name === 'knocked') {
          const { stream, knocks } = payload as Parameters<Pushes['knocked']>[0];
          const log = u.logs.get(u.refs.stream(stream));
          if (log) log.facts.knocks = knocks;
          u.state.changed('case', 'inbox');
        } else if (name === 'erased') {
          const { stream, seq } = payload as Parameters<Pushes['erased']>[0];
          const log = u.logs.get(u.refs.stream(stream));
          // A single body goes by the word of the erase item, which stands in the log; a whole stream has no log any more.
          if (log && seq < 0) await takeLeave(log);
        }
      };
      answer().catch((e) => {
        if (!isPassing(e) && !stopped) u.state.set({ trouble: codeOf(e) });
      });
    },
    mayAppend: listing.mayAppend,
    away: listing.away,
    stop: () => {
      stopped = true;
      for (const timer of late.values()) clearTimeout(timer);
      listing.stop();
    },
  };
}
