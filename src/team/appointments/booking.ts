import { type Appointment, type AppointmentMode, videoLink } from '../../care/appointments/appointments';
import { isRecord } from '../../care/is-record';
import type { ItemDraft } from '../../care/items/items';
import { addDays, homeZone, localClock, localDate } from '../../care/time/dates';
import { isWorkingDay, type TeamDays } from '../../care/time/holidays';
import { instantOf } from '../../care/time/wall';
import { newId } from '../../engine/new-id';

/** One time as it is typed: dates and clocks are the team's. `where`: a room or a place, or a video link. */
export interface TimeDraft {
  id: string;
  date: string;
  time: string | null;
  mode: AppointmentMode;
  where: string;
}
/** What is about to be booked, or offered: one time is booked, several are offered. */
export interface Booking {
  about: string;
  times: TimeDraft[];
  minutes: number;
  /** So many in all, a week apart. */
  weeks: number;
  /** Until when offered times are held. */
  until: string;
  note: string;
  why: string;
}
export type BookingFault = 'past' | 'badTime' | 'badLink' | 'same';

/** The hour at which offered times are let go of. */
const heldUntil = '20:00';
const mostTimes = 3;

export const isBooking = (value: unknown): value is Booking =>
  isRecord(value) && Array.isArray(value.times) && typeof value.minutes === 'number' && typeof value.until === 'string';

/** What an appointment is begun with: a day, and where a certain time is meant that time. */
export interface Wished {
  date: string;
  time?: string;
  minutes?: number;
  mode?: AppointmentMode;
}

/** @param today the team's date @param wished a day ahead, or a time of today; else a week from today */
export function newBooking(today: string, moving?: Appointment, wished?: Wished): Booking {
  const first = wished && (wished.date > today || wished.time) ? wished.date : addDays(today, 7);
  const [date, time] = moving ? [localDate(moving.start), localClock(moving.start)] : [first, wished?.time ?? '10:00'];
  const where = moving?.link ?? moving?.room ?? moving?.place ?? '';
  return {
    about: newId(),
    times: [{ id: newId(), date, time, mode: moving?.mode ?? wished?.mode ?? 'in-person', where }],
    minutes: moving?.minutes ?? wished?.minutes ?? 45,
    weeks: 1,
    until: addDays(today, 4),
    note: '',
    why: '',
  };
}

/** A further time, a day after the last one; null when there are as many as may be. */
export function oneMore({ times }: Booking): TimeDraft | null {
  const last = times.at(-1);
  return last && times.length < mostTimes ? { ...last, id: newId(), date: addDays(last.date, 1) } : null;
}

export const startOf = ({ date, time }: Pick<TimeDraft, 'date' | 'time'>): string | null => {
  const start = time ? instantOf(date, time, homeZone) : Number.NaN;
  return Number.isNaN(start) ? null : new Date(start).toISOString();
};

/** What is wrong with it, or null. @param now ISO */
export function faultIn({ times }: Booking, now: string, hosts: readonly string[] | undefined): BookingFault | null {
  const starts = times.map(startOf);
  if (starts.includes(null)) return 'badTime';
  if (starts.some((start) => start !== null && Date.parse(start) < Date.parse(now))) return 'past';
  if (new Set(starts).size < starts.length) return 'same';
  if (times.some(({ mode, where }) => mode === 'video' && where.trim() !== '' && !videoLink(where.trim(), hosts)))
    return 'badLink';
  return null;
}

const placed = ({ mode, where }: TimeDraft, rooms: readonly string[]) => {
  const said = where.trim();
  if (!said || mode === 'phone') return {};
  if (mode === 'video') return { link: said };
  return rooms.includes(said) ? { room: said } : { place: said };
};

/** What is written of it: the appointments of a series, or the times offered. A series leaves out days on which the team does not work. */
export function itemsOf(
  booking: Booking,
  team: TeamDays & { rooms?: readonly string[] | undefined },
  moving?: Pick<Appointment, 'appointment'>,
): ItemDraft[] {
  const { about, times, minutes, weeks } = booking;
  const [note, why] = [booking.note.trim(), booking.why.trim()];
  const words = { ...(note ? { note } : {}), ...(why ? { why } : {}) };
  const rooms = team.rooms ?? [];
  const [first] = times;
  if (!first) return [];
  if (times.length > 1) {
    const until = new Date(instantOf(booking.until, heldUntil, homeZone)).toISOString();
    const offered = times.flatMap((one) => {
      const start = startOf(one);
      return start ? [{ appointment: one.id, start, mode: one.mode, ...placed(one, rooms) }] : [];
    });
    const instead = moving ? { instead: moving.appointment } : {};
    return [{ kind: 'proposal', proposal: about, minutes, until, times: offered, ...instead, ...(note ? { note } : {}) }];
  }
  const dates: string[] = [first.date];
  for (let date = addDays(first.date, 7); dates.length < weeks; date = addDays(date, 7))
    if (isWorkingDay(date, team)) dates.push(date);
  return dates.flatMap((date, i) => {
    const start = startOf({ ...first, date });
    if (!start) return [];
    const appointment = i === 0 ? (moving?.appointment ?? first.id) : idInSeries(about, i);
    const series = weeks > 1 ? { series: about } : {};
    return [{ kind: 'appointment', appointment, start, minutes, mode: first.mode, ...placed(first, rooms), ...series, ...words }];
  });
}

/** Of the same series the same ids, however often it is written: its own id with the place in it at the end. */
const idInSeries = (series: string, place: number): string =>
  `${series.slice(0, -3)}${String.fromCharCode(65 + place)}${series.slice(-2)}`;
