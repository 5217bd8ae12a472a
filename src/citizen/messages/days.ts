import type { ThreadLine } from '../../care/thread/thread';
import { localDate } from '../../ui/format';

type Event = Extract<ThreadLine, { type: 'event' }>;
/** What happened, of one kind each. What was given is told together. */
export type ToldEvent = Omit<Event, 'event'> & { event: Exclude<Event['event'], 'assigned'> };
/** What stands together in one place without a key, or was given in one go: one line, however much it is. */
export type ShownLine =
  | Exclude<ThreadLine, Event>
  | ToldEvent
  | { type: 'locked'; seq: number; at: null; count: number }
  | { type: 'given'; id: string; at: string; author: string; things: Event['detail'][] };

export interface Day {
  key: string;
  at: string | null;
  lines: ShownLine[];
}

export const keyOf = (line: ShownLine) => ('id' in line ? line.id : `${line.type} ${line.seq}`);

/** The lines of a thread by day. Lines without a clock of their own belong to the day they stand in. */
export function byDay(lines: readonly ThreadLine[]): Day[] {
  const days: Day[] = [];
  for (const line of withoutKey(inOneGo(lines))) {
    const last = days.at(-1);
    const date = line.at ? localDate(line.at) : (last?.key ?? 'start');
    if (last && (last.key === date || line.at === null)) last.lines.push(line);
    else if (last && last.at === null) {
      // What stood before the first clock belongs to its day.
      last.key = date;
      last.at = line.at;
      last.lines.push(line);
    } else days.push({ key: days.some((d) => d.key === date) ? `${date} ${days.length}` : date, at: line.at, lines: [line] });
  }
  return days;
}

/** What one person gives right after one another on one day is told once. */
function inOneGo(lines: readonly ThreadLine[]): ShownLine[] {
  const shown: ShownLine[] = [];
  for (const line of lines) {
    const last = shown.at(-1);
    if (line.type !== 'event') shown.push(line);
    else if (line.event !== 'assigned') shown.push({ ...line, event: line.event });
    else if (last?.type === 'given' && last.author === line.author && localDate(last.at) === localDate(line.at))
      last.things.push(line.detail);
    else shown.push({ type: 'given', id: line.id, at: line.at, author: line.author, things: [line.detail] });
  }
  return shown;
}

/** Rows that this device has no key for become one line that counts them, however often somebody came or went in between. */
function withoutKey(lines: readonly ShownLine[]): ShownLine[] {
  const shown: ShownLine[] = [];
  let locked: Extract<ShownLine, { type: 'locked' }> | null = null;
  for (const line of lines) {
    if (line.type === 'problem' && line.code === 'E_NOKEY') {
      if (locked) locked.count += 1;
      else {
        locked = { type: 'locked', seq: line.seq, at: null, count: 1 };
        shown.push(locked);
      }
      continue;
    }
    if (line.type !== 'members') locked = null;
    shown.push(line);
  }
  return shown;
}
