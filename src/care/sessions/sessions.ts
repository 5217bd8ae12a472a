import type { Appointment } from '../appointments/appointments';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { appointmentModes } from '../items/choices';
import type { ItemOf } from '../items/items';

/** A session as it was entered last, and by whom. */
export type Session = Omit<ItemOf<'session'>, 'id' | 'at' | 'kind'> & { by: string; at: string };

/** The newest word of each session, by start. */
export function sessionsOf(state: CaseState): Session[] {
  const newest = new Map<string, Session>();
  for (const { item, author } of kept(state, 'session')) {
    const { id: _, kind: __, ...said } = item;
    newest.set(item.session, { ...said, by: newest.get(item.session)?.by ?? author });
  }
  return [...newest.values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

/** The two met: what else is called a session did not come about. */
export const wasHeld = ({ attendance }: Pick<Session, 'attendance'>): boolean =>
  attendance === 'attended' || attendance === 'late';

/** An appointment that is over, of which nobody has said what became of it; a cancelled one needs no word. */
export const isUnentered = (
  { appointment, start, minutes, cancelled }: Appointment,
  sessions: readonly Pick<Session, 'appointment'>[],
  now: string,
): boolean =>
  !cancelled &&
  Date.parse(start) + minutes * 60_000 <= Date.parse(now) &&
  !sessions.some((one) => one.appointment === appointment);

const channels = { 'in-person': 'in-person', video: 'video', phone: 'phone' } as const;
/** Minutes of a talk by telephone of which no appointment says how long it was. */
const shortCall = 20;

/**
 * What a session is taken to have been until somebody says otherwise: the appointment as it was made, kind and help as the last time, an
 * assessment where there has been none.
 * @param now of a talk without an appointment: it has just ended
 */
export function asPlanned(
  appointment: Appointment | null,
  sessions: readonly Session[],
  now: string,
): Omit<ItemOf<'session'>, 'id' | 'at' | 'kind' | 'session'> {
  const last = sessions.findLast(wasHeld);
  const minutes = appointment?.minutes ?? shortCall;
  return {
    ...(appointment ? { appointment: appointment.appointment } : {}),
    start: appointment?.start ?? new Date(Date.parse(now) - minutes * 60_000).toISOString(),
    minutes,
    around: last?.around ?? 10,
    type: !last ? 'assessment' : last.type === 'assessment' ? 'treatment' : last.type,
    mode: last?.mode ?? 'guided-self-help',
    channel: appointment ? channels[appointment.mode] : 'phone',
    attendance: 'attended',
    topics: [],
    next: '',
  };
}

/** Sessions that did not come about take no time of the two, but what stands around them does. */
export const minutesOf = (session: Pick<Session, 'attendance' | 'minutes' | 'around'>): number =>
  (wasHeld(session) ? session.minutes : 0) + session.around;

/** Where the two met, for a mark in a chart: sessions that were held, and appointments of which nobody has said yet what became of them. */
export function meetingsOf(
  appointments: readonly Appointment[],
  sessions: readonly Session[],
): { at: string; mode: Appointment['mode'] }[] {
  const held = sessions.flatMap((one) => {
    const mode = appointmentModes.find((known) => known === one.channel);
    return wasHeld(one) && mode ? [{ at: one.start, mode }] : [];
  });
  const open = appointments.filter(
    (one) => !one.cancelled && !sessions.some(({ appointment }) => appointment === one.appointment),
  );
  return [...held, ...open.map(({ start, mode }) => ({ at: start, mode }))].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
