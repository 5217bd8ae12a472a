import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { localDate } from '../time/dates';

/** Days on which something happened between the two of them, as far as the waits ask (care rules 6.3). */
export interface Contacts {
  /** Staff have written, booked a time or decided: somebody has answered. */
  answers: string[];
  /** The citizen has worked in a programme. */
  treatment: string[];
}

/** Days of contact in order, each once. */
export function contactsOf(state: CaseState): Contacts {
  const days = (all: readonly { item: { at: string } }[]) => [...new Set(all.map(({ item }) => localDate(item.at)))].sort();
  const byStaff = (one: { role: string }) => one.role === 'staff';
  return {
    answers: days([...kept(state, 'message').filter(byStaff), ...kept(state, 'appointment'), ...kept(state, 'decision')]),
    treatment: days(kept(state, 'progress')),
  };
}
