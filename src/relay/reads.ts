import { hex } from './bytes';
import type { Log } from './log';
import type { Store, StoredRead } from './store/store';

/**
 * When each member last read a stream, to the hour: noted in memory while the read is answered, written by many at once a little later,
 * and at most once an hour for an account and stream.
 */
export interface Reads {
  note: (stream: Uint8Array, account: Uint8Array) => void;
  /** Whatever has been noted is written. */
  flush: () => Promise<void>;
}
const hour = 3_600_000;
const delay = 2_000;
/** Above this, those noted longest ago are written again a little early. */
const kept = 100_000;

export function openReads(p: { store: Store; log: Log; now: () => number }): Reads {
  const noted = new Map<string, number>();
  let waiting: StoredRead[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = async (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    const reads = waiting;
    waiting = [];
    if (reads.length === 0) return;
    try {
      await p.store.noteReads(reads);
    } catch (error) {
      // Not worth keeping: the next read after this notes it again.
      for (const { stream, account } of reads) noted.delete(`${hex(stream)}${hex(account)}`);
      p.log.error('reads were not noted', error);
    }
  };
  return {
    note: (stream, account) => {
      const key = `${hex(stream)}${hex(account)}`;
      const at = p.now();
      const before = noted.get(key);
      if (before !== undefined && Math.abs(at - before) < hour) return;
      noted.delete(key);
      if (noted.size >= kept) noted.delete(noted.keys().next().value ?? '');
      noted.set(key, at);
      waiting.push({ stream, account, at });
      timer ??= setTimeout(() => void flush(), delay).unref();
    },
    flush,
  };
}
