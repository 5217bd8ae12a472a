import { isBefore, kept } from '../case/items-of';
import { once } from '../case/once';
import type { CaseState, Kept } from '../case/state';
import type { ItemOf } from '../items/items';

export type AppointmentMode = ItemOf<'appointment'>['mode'];
type Where = Pick<ItemOf<'appointment'>, 'mode' | 'room' | 'place' | 'link'>;

/** An appointment as it stands after all that both have said of it. Instants are ISO 8601, minutes 5 to 480. */
export interface Appointment extends Where {
  appointment: string;
  start: string;
  minutes: number;
  note?: string;
  series?: string;
  /** Who of the staff booked or offered it. */
  by: string;
  /** When it was last written of, by its author's clock. */
  at: string;
  /** The last word on it has reached the relay. */
  sent: boolean;
  /** How often it has been moved or called off since it was made. */
  changes: number;
  cancelled?: { by: string; role: 'citizen' | 'staff'; why?: string };
  /** The citizen has asked for another time, and nobody has moved it since. */
  wish?: { at: string; words?: string };
}

export interface OfferedTime extends Where {
  appointment: string;
  start: string;
  taken: boolean;
}
/** Times that were offered, and what became of them. */
export interface Proposal {
  proposal: string;
  minutes: number;
  /** Held until then. */
  until: string;
  times: readonly OfferedTime[];
  /** The appointment that is moved by choosing. */
  instead?: string;
  note?: string;
  by: string;
  at: string;
  state: 'open' | 'chosen' | 'none' | 'withdrawn';
  /** What the citizen chose, where it counts. */
  chosen?: string;
  /** When none suited, and what would. */
  none?: { at: string; words?: string };
  /** A choice that did not count: the time had gone to somebody else, or the offer had run out. */
  lost?: { choice: string; why: 'taken' | 'late' };
}

/** All appointments of a case, also cancelled ones, by start. */
export const appointmentsOf = (state: CaseState): readonly Appointment[] => arranged(state).appointments;
/** All proposals of a case, oldest first. */
export const proposalsOf = (state: CaseState): readonly Proposal[] => arranged(state).proposals;

/** Whether a time of it can still be chosen. */
export const isOpen = ({ state, until, times }: Proposal, now: string): boolean =>
  state === 'open' && Date.parse(until) > Date.parse(now) && times.some((one) => isFree(one, now));
/** Nobody has it, and it has not begun. */
export const isFree = ({ taken, start }: OfferedTime, now: string): boolean => !taken && Date.parse(start) > Date.parse(now);

type Word = Kept<'appointment'> | Kept<'proposal'> | Kept<'appointment-answer'>;

/** What both have said, taken in the order of the log: what stands there first counts, and what comes too late changes nothing. */
const arranged = once((state: CaseState) => {
  const appointments = new Map<string, Appointment>();
  const proposals = new Map<string, Proposal>();
  const words: Word[] = [...kept(state, 'proposal'), ...kept(state, 'appointment'), ...kept(state, 'appointment-answer')];
  words.sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0));
  for (const one of words) {
    if (isOf(one, 'appointment')) book(appointments, one);
    else if (isOf(one, 'proposal')) propose(proposals, one);
    else answer(appointments, proposals, one);
  }
  return {
    appointments: [...appointments.values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
    proposals: [...proposals.values()],
  };
});
const isOf = <K extends Word['item']['kind']>(one: Word, kind: K): one is Extract<Word, Kept<K>> => one.item.kind === kind;

function book(appointments: Map<string, Appointment>, { item, author, seq }: Kept<'appointment'>): void {
  const before = appointments.get(item.appointment);
  const { appointment, start, minutes, note, series, at, cancelled, why } = item;
  appointments.set(appointment, {
    ...whereOf(item),
    appointment,
    start,
    minutes,
    by: before?.by ?? author,
    at,
    sent: seq !== null,
    changes: before ? before.changes + 1 : 0,
    ...(note ? { note } : {}),
    ...(series ? { series } : {}),
    ...(cancelled ? { cancelled: { by: author, role: 'staff' as const, ...(why ? { why } : {}) } } : {}),
  });
}

