import { openRiskOf, riskOf } from '../alerts/risk';
import type { ToldOf } from '../alerts/told';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { episodesOf } from '../episodes/episodes';
import { addDays, addMonths } from '../time/dates';

/** So many days ahead it is said that a case will be deleted. */
export const noticeDays = 30;

/** What a case says of its end, whatever the team's rule and whatever day it is. */
export interface Rest {
  /** Day on which the last course of treatment ended, YYYY-MM-DD. */
  endedOn: string;
  /** The day that was told, and when (ISO); null: none has been yet. */
  told: { on: string; at: string } | null;
}

/** Null while a course goes on, or goes on again, and where there never was one. */
export function restOf(state: CaseState): Rest | null {
  const last = episodesOf(state).at(-1);
  if (!last?.ended) return null;
  const endedOn = last.ended.on;
  const told = kept(state, 'retention').find(({ item }) => item.ended === endedOn);
  return { endedOn, told: told ? { on: told.item.on, at: told.item.at } : null };
}

/** The first day on which the team's rule lets a case go, told or not. */
export const ripeOn = ({ endedOn }: Pick<Rest, 'endedOn'>, months: number): string => addMonths(endedOn, months);

/** Whether the time is over, and the day that was told, if one was, is here. */
export const hasRunOut = (rest: Rest, months: number, today: string): boolean =>
  today >= ripeOn(rest, months) && today >= (rest.told?.on ?? today);

/** What is to be done about the end of a case today. */
export type RetentionStep =
  | { do: 'wait' }
  /** Say that it will be deleted on this day. */
  | { do: 'tell'; on: string }
  | { do: 'delete' };

/**
 * Deleted is what ended long enough ago, was told ahead, and in which nobody's danger stands open.
 *
 * @param months of the newest signed list; undefined: nothing is ever deleted
 * @param today the team's day, YYYY-MM-DD
 */
export function retentionStep(state: CaseState, months: number | undefined, today: string, told?: ToldOf): RetentionStep {
  const rest = restOf(state);
  if (months === undefined || !rest || openRiskOf(riskOf(state, told))) return { do: 'wait' };
  const ripe = ripeOn(rest, months);
  if (rest.told === null) {
    const soonest = addDays(today, noticeDays);
    return ripe > soonest ? { do: 'wait' } : { do: 'tell', on: soonest };
  }
  return { do: hasRunOut(rest, months, today) ? 'delete' : 'wait' };
}
