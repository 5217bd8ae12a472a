import { changesOf } from '../case/changes';
import { kept } from '../case/items-of';
import type { CaseState, Kept } from '../case/state';
import type { ItemOf } from '../items/items';
import { type Decided, type Referral, referralsOf } from '../referrals/referrals';
import { localDate } from '../time/dates';
import { contactsOf } from './contacts';

type Help = NonNullable<ItemOf<'decision'>['help']>;
type Outcome = ItemOf<'decision'>['outcome'];
type EndReason = ItemOf<'discharge'>['reason'];

/** What help somebody has had from a day on. */
export interface Mode {
  help: Help;
  from: string;
  by: string;
}
/**
 * One course of treatment, from contact to end (the registry's *episode*). Days are the team's own, YYYY-MM-DD; null: not yet. The waits
 * are counted from `contactAt` (care rules 6.3).
 */
export interface Episode {
  /** The referral that it began with; null: the case was begun by an invitation. */
  referral: string | null;
  contactAt: string;
  /** A human has answered. */
  answeredOn: string | null;
  /** It has been found out what the person needs. */
  assessedOn: string | null;
  /** First and second day of treatment. */
  startedOn: string | null;
  secondOn: string | null;
  decision: Decided | null;
  /** The kinds of help, oldest first; the last one that has begun is the one of today. */
  modes: Mode[];
  /** `reason`: of the discharge, or what a decision came to that took nobody in. `by`: whoever wrote that, at an instant. */
  ended: { on: string; reason: EndReason | Exclude<Outcome, 'taken-in'>; by: string; at: string } | null;
}

/**
 * All courses of treatment of a case, oldest first, from its items alone: the result depends on what stands in the log and not on the order in
 * which it came. A referral begins one, if the one before has ended; what comes while one goes on belongs to it. A case that was begun by an
 * invitation has its first one from the day on which it was begun.
 */
export function episodesOf(state: CaseState): Episode[] {
  const begun = begunIn(state);
  const ends = endsOf(state);
  const referrals = referralsOf(state);
  const episodes: Episode[] = [];
  const first = referrals[0];
  if (begun && !(first && isBefore(first, begun))) episodes.push(empty(null, begun.on));
  const open = () => episodes.findLast(({ ended }) => ended === null);
  const happenings = [
    ...referrals.map((one) => ({ at: placeOf(one.seq), one, end: null })),
    ...ends.map((end) => ({ at: placeOf(end.seq), one: null, end })),
  ].sort((a, b) => a.at - b.at);
  for (const { one, end } of happenings) {
    if (end) {
      const current = open() ?? (end.reopened ? episodes.at(-1) : undefined);
      if (current) current.ended = end.reopened ? null : { on: end.on, reason: end.reason, by: end.by, at: end.at };
    } else if (one) {
      const going = open();
      if (!going) episodes.push(ofReferral(one));
      // What another referral comes to meanwhile ends nothing that goes on.
      else if (one.decisions.inForce?.item.outcome === 'taken-in') decide(going, one.decisions.inForce);
    }
  }
  for (const { item, author } of kept(state, 'care-mode')) {
    const episode = episodes.findLast(({ contactAt }) => contactAt <= item.from) ?? episodes[0];
    episode?.modes.push({ help: item.help, from: item.from, by: author });
  }
  return episodes.map((episode, i) => dated(state, episode, firstContactOf(episodes.slice(i + 1))));
}

/** The day before which one is over at the latest: no day of contact belongs to two, in whatever order they were written in. */
export const firstContactOf = (later: readonly Pick<Episode, 'contactAt'>[]): string | null =>
  later.map(({ contactAt }) => contactAt).sort()[0] ?? null;

/** The help that somebody has on a day; empty: none yet. */
export const helpOn = ({ modes }: { modes: readonly Pick<Mode, 'help' | 'from'>[] }, day: string): Help =>
  modes.findLast(({ from }) => from <= day)?.help ?? modes[0]?.help ?? [];

const empty = (referral: string | null, contactAt: string): Episode => ({
  referral,
  contactAt,
  answeredOn: null,
  assessedOn: null,
  startedOn: null,
  secondOn: null,
  decision: null,
  modes: [],
  ended: null,
});

function ofReferral(one: Referral): Episode {
  const episode = empty(one.item.referral, one.item.contactAt);
  if (one.decisions.inForce) decide(episode, one.decisions.inForce);
  return episode;
}

/** What was decided on a referral; one that took nobody in is also the end. */
function decide(episode: Episode, inForce: Decided): void {
  const { outcome, help, startBy, at } = inForce.item;
  const on = localDate(at);
  episode.decision = inForce;
  episode.assessedOn ??= outcome === 'no-show' ? null : on;
  if (outcome !== 'taken-in') episode.ended = { on, reason: outcome, by: inForce.author, at };
  else if (help?.length) episode.modes.push({ help, from: startBy ?? on, by: inForce.author });
}

/** With the days of contact from its first to the day before the next one begins. */
function dated(state: CaseState, episode: Episode, until: string | null): Episode {
  const { answers, assessments, treatment } = contactsOf(state);
  const within = (days: readonly string[]) => days.filter((day) => day >= episode.contactAt && (until === null || day < until));
  // What was decided had been assessed before, also where nobody has entered the session.
  const [assessedOn = null] = [...within(assessments), ...(episode.assessedOn ? [episode.assessedOn] : [])].sort();
  const [startedOn = null, secondOn = null] = within(treatment);
  // Of two from one day the later in the log counts.
  const modes = [...new Map(episode.modes.map((mode) => [mode.from, mode])).values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { ...episode, modes, answeredOn: within(answers)[0] ?? null, assessedOn, startedOn, secondOn };
}

interface End {
  seq: number | null;
  on: string;
  reason: EndReason;
  by: string;
  at: string;
  reopened: boolean;
}
const endsOf = (state: CaseState): End[] =>
  kept(state, 'discharge').map(({ seq, author, item }: Kept<'discharge'>) => ({
    seq,
    on: localDate(item.at),
    reason: item.reason,
    by: author,
    at: item.at,
    reopened: item.reopened ?? false,
  }));

/** When whoever began the case welcomed the citizen to it. */
function begunIn(state: CaseState): { seq: number | null; on: string } | null {
  const welcome = kept(state, 'welcome')[0];
  if (welcome) return { seq: welcome.seq, on: localDate(welcome.item.at) };
  const started = changesOf(state)[0];
  return started?.at && referralsOf(state).length === 0 ? { seq: started.seq, on: localDate(started.at) } : null;
}

const placeOf = (seq: number | null): number => seq ?? Number.POSITIVE_INFINITY;
const isBefore = (a: { seq: number | null }, b: { seq: number | null }): boolean => placeOf(a.seq) <= placeOf(b.seq);
