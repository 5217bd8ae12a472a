import { actId } from '../act-id';
import { dischargeOf } from '../case/discharge';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { addDays } from '../time/dates';
import type { InstrumentId } from './instruments/types';

/** So many days something is asked for after the end of a course; then it is quiet. */
const askedDays = 60;

/** What is asked after the end of a course, from `due` to `until`, both included (YYYY-MM-DD). */
export interface FollowUp {
  /** What answers to it name as their assignment. */
  assignment: string;
  instruments: InstrumentId[];
  due: string;
  until: string;
  answered: boolean;
}

/**
 * The rounds that were agreed on when the course ended, oldest first, from the items alone: no device has to be open on the day. One is
 * asked for until the next one is, so that whoever comes back after long never finds two; and none once the person is in treatment again.
 */
export function followUpsOf(state: Pick<CaseState, 'items'>): FollowUp[] {
  const end = dischargeOf(state);
  const byDay = new Map((end?.followUps ?? []).map((one) => [one.due, one.instruments]));
  const answered = new Set(kept(state, 'answers').map(({ item }) => item.assignment));
  const days = [...byDay.keys()].sort();
  return days.map((due, i) => {
    const last = addDays(due, askedDays);
    const next = days[i + 1];
    const [until = last] = [last, ...(next === undefined ? [] : [addDays(next, -1)])].sort();
    const assignment = actId(end?.id ?? '', due);
    return {
      assignment,
      instruments: byDay.get(due) ?? [],
      due,
      until,
      answered: answered.has(assignment),
    };
  });
}
