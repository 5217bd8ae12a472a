import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { Episode } from '../episodes/episodes';
import type { ItemOf } from '../items/items';
import type { EpisodeRecord } from '../items/registry';
import { referralsOf } from '../referrals/referrals';
import { sessionsOf } from '../sessions/sessions';
import { localDate } from '../time/dates';
import { isOwnDay, nothing, type Source, type Sourced, type Span } from './span';

type Referral = ItemOf<'referral'>;
/** Where somebody lives, as the team has listed the places that it serves. */
export type Places = readonly { kommune: string; bydel?: string | undefined }[];

/** Who asked and how, from what was said when they did; the person's name, words and numbers are in none of it. */
export function askedOf(state: CaseState, episodes: readonly Episode[], episode: Episode, span: Span, places: Places) {
  const others = new Set(episodes.flatMap((one) => (one !== episode && one.referral ? [one.referral] : [])));
  const asked = referralsOf(state)
    .map(({ item }) => item)
    .filter((one) => one.referral === episode.referral || (!others.has(one.referral) && isOwnDay(span, one.contactAt)))
    .sort((a, b) => Number(b.referral === episode.referral) - Number(a.referral === episode.referral));
  /** What the one that it began with says, or else the first of those that came meanwhile that says it. */
  const said = <V>(pick: (one: Referral) => V | null | undefined): Sourced<V | null> => {
    for (const one of asked) {
      const value = pick(one) ?? null;
      if (value !== null) return { value, source: { kind: 'referral', on: localDate(one.at) } };
    }
    return nothing(null);
  };
  const problemsOf = ({ problems, primary }: Referral) => (problems.length > 0 ? problems : primary ? [primary] : null);
  return {
    birthYear: said(({ birthYear }) => birthYear),
    gender: said(({ gender }) => (gender === 'unknown' ? null : gender)),
    kommune: said(({ place }) => place?.kommune),
    // What somebody typed may be anything; a district that the team has listed is a code.
    bydel: said(({ place }) => places.find((one) => one.kommune === place?.kommune && one.bydel === place?.bydel)?.bydel),
    interpreter: said(({ needs }) => needs?.interpreter),
    source: said(({ source }) => source),
    problems: said(problemsOf),
    // Of one alone nobody has to say that it is the first.
    primary: said((one) => one.primary ?? (one.problems.length === 1 ? one.problems[0] : null)),
    workAsked: said(({ work }) => work),
    gpAsked: said(({ gp }) => gp?.mayTell),
  };
}

/** Days of contact and what was decided, each with what says it. */
export function datesOf(
  state: CaseState,
  episode: Episode,
): {
  [F in Extract<keyof EpisodeRecord, `${string}On` | 'contactAt'> as F extends 'endedOn' ? never : F]: Sourced<EpisodeRecord[F]>;
} {
  const { referral, contactAt, answeredOn, assessedOn, startedOn, secondOn, decision } = episode;
  const decided = (day: string): Source | null =>
    decision && localDate(decision.item.at) === day ? { kind: 'decision', on: day } : null;
  const held = (day: string): Source | null =>
    sessionsOf(state).some(({ start }) => localDate(start) === day) ? { kind: 'session', on: day } : null;
  const wrote = (day: string): Source | null => {
    const kind = (['message', 'appointment', 'proposal'] as const).find((one) =>
      kept(state, one).some(({ role, item }) => role === 'staff' && localDate(item.at) === day),
    );
    return kind ? { kind, on: day } : null;
  };
  const dated = (day: string | null, ...by: ((day: string) => Source | null)[]): Sourced<string | null> => {
    if (day === null) return nothing(null);
    for (const source of by) {
      const found = source(day);
      if (found) return { value: day, source: found };
    }
    return { value: day, source: { kind: 'progress', on: day } };
  };
  return {
    contactAt: { value: contactAt, source: { kind: referral ? 'referral' : 'welcome', on: contactAt } },
    answeredOn: dated(answeredOn, held, wrote, decided),
    assessedOn: dated(assessedOn, held, decided),
    startedOn: dated(startedOn, held),
    secondOn: dated(secondOn, held),
  };
}
