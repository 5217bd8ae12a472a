import { amStaffIn, isAtWork } from '../access';
import { type Log, typeOf } from '../store/logs';
import { type Live, writeItem } from '../sync/write';
import type { CaseRef } from '../values';

/**
 * "Received" and "read", told to the others as items. Several arrivals make one receipt, and none is written for receipts and for
 * openings. Staff who are in a case only as custodians say nothing: it is not their conversation.
 */
export interface Receipts {
  came: (log: Log) => void;
  read: (log: Log) => Promise<void>;
  /** Staff: says once an hour that the case is open on a screen. */
  opened: (log: Log) => void;
  stop: () => void;
}
export const receiptsOn = (held: { session: () => { receipts: Receipts } }, logOf: (ref: string) => Log) => ({
  reads: {
    /** Marks everything up to the newest shown row as read. */
    markRead: async (caseRef: CaseRef): Promise<void> => held.session().receipts.read(logOf(caseRef)),
  },
});
const rest = 1_200;
const openedEvery = 3_600_000;

export function receiptsOf(x: Live): Receipts {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const said = new Map<string, { received: number; read: number }>();
  const openings = new Map<string, number>();
  let stopped = false;
  const last = (log: Log) => {
    const mine = said.get(log.ref) ?? { received: -1, read: -1 };
    const { receipt } = log.facts;
    return { received: Math.max(mine.received, receipt.received), read: Math.max(mine.read, receipt.read) };
  };
  const say = async (log: Log, read: boolean) => {
    clearTimeout(timers.get(log.ref));
    timers.delete(log.ref);
    const { newest } = log.facts;
    const before = last(log);
    if (stopped || newest <= (read ? before.read : before.received) || log.facts.until !== null) return;
    const next = { received: newest, read: read ? newest : before.read };
    said.set(log.ref, next);
    try {
      await writeItem(x, log, { kind: 'receipt', ...next });
    } catch (e) {
      said.set(log.ref, before);
      throw e;
    }
  };
  return {
    came: (log) => {
      if (stopped || !speaksIn(x, log) || log.facts.newest <= last(log).received || timers.has(log.ref)) return;
      timers.set(
        log.ref,
        setTimeout(() => void say(log, false).catch(letGo), rest),
      );
    },
    read: async (log) => {
      if (isAtWork(x, log)) await say(log, true);
    },
    opened: (log) => {
      const now = x.env.now();
      const before = Math.max(openings.get(log.ref) ?? 0, log.facts.opened ? Date.parse(log.facts.opened) : 0);
      if (stopped || !amStaffIn(x, log) || now - before < openedEvery) return;
      openings.set(log.ref, now);
      void writeItem(x, log, { kind: 'opened' }).catch(letGo);
    },
    stop: () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

/** Staff say of alerts that they are on a machine: the citizen is told so, and that nobody has seen them yet. */
const speaksIn = (x: Live, log: Log): boolean => isAtWork(x, log) || (typeOf(log) === 'alert' && amStaffIn(x, log));

/** A receipt that cannot be written now is written with the next arrival. */
const letGo = () => {};
