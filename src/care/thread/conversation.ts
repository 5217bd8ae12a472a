import { kept } from '../case/items-of';
import type { CaseState, Kept } from '../case/state';
import { localDate } from '../time/dates';
import { addWorkingDays, type ReplyPromise } from '../time/holidays';
import type { ThreadLine } from './thread';

/** Messages of the citizen that stand after the last word of the staff to them (a message), oldest first. */
export function unansweredMessages(state: CaseState): Kept<'message'>[] {
  const messages = kept(state, 'message');
  const answered = messages.findLastIndex(({ role }) => role === 'staff');
  return messages.slice(answered + 1);
}

/**
 * The date (YYYY-MM-DD) by which an answer is promised: so many working days of the team after the first message that waits. A further message
 * does not push the promise away. The days are the team's own (docs/time.md). Only what has been sent counts: a promise needs somebody who could know. null: nothing waits.
 */
export function replyByOf(state: CaseState, promise: ReplyPromise): string | null {
  const waits = waitingSince(state);
  return waits && addWorkingDays(waits, promise.replyDays, promise);
}

/** The date from which the promise counts. */
export function waitingSince(state: CaseState): string | null {
  const first = unansweredMessages(state).find(({ seq }) => seq !== null);
  return first ? localDate(first.item.at) : null;
}

/** Messages by others that the reader has not had on screen, newest last. */
export function unreadMessages(state: CaseState, me: string, readUpTo: number): Kept<'message'>[] {
  return kept(state, 'message').filter(({ seq, author }) => seq !== null && seq > readUpTo && author !== me);
}

/**
 * Who of the colleagues has written last since a message stood at the end; null when nobody has. A message that is not among the lines is
 * older than all of them.
 * @param since id of the message that was the newest then; '' when there was none
 */
export function answeredSince(lines: readonly ThreadLine[], since: string): string | null {
  const at = lines.findIndex((line) => 'id' in line && line.id === since);
  const newer = lines.slice(at + 1).findLast((line) => line.type === 'message' && line.from === 'staff' && !line.mine);
  return newer?.type === 'message' ? newer.author : null;
}
