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

/** It is still to come, and held if it is only offered. @param now ISO */
const isStanding = ({ start, minutes, until }: RoomBooking, now: string): boolean =>
  Date.parse(start) + minutes * 60_000 > Date.parse(now) && (until === undefined || Date.parse(until) > Date.parse(now));

/** The rooms that somebody has booked or offers from now on, by start. @param now ISO */
export function bookingsOf(me: string, cases: readonly Pick<DeskCase, 'summary'>[], now: string): RoomBooking[] {
  const booked = cases.flatMap(({ summary }) =>
    summary.appointments.flatMap(({ by, room, start, minutes, cancelled }): RoomBooking[] =>
      room && by === me && !cancelled ? [{ room, start, minutes }] : [],
    ),
  );
  const offered = cases.flatMap(({ summary }) =>
    summary.offered.flatMap(({ by, room, start, minutes, until }): RoomBooking[] =>
      room && by === me ? [{ room, start, minutes, until }] : [],
    ),
  );
  return [...booked, ...offered]
    .filter((one) => isStanding(one, now))
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.room < b.room ? -1 : 1))
    .slice(0, most);
}

/** What somebody has told last, as far as it stands. @param state of the team's stream */
export const toldBookings = (state: CaseState, account: string, now: string): RoomBooking[] =>
  (kept(state, 'room-bookings').findLast(({ author }) => author === account)?.item.bookings ?? []).filter((one) =>
    isStanding(one, now),
  );

/** @param state of the team's stream @param accounts of the others who are on the team's list */
export function colleaguesOf(state: CaseState, accounts: readonly string[], now: string): Colleagues {
  const absences = accounts.flatMap((account) => absencesOf(state, account).map((one) => ({ ...one, account })));
  return {
    rooms: accounts.flatMap((by) => toldBookings(state, by, now).map((one) => ({ ...one, by }))),
    away: (date) => [
      ...new Set(absences.flatMap(({ from, until, account }) => (from <= date && date <= until ? [account] : []))),
    ],
  };
}
