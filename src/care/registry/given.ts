import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { Episode } from '../episodes/episodes';
import { helpModes } from '../items/choices';
import type { EpisodeRecord } from '../items/registry';
import { minutesOf, sessionsOf, wasHeld } from '../sessions/sessions';
import { localDate } from '../time/dates';
import { daysSpent } from '../time-spent/time-spent';
import { isOwnDay, nothing, type Sourced, type Span } from './span';

const most = { count: 10_000, minutes: 100_000 } as const;
const lastOf = (days: readonly string[]): string | undefined => days.toSorted().at(-1);

/** The help that was given. `today`: YYYY-MM-DD, up to which help of a course that goes on has begun. */
export function givenOf(state: CaseState, episode: Episode, span: Span, today: string) {
  const sessions = sessionsOf(state).filter(({ start }) => isOwnDay(span, localDate(start)));
  return {
    help: helpOf(episode, sessions, span.end ?? today, span),
    contacts: contactsOf(sessions),
    otherMinutes: otherMinutesOf(state, sessions, span),
    programmes: programmesOf(state, span),
  };
}
type Sessions = ReturnType<typeof sessionsOf>;
type Help = EpisodeRecord['help'];

/** As it was decided and changed; where nobody has said it, as the sessions were entered. */
function helpOf({ modes, decision }: Episode, sessions: Sessions, until: string, span: Span): Sourced<Help> {
  const begun = modes.filter(({ from }) => from <= until && isOwnDay(span, from));
  const last = begun.at(-1);
  if (last) {
    const kind = begun.length === 1 && decision?.item.help?.length ? 'decision' : 'care-mode';
    return { value: [...new Set(begun.flatMap(({ help }) => help))], source: { kind, on: last.from } };
  }
  const held = sessions.filter((one) => wasHeld(one) && localDate(one.start) <= until);
  const value = [...new Set(held.flatMap(({ mode }) => helpModes.find((known) => known === mode) ?? []))];
  const on = lastOf(held.map(({ start }) => localDate(start)));
  return on && value.length > 0 ? { value, source: { kind: 'session', on } } : nothing([]);
}

/** Contacts of the same codes together; of one that did not come about no minutes of the two, but the work around it. */
function contactsOf(sessions: Sessions): Sourced<EpisodeRecord['contacts']> {
  const alike = new Map<string, EpisodeRecord['contacts'][number]>();
  for (const one of sessions) {
    const { type: kind, mode, channel, attendance } = one;
    const key = [kind, mode, channel, attendance].join();
    const sum = alike.get(key) ?? { kind, mode, channel, attendance, count: 0, minutes: 0, around: 0 };
    const minutes = Math.min(most.minutes, sum.minutes + (wasHeld(one) ? one.minutes : 0));
    const around = Math.min(most.minutes, sum.around + one.around);
    alike.set(key, { ...sum, count: Math.min(most.count, sum.count + 1), minutes, around });
  }
  const on = lastOf(sessions.map(({ start }) => localDate(start)));
  const value = [...alike].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  return on ? { value, source: { kind: 'session', on } } : nothing([]);
}

/** What staff have written down beyond the sessions: those count by themselves, and a day's number speaks of both. */
function otherMinutesOf(state: CaseState, sessions: Sessions, span: Span): Sourced<number> {
  const days = daysSpent(state).filter(({ day }) => isOwnDay(span, day));
  const own = sessions.filter(({ mode }) => mode !== 'course' && mode !== 'group');
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
  const value = sum(days.map(({ minutes }) => minutes)) - sum(own.map(minutesOf));
  const on = lastOf(kept(state, 'time-spent').flatMap(({ item: { day } }) => (isOwnDay(span, day) ? [day] : [])));
  return on ? { value: Math.max(0, Math.min(most.minutes, value)), source: { kind: 'time-spent', on } } : nothing(0);
}

/** In the order in which they were begun. */
function programmesOf(state: CaseState, span: Span): Sourced<string[]> {
  const worked = kept(state, 'progress')
    .map(({ item }) => ({ programme: item.programme, on: localDate(item.at) }))
    .filter(({ on }) => isOwnDay(span, on))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.programme < b.programme ? -1 : 1));
  const last = worked.at(-1);
  const value = [...new Set(worked.map(({ programme }) => programme))].slice(0, 40);
  return last ? { value, source: { kind: 'progress', on: last.on } } : nothing([]);
}
