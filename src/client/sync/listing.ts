import { compare } from '../../crypto/bytes';
import { roleIn } from '../../crypto/log';
import { MellomError } from '../../protocol/errors';
import { streamType } from '../../protocol/kinds';
import type { StreamInfo } from '../../protocol/messages';
import type { Connection } from '../connection';
import type { Context } from '../context';
import { isCode } from '../errors';
import { epochOf, type Log, typeOf } from '../store/logs';
import { readRosters } from '../team-roster';
import { giveBackWhole } from './repair';

/**
 * Which streams the relay has, asked page by page after each login, and what of them this device must give back before it writes: a row
 * appended to a relay that has come back from a backup, before the lost ones are there again, would take their place.
 */
export interface Listing {
  /** What there is to read. Each stream may be written to as soon as it has been named. */
  ask: () => Promise<StreamInfo[]>;
  /** The relay has told of the stream by itself. */
  told: (log: Log) => void;
  /** All that was lost of the stream is there again. */
  whole: (log: Log) => void;
  /** Whether a new row may go out. */
  mayAppend: (log: Log) => boolean;
  /** The connection is gone: what the relay has must be asked anew. */
  away: () => void;
  stop: () => void;
}
export interface ListingEvents {
  meet: (info: StreamInfo) => Log;
  /** The relay has nothing of this stream any more, and says so. */
  deleted: (log: Log) => Promise<void>;
  /** Rows may go out that could not before. */
  ready: () => void;
  /** Reads to the end, inside the log's turn. */
  read: (log: Log) => Promise<void>;
  /** Runs work on a log, and says what went wrong. */
  work: (log: Log, work: () => Promise<unknown>) => Promise<void>;
}
const usualPatience = 30_000;

export function listingOf(u: Context, events: ListingEvents): Listing {
  let asked = false;
  const named = new Set<string>();
  /** The relay has less of these than this device, or nothing. */
  const ahead = new Set<string>();
  let lost: Log[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  /**
   * Whole streams that the relay has lost are given back from their first row: cases before the alerts that it takes only beside one.
   * What it does not take yet is held out to it again; somebody else may have the case that is missing.
   */
  const giveBack = async () => {
    clearTimeout(timer);
    for (const log of lost.toSorted((a, b) => Number(typeOf(a) === 'alert') - Number(typeOf(b) === 'alert'))) {
      if (stopped) return;
      await events.work(log, () =>
        log.turn(async () => {
          // What was only left out is there to be read.
          const there = await events.read(log).then(
            () => true,
            (e) => (isCode(e, 'E_REFUSED') ? false : Promise.reject(e)),
          );
          if (!there && (await giveBackWhole(u, log)) !== 'done') return;
          ahead.delete(log.ref);
          lost = lost.filter((one) => one !== log);
        }),
      );
    }
    if (lost.length === 0 || stopped) return;
    timer = setTimeout(() => {
      if (u.connection.status() === 'online') void giveBack().then(events.ready, () => {});
    }, u.env.patience ?? usualPatience);
  };

  return {
    ask: async () => {
      const there: StreamInfo[] = [];
      named.clear();
      for await (const page of pagesOf(u.connection)) {
        for (const info of page.filter((one) => mayTake(u, one))) {
          const ref = u.refs.stream(info.stream);
          named.add(ref);
          if (info.deleted) {
            const log = u.logs.get(ref);
            if (log) await events.deleted(log);
            continue;
          }
          there.push(info);
          if (info.until === undefined && events.meet(info).state.last > info.last) ahead.add(ref);
          else ahead.delete(ref);
        }
        events.ready();
      }
      lost = u.logs.all().filter((log) => !named.has(log.ref) && isMine(u, log));
      for (const log of lost) ahead.add(log.ref);
      asked = true;
      giveBack().then(events.ready, () => {});
      return there;
    },
    told: (log) => named.add(log.ref),
    whole: (log) => ahead.delete(log.ref),
    mayAppend: (log) => (asked || named.has(log.ref)) && !ahead.has(log.ref),
    away: () => {
      asked = false;
      named.clear();
      clearTimeout(timer);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/**
 * Whoever reads the figures of teams takes in what they hand over, and no other stream, whoever should put them into one: a device of theirs holds no
 * key of a case, a chart or a team.
 */
export const mayTake = (u: Context, { type }: Pick<StreamInfo, 'type'>): boolean =>
  type === streamType.report || readRosters(u).length === 0;

/** In the order of their names: a relay that goes round in a circle is not followed. */
async function* pagesOf(connection: Connection): AsyncGenerator<StreamInfo[]> {
  for (let after: Uint8Array | undefined; ; ) {
    const { streams, more } = await connection.request('streams', after ? { after } : {});
    yield streams;
    const last = streams.at(-1)?.stream;
    if (!more || !last) return;
    if (after && compare(last, after) <= 0) throw new MellomError('E_UNEXPECTED', 'the same page again');
    after = last;
  }
}

/** A log that this device has, of a stream that this account is in. */
const isMine = (u: Context, log: Log): boolean =>
  log.state.last >= 0 && !log.facts.gone && log.facts.until === null && roleIn(epochOf(log), u.account.id) !== null;
