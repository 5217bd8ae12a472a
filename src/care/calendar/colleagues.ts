import { absencesOf } from '../absences/absences';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { DeskCase } from '../desk/reasons';
import type { ItemOf } from '../items/items';

export type RoomBooking = ItemOf<'room-bookings'>['bookings'][number];
/** A room that a colleague has, and when; for whom is nobody's business. */
export interface TakenRoom extends RoomBooking {
  by: string;
}
/** What a calendar knows of the others in the team. */
export interface Colleagues {
  rooms: readonly TakenRoom[];
  /** Accounts of those who have said that they are away. */
  away: (date: string) => string[];
}
export const noColleagues: Colleagues = { rooms: [], away: () => [] };

/** So many of what is ahead are told (the limit of the item). */
const most = 120;

/** The rooms that somebody has booked from now on, by start. @param now ISO */
export function bookingsOf(me: string, cases: readonly Pick<DeskCase, 'summary'>[], now: string): RoomBooking[] {
  return cases
    .flatMap(({ summary }) => summary.appointments)
    .flatMap(({ by, room, start, minutes, cancelled }) =>
      room && by === me && !cancelled && Date.parse(start) + minutes * 60_000 > Date.parse(now) ? [{ room, start, minutes }] : [],
    )
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.room < b.room ? -1 : 1))
    .slice(0, most);
}

/** What somebody has told last. @param state of the team's stream */
export const toldBookings = (state: CaseState, account: string): readonly RoomBooking[] =>
  kept(state, 'room-bookings').findLast(({ author }) => author === account)?.item.bookings ?? [];

/** @param state of the team's stream @param accounts of the others who are on the team's list */
export function colleaguesOf(state: CaseState, accounts: readonly string[]): Colleagues {
  const absences = accounts.flatMap((account) => absencesOf(state, account).map((one) => ({ ...one, account })));
  return {
    rooms: accounts.flatMap((by) => toldBookings(state, by).map((one) => ({ ...one, by }))),
    away: (date) => [
      ...new Set(absences.flatMap(({ from, until, account }) => (from <= date && date <= until ? [account] : []))),
    ],
  };
}
