import type { InboxCause, InboxRow } from '../../care/desk/inbox';
import type { InboxReason } from '../../care/desk/reasons';

/**
 * What one member of staff has put aside: for a case, by reason, the cause as new as it was then. It says "I have dealt with
 * this" or "not before …" and is theirs alone; the case itself is untouched. Something newer brings the row back at once.
 */
export type Hidden = Partial<Record<InboxReason, { at: string; until: string | null }>>;

/** A risk answer goes only when somebody has recorded an assessment, a warning only when it is over. */
export const canHide = (reason: InboxReason): boolean => reason !== 'risk' && reason !== 'alarm';

const rank = { now: 0, today: 1, week: 2 } as const;

export function isHidden(cause: InboxCause, hidden: Hidden | undefined, now: string): boolean {
  const aside = hidden?.[cause.reason];
  if (!aside || !canHide(cause.reason)) return false;
  return Date.parse(aside.at) >= Date.parse(cause.at) && (aside.until === null || Date.parse(aside.until) > Date.parse(now));
}

/** The rows that are left, each led by its first cause that is not put aside, in the order of the inbox. */
export function visibleRows(
  rows: readonly InboxRow[],
  hidden: ReadonlyMap<string, Hidden>,
  now: string,
): { rows: InboxRow[]; aside: number } {
  const left = rows.flatMap((row) => {
    const [first, ...also] = causes(row).filter((cause) => !isHidden(cause, hidden.get(row.caseRef), now));
    return first ? [{ ...row, ...first, also }] : [];
  });
  return { rows: left.sort((a, b) => rank[a.group] - rank[b.group]), aside: rows.length - left.length };
}

export function causes(row: InboxRow): InboxCause[] {
  const { reason, facts, at, group } = row;
  return [{ reason, facts, at, group }, ...row.also];
}

/** The same with one cause put aside. */
export function putAside(hidden: Hidden | undefined, cause: InboxCause, until: string | null): Hidden {
  return { ...hidden, [cause.reason]: { at: cause.at, until } };
}

export function readHidden(value: unknown): Hidden {
  return typeof value === 'object' && value !== null ? (value as Hidden) : {};
}

/** The row that was chosen; if it is gone, the one that came after it and is still there, or else before it. */
export function standingIn(rows: readonly InboxRow[], chosen: string | null, order: readonly string[]): string | null {
  const there = new Set<string>(rows.map(({ caseRef }) => caseRef));
  if (chosen === null || there.has(chosen)) return chosen;
  const at = order.indexOf(chosen);
  if (at < 0) return null;
  return order.slice(at + 1).find((one) => there.has(one)) ?? order.slice(0, at).findLast((one) => there.has(one)) ?? null;
}
