import { decodeRow } from '../crypto/row';
import { MellomError } from '../protocol/errors';
import { hex } from './bytes';
import type { Quotas } from './limits/quotas';
import type { Log } from './log';
import type { Store } from './store/store';

/**
 * Somebody has come with a link that was used already: staff of the case are told, since it may be the one it was meant for. One person
 * trying again and again is one knock a minute, and however many come, a stream has one write and one push a minute.
 */
export interface Knocks {
  /** @param account null before login; a member of the stream knocks at their own door, which is nothing */
  came: (stream: Uint8Array, account: Uint8Array | null, address: string) => Promise<void>;
  /** Whatever has been counted is written and told. */
  flush: () => Promise<void>;
}
const pause = 60_000;

export function openKnocks(p: {
  store: Store;
  quotas: Quotas;
  log: Log;
  tell: (stream: Uint8Array, knocks: number) => Promise<void>;
}): Knocks {
  /** by hex of the stream; `timer` runs until the next word about it may be said */
  const doors = new Map<string, { stream: Uint8Array; count: number; timer: NodeJS.Timeout }>();
  const say = async (stream: Uint8Array, count: number): Promise<void> => {
    try {
      const knocks = await p.store.addKnocks(stream, count);
      if (knocks > 0) await p.tell(stream, knocks);
    } catch (error) {
      p.log.error('knocks were not counted', error);
    }
  };
  const rest = (stream: Uint8Array) => {
    const key = hex(stream);
    const timer = setTimeout(() => {
      const door = doors.get(key);
      doors.delete(key);
      if (!door || door.count === 0) return;
      rest(stream);
      void say(stream, door.count);
    }, pause).unref();
    doors.set(key, { stream, count: 0, timer });
  };
  return {
    came: async (stream, account, address) => {
      if (account && (await p.store.until(stream, account)) === null) return;
      if (!p.quotas.knock(address, stream)) return;
      const door = doors.get(hex(stream));
      if (door) {
        door.count += 1;
        return;
      }
      rest(stream);
      await say(stream, 1);
    },
    flush: async () => {
      for (const { stream, count, timer } of doors.values()) {
        clearTimeout(timer);
        if (count > 0) await say(stream, count);
      }
      doors.clear();
    },
  };
}

/** An append that was refused: with a claim of a used invitation, the author knocks at the stream that the row names. */
export async function knockedWith(desk: { knocks: Knocks }, refusal: unknown, row: Uint8Array, address: string): Promise<void> {
  if (!(refusal instanceof MellomError) || refusal.code !== 'E_TAKEN') return;
  const { stream, author } = decodeRow(row);
  await desk.knocks.came(new Uint8Array(stream), author, address);
}