function propose(proposals: Map<string, Proposal>, { item, author }: Kept<'proposal'>): void {
  const before = proposals.get(item.proposal);
  const { proposal, minutes, until, times, instead, taken = [], withdrawn, note, at } = item;
  const answered = before && before.state !== 'open' && before.state !== 'withdrawn' ? before : undefined;
  proposals.set(proposal, {
    ...before,
    proposal,
    minutes,
    until,
    times: times.map((one) => ({
      ...whereOf(one),
      appointment: one.appointment,
      start: one.start,
      taken: taken.includes(one.appointment),
    })),
    by: before?.by ?? author,
    at,
    state: answered?.state ?? (withdrawn ? 'withdrawn' : 'open'),
    ...(instead ? { instead } : {}),
    ...(note ? { note } : {}),
  });
}

function answer(
  appointments: Map<string, Appointment>,
  proposals: Map<string, Proposal>,
  { item: { on, answer: said, choice, words, at }, author, seq }: Kept<'appointment-answer'>,
): void {
  const known = appointments.get(on);
  const offered = proposals.get(on);
  const sent = seq !== null;
  const spoken = { at, ...(words ? { words } : {}) };
  if (said === 'chosen') {
    if (offered) choose(appointments, offered, { choice, at, sent });
  } else if (said === 'none') {
    if (offered?.state === 'open') Object.assign(offered, { state: 'none', none: spoken } satisfies Partial<Proposal>);
  } else if (!known || known.cancelled || Date.parse(at) > Date.parse(known.start)) return;
  else if (said === 'change') appointments.set(on, { ...known, sent, wish: spoken });
  else {
    const { wish: _, ...rest } = known;
    const cancelled = { by: author, role: 'citizen' as const, ...(words ? { why: words } : {}) };
    appointments.set(on, { ...rest, at, sent, changes: known.changes + 1, cancelled });
  }
}

function choose(
  appointments: Map<string, Appointment>,
  offered: Proposal,
  { choice, at, sent }: { choice: string | undefined; at: string; sent: boolean },
): void {
  const time = offered.times.find(({ appointment }) => appointment === choice);
  if (!time || offered.state !== 'open') return;
  const late = Date.parse(at) > Date.parse(offered.until) || Date.parse(at) > Date.parse(time.start);
  if (late || time.taken) {
    offered.lost = { choice: time.appointment, why: time.taken ? 'taken' : 'late' };
    return;
  }
  const before = offered.instead === undefined ? undefined : appointments.get(offered.instead);
  const appointment = before?.appointment ?? time.appointment;
  offered.state = 'chosen';
  offered.chosen = time.appointment;
  delete offered.lost;
  appointments.set(appointment, {
    ...whereOf(time),
    appointment,
    start: time.start,
    minutes: offered.minutes,
    by: offered.by,
    at,
    sent,
    changes: before ? before.changes + 1 : 0,
    ...(offered.note ? { note: offered.note } : {}),
  });
}

const whereOf = ({ mode, room, place, link }: Where): Where => ({
  mode,
  ...(room ? { room } : {}),
  ...(place ? { place } : {}),
  ...(link ? { link } : {}),
});

/** The address of a video meeting that may be opened: https, and its host is one that the team says is its own; else null. */
export function videoLink(link: string | undefined, hosts: readonly string[] | undefined): string | null {
  if (!link) return null;
  try {
    const url = new URL(link);
    return url.protocol === 'https:' &&
      url.username === '' &&
      url.password === '' &&
      url.port === '' &&
      hosts?.includes(url.hostname)
      ? url.href
      : null;
  } catch {
    return null;
  }
}
