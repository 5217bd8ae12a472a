import { absencesOf } from '../absences/absences';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
import { weekday } from '../time/dates';

/** From one clock time to another, HH:mm. */
export interface Hours {
  from: string;
  until: string;
}
/** When somebody works, as far as they have said. */
export interface OwnDays {
  isAway: (date: string) => boolean;
  /** Null where they have said nothing of any day. */
  hoursOn: (date: string) => readonly Hours[] | null;
}

/** The newest word of somebody on when they have appointments. @param state of the team's stream */
export const hoursOf = (state: CaseState, author: string): ItemOf<'hours'>['times'] | null =>
  kept(state, 'hours').findLast((one) => one.author === author)?.item.times ?? null;

export function ownDays(state: CaseState, author: string): OwnDays {
  const absences = absencesOf(state, author);
  const times = hoursOf(state, author);
  return {
    isAway: (date) => absences.some(({ from, until }) => from <= date && date <= until),
    hoursOn: (date) => times?.filter(({ day }) => day === weekday(date)).map(({ from, until }) => ({ from, until })) ?? null,
  };
}
