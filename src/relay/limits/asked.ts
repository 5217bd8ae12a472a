import type { Flow } from './flow';
import type { Turns } from './turns';

/**
 * What one connection has asked and not been answered yet. Nothing new is worked on while answers lie unread, and nothing more is read
 * while many questions wait: whoever does not read is slowed, and keeps no more of this process than is said here.
 */
export interface Asked {
  /** @param work answers; it must not reject */
  add: (kind: 'append' | 'other', work: () => Promise<void>) => void;
  /** Bytes have arrived that questions are made of. */
  arrived: (bytes: number) => void;
  /** Something may have become free. */
  look: () => void;
}
/** Most bytes unread with which a question is begun. Answers to appends are small, and what is appended must not wait for what is read. */
const unreadMost = { append: 2 * 1024 * 1024, other: 256 * 1024 };
/** Most questions of one connection that are worked on at a time. */
const begunMost = { append: 128, other: 2 };
/** From here on nothing more is read until all has been begun. */
const held = { questions: 64, bytes: 1024 * 1024 };
/** What one chunk of a socket, or one request of long polling, may still bring after that. More is nobody honest. */
const bearable = { questions: 4_000, bytes: 8 * 1024 * 1024 };

export function openAsked(p: {
  flow: Flow;
  turns: Record<'append' | 'other', Turns>;
  of: () => Parameters<Turns['take']>[0];
}): Asked {
  const waiting: Record<'append' | 'other', (() => Promise<void>)[]> = { append: [], other: [] };
  const begun = { append: 0, other: 0 };
  let bytes = 0;
  let soon = false;
  const look = () => {
    for (const kind of ['append', 'other'] as const)
      while (waiting[kind].length > 0 && begun[kind] < begunMost[kind] && p.flow.unread() <= unreadMost[kind]) {
        const work = waiting[kind].shift();
        if (work) begin(kind, work);
      }
    const left = waiting.append.length + waiting.other.length;
    if (left === 0) bytes = 0;
    if (left > bearable.questions || bytes > bearable.bytes) p.flow.cut();
    else if (left === 0) p.flow.hold(false);
    else if (left >= held.questions || bytes >= held.bytes) p.flow.hold(true);
  };
  // Whatever else has come in meanwhile gets its turn: a database in this process answers without ever letting go of it.
  const lookSoon = () => {
    if (soon) return;
    soon = true;
    setImmediate(() => {
      soon = false;
      look();
    });
  };
  const begin = (kind: 'append' | 'other', work: () => Promise<void>) => {
    begun[kind] += 1;
    p.turns[kind].take(p.of(), () =>
      work().finally(() => {
        begun[kind] -= 1;
        lookSoon();
      }),
    );
  };
  return {
    add: (kind, work) => {
      waiting[kind].push(work);
      look();
    },
    arrived: (more) => {
      bytes += more;
    },
    look,
  };
}
