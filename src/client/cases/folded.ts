import { timely } from '../../care/case/author-time';
import { fold } from '../../care/case/fold';
import type { CaseEntry, CaseState, MemberChange } from '../../care/case/state';
import type { CaseSummary } from '../../care/desk/summary';
import { type CaseTexts, caseTexts } from '../../care/search/case-texts';
import type { LogEntry } from '../store/tables';

/** A stream as it is folded in memory, and how much of that is on disk. */
export interface Folded {
  state: CaseState;
  upto: number;
  amended: number;
  savedUpto: number;
  glimpsed: boolean;
  /** The state with times that may be believed, and its summary, until something comes. */
  timely?: CaseState;
  summary?: Promise<CaseSummary>;
  texts?: CaseTexts;
  /** The last seq of which a summary and its texts have been kept; null: nobody looks at the case among many. */
  summedUpto: number | null;
}

/** Nothing that was reckoned of it holds any more. */
export function changed(one: Folded): void {
  one.timely = undefined;
  one.summary = undefined;
  one.texts = undefined;
}
export const believed = (one: Folded): CaseState => {
  one.timely ??= timely(one.state);
  return one.timely;
};
export const textsIn = (one: Folded): CaseTexts => {
  one.texts ??= caseTexts(believed(one));
  return one.texts;
};

export function foldIn(one: Folded, entries: readonly LogEntry[]): void {
  const items = entries.flatMap(({ seq, author, role, item, mark, seen, got }): CaseEntry[] =>
    item || mark ? [{ seq, author, authorRole: role, ...(item ? { item } : {}), ...(mark ? { mark } : {}), seen, got }] : [],
  );
  changed(one);
  fold(
    one.state,
    items,
    entries.flatMap(({ change }): MemberChange[] => (change ? [change] : [])),
  );
}
