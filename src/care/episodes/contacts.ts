import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { type Session, sessionsOf, wasHeld } from '../sessions/sessions';
import { localDate } from '../time/dates';

/** Days on which something happened between the two of them, as far as the waits ask (care rules 6.3), in order, each once. */
export interface Contacts {
  /** Staff have written, booked or offered a time, talked with the person, or decided: somebody has answered. */
  answers: string[];
  /** Sessions in which it was found out what the person needs. */
  assessments: string[];
  /** Sessions of treatment, and days on which the citizen worked in a programme. */
  treatment: string[];
}

export function contactsOf(state: CaseState): Contacts {
  const days = (instants: readonly string[]) => [...new Set(instants.map((at) => localDate(at)))].sort();
  const at = ({ item }: { item: { at: string } }) => item.at;
  const byStaff = ({ role }: { role: string }) => role === 'staff';
  const held = sessionsOf(state).filter(wasHeld);
  const of = (...types: Session['type'][]) => held.filter(({ type }) => types.includes(type)).map(({ start }) => start);
  return {
    answers: days([
      ...kept(state, 'message').filter(byStaff).map(at),
      ...kept(state, 'appointment').filter(byStaff).map(at),
      ...kept(state, 'proposal').filter(byStaff).map(at),
      ...kept(state, 'decision').map(at),
      ...held.map(({ start }) => start),
    ]),
    assessments: days(of('assessment', 'both')),
    treatment: days([...kept(state, 'progress').map(at), ...of('treatment', 'both')]),
  };
}
