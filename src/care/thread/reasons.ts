import { excerpt, excerptLength } from '../case/excerpt';
import { defineReason } from '../case/reason';
import type { CaseState } from '../case/state';
import { localDate } from '../time/dates';
import { addWorkingDays, type TeamDays, withDaysOff } from '../time/holidays';
import { unansweredMessages, waitingSince } from './conversation';

export interface MessagesSummary {
  /** Messages that wait for an answer: the first one's time, the last one's beginning; the promise counts from `since`, once one is sent. */
  messages: { at: string; text: string; count: number; since: string | null } | null;
}

export function messagesSummary(state: CaseState): MessagesSummary {
  const waiting = unansweredMessages(state);
  const [first] = waiting;
  const last = waiting.at(-1);
  if (!first || !last) return { messages: null };
  const text = excerpt(last.item.text, excerptLength);
  return { messages: { at: first.item.at, text, count: waiting.length, since: waitingSince(state) } };
}

/** Days on which whoever answers is away and nobody covers: a promise does not count them. */
interface Uncovered {
  uncovered: NonNullable<TeamDays['closedDays']>;
}

/**
 * A message of the citizen stands after the last one by staff. Pressing on the day of the promise and after it.
 * Facts: text, count, replyBy?
 */
export const message = defineReason('message', ({ summary }: { summary: MessagesSummary & Uncovered }, { now, ...team }) => {
  const { messages, uncovered } = summary;
  if (!messages) return null;
  const promise = withDaysOff(team, uncovered);
  const { at, text, count, since } = messages;
  const replyBy = since && addWorkingDays(since, promise.replyDays, promise);
  const isDue = replyBy !== null && replyBy <= localDate(now);
  return { facts: { text, count, ...(replyBy ? { replyBy } : {}) }, at, group: isDue ? 'now' : 'today' };
});
