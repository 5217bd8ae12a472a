import { daysBetween, homeZone, localDate } from '../time/dates';
import { lastBy, startOf } from './activity-kinds';
import { type Assignment, assignmentsOf } from './assignments';
import { type Discharge, dischargeOf } from './discharge';
import { kept } from './items-of';
import type { CaseState } from './state';
import { unsentOf } from './unsent';

export interface CourseView {
  startedAt: string | null;
  /** When the case was begun, by whoever welcomed the citizen to it. */
  begunAt: string | null;
  week: number | null;
  /** What is assigned now (not yet taken back), oldest first. */
  assignments: Assignment[];
  discharged: Discharge | null;
  lastFromCitizen: string | null;
  lastFromStaff: string | null;
  unsent: number;
}

/** When the course began, how long it has run, what is given in it, and who was heard from last. `now` is an ISO instant. */
export function courseView(state: CaseState, now: string, { zone = homeZone }: { zone?: string }): CourseView {
  const startedAt = startOf(state);
  const weeks = startedAt === null ? null : Math.floor(daysBetween(localDate(startedAt, zone), localDate(now, zone)) / 7);
  return {
    startedAt,
    begunAt: kept(state, 'welcome')[0]?.item.at ?? startedAt,
    week: weeks === null ? null : 1 + Math.max(0, weeks),
    assignments: assignmentsOf(state),
    discharged: dischargeOf(state),
    lastFromCitizen: lastBy(state, 'citizen')?.item.at ?? null,
    lastFromStaff: lastBy(state, 'staff')?.item.at ?? null,
    unsent: unsentOf(state),
  };
}
