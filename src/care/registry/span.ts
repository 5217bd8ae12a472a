import { actId } from '../act-id';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { type Episode, firstContactOf } from '../episodes/episodes';
import type { ItemKind, ItemOf } from '../items/items';
import { localDate } from '../time/dates';

/**
 * The days of one course of treatment, YYYY-MM-DD: from its contact to the day before another one of the case begins, so that no two of them
 * have a day in common.
 */
export interface Span {
  from: string;
  /** The first day that is not its own any more; null: none has begun after it. */
  next: string | null;
  /** The day on which it ended, which is its last; null: it goes on. */
  end: string | null;
  /** How it was said to end; null also where nobody was taken in. */
  ending: ItemOf<'discharge'> | null;
}

export type SourceKind = Extract<
  ItemKind,
  | 'answers'
  | 'appointment'
  | 'care-mode'
  | 'consent'
  | 'decision'
  | 'discharge'
  | 'document-sent'
  | 'message'
  | 'progress'
  | 'proposal'
  | 'referral'
  | 'session'
  | 'time-spent'
  | 'welcome'
>;
/** Where a value comes from: the kind of item that says it, and the day of the newest one that does. */
export interface Source {
  kind: SourceKind;
  on: string;
}
/** `source` is null where nothing in the case says it. */
export interface Sourced<V> {
  value: V;
  source: Source | null;
}

export function spansOf(state: CaseState, episodes: readonly Episode[]): Span[] {
  return episodes.map(({ contactAt, ended }, i) => {
    const days = { from: contactAt, next: firstContactOf(episodes.slice(i + 1)), end: ended?.on ?? null };
    const ending = kept(state, 'discharge').findLast(({ item }) => {
      const on = localDate(item.at);
      return !item.reopened && on === days.end && isOwnDay(days, on);
    });
    return { ...days, ending: ending?.item ?? null };
  });
}

/** Whether a day is one of its own, also after its end. */
export const isOwnDay = ({ from, next }: Pick<Span, 'from' | 'next'>, day: string): boolean =>
  day >= from && (next === null || day < next);

/** Whether answers belong to it: given until its end, or to the round that was asked on that day. */
export function isOwnRound(span: Span, day: string, assignment: string | undefined): boolean {
  const { end, ending } = span;
  if (!isOwnDay(span, day)) return false;
  if (end === null || day <= end) return true;
  return ending !== null && assignment === actId(ending.id, end);
}

export const nothing = <V>(value: V): Sourced<V> => ({ value, source: null });
