import type { ReplyPromise } from '../time/holidays';

/** Against what a desk looks at its cases. */
export interface Desk extends ReplyPromise {
  now: string;
}
/** What a rule has found. */
export interface Found {
  /** For the sentence beside the reason; a fact that is not known is left out. */
  facts: Record<string, string | number>;
  at: string;
  group: 'now' | 'today' | 'week';
}
/** Why a case stands in the inbox. `Look` is what its rule must see: of the summary, of what the desk knows besides. */
export interface Reason<R extends string, Look> {
  reason: R;
  rule: (look: Look, desk: Desk) => Found | null;
}

/**
 * All that a reason is but its words, in the feature whose items raise and settle it; desk/reasons.ts joins them, in the order in which they
 * count. A rule looks at the case as it stands now, so a reason goes when what caused it is dealt with; none acts by itself.
 */
export const defineReason = <const R extends string, Look>(reason: R, rule: Reason<R, Look>['rule']): Reason<R, Look> => ({
  reason,
  rule,
});
