import { bookingsOf, toldBookings } from '../../care/calendar/colleagues';
import { isSame } from '../../care/is-same';
import { amStaffIn, isAtWork } from '../access';
import type { WithCases } from '../cases/case-cache';
import { iso } from '../context';
import { inTurn, whenDone } from '../in-turn';
import { writeItem } from '../sync/write';
import type { WriteRule } from '../sync/writing';
import { teamLog } from '../team/roster-change';
import { teamRoster } from '../team-roster';

/** Tells the team which rooms one has, or holds while they are offered, and when, and nothing else: a colleague's cases are closed, and a room has one door. */
export interface RoomsTeller {
  /** An appointment, or an offer of times, is about to be written. */
  rule: WriteRule;
  /** A citizen may have chosen a time that was offered. */
  came: (entries: readonly { item?: { kind: string } | undefined }[]) => void;
  soon: () => void;
  stop: () => Promise<void>;
}
const rest = 500;

export function roomsTellerOf(session: WithCases, failed: (e: unknown) => void): RoomsTeller {
  const turn = inTurn();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const tell = async () => {
    const roster = teamRoster(session);
    const log = roster && teamLog(session, roster);
    if (stopped || !log || !amStaffIn(session, log)) return;
    const own = session.logs.all().filter((one) => isAtWork(session, one) && !one.facts.end);
    const summaries = await Promise.all(own.map((one) => session.cases.summary(one).catch(() => null)));
    const cases = summaries.flatMap((summary) => (summary ? [{ summary }] : []));
    const now = iso(session.env);
    const bookings = bookingsOf(session.me, cases, now);
    // What is over needs no word.
    const told = toldBookings(await session.cases.state(log), session.me, now);
    if (!isSame(told, bookings)) await writeItem(session, log, { kind: 'room-bookings', bookings });
  };
  const soon = () => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void turn(tell).catch((e) => stopped || failed(e)), rest);
  };
  return {
    rule: (_log, draft) => {
      if (draft.kind === 'appointment' || draft.kind === 'proposal') soon();
      return null;
    },
    came: (entries) => {
      if (entries.some(({ item }) => item?.kind === 'appointment-answer')) soon();
    },
    soon,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return whenDone(turn);
    },
  };
}
