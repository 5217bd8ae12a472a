import type { ThreadLine } from '../../care/thread';
import { localDate } from '../../ui/format';

/** What stands together in one place without a key: one line, however much it is. */
export type ShownLine = ThreadLine | { type: 'locked'; seq: number; at: null; count: number };

export interface Day {
  key: string;
  at: string | null;
  lines: ShownLine[];
}

export const keyOf = (line: ShownLine) => ('id' in line ? line.id : `${line.type} ${line.seq}`);

/** The lines of a thread by day. Lines without a clock of their own belong to the day they stand in. */
export function byDay(lines: readonly ThreadLine[]): Day[] {
  const days: Day[] = [];
  for (const line of withoutKey(lines)) {
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

/** Rows that this device has no key for become one line that counts them, however often somebody came or went in between. */
function withoutKey(lines: readonly ThreadLine[]): ShownLine[] {
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
