import { isRecord } from '../../care/is-record';
import type { ItemDraft, ItemOf } from '../../care/items/items';

/** A session while it is being entered; `write`: whether the words to somebody who did not come are sent. */
export interface SessionDraft extends Omit<ItemOf<'session'>, 'id' | 'at' | 'kind'> {
  /** The talk was the assessment of the risk answer that stands open. */
  assesses: boolean;
  write: boolean;
  message: string;
}

export const isSessionDraft = (value: unknown): value is SessionDraft =>
  isRecord(value) && typeof value.session === 'string' && typeof value.next === 'string' && Array.isArray(value.topics);

/** Nobody came, and nobody has said so beforehand. */
export const notThere = (attendance: SessionDraft['attendance']): boolean => attendance === 'absent' || attendance === 'too-late';

/** What is written of it. @param answers of the risk answer that stands open, or null */
export function itemsOf({ assesses, write, message, ...session }: SessionDraft, answers: string | null): ItemDraft[] {
  const missed = notThere(session.attendance);
  const text = message.trim();
  const { channel } = session;
  return [
    { kind: 'session', ...session, next: missed ? '' : session.next.trim(), topics: missed ? [] : session.topics },
    ...(missed && write && text ? [{ kind: 'message' as const, text }] : []),
    ...(!missed && assesses && answers
      ? [{ kind: 'assessment' as const, answers, action: channel === 'phone' ? ('called' as const) : ('talked' as const) }]
      : []),
  ];
}
