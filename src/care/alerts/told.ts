import { kept } from '../case/items-of';
import { once } from '../case/once';
import type { CaseState } from '../case/state';
import type { AlertState, AssessmentAction } from './alert';

/**
 * What a member of staff says that they do about a risk answer. It stands in the team's stream, where those in the case and those on
 * duty both read: neither is in the other's stream (docs/protocol.md, "Alerts"). It names the answers by their id, which says nothing
 * to anybody else, and carries no note.
 */
export interface Told {
  state: AlertState;
  by: string;
  at: string;
  action: AssessmentAction | null;
  /** What was done besides. */
  also?: readonly AssessmentAction[];
}
/** By id of the `answers`, in the order of the log. */
export type ToldOf = ReadonlyMap<string, readonly Told[]>;
export const nothingTold: ToldOf = new Map();

/** @param state of the team's stream */
export const toldIn = once((state: CaseState): ToldOf => {
  const told = new Map<string, Told[]>();
  for (const { item, author } of kept(state, 'alert-state')) {
    const { state: said, action = null, also, at } = item;
    const one = { state: said, by: author, at, action, ...(also ? { also } : {}) };
    told.set(item.answers, [...(told.get(item.answers) ?? []), one]);
  }
  return told;
});

/** The last word: that somebody else looks at it too, or acts on what is done, changes nothing. */
export function lastTold(told: readonly Told[]): Told | null {
  let last: Told | null = null;
  for (const one of told) {
    if (last === null || one.state === 'resolved' || (one.state !== 'seen' && last.state !== 'resolved')) last = one;
  }
  return last;
}
