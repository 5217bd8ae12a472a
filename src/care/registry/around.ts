import { riskOf } from '../alerts/risk';
import type { ToldOf } from '../alerts/told';
import type { CaseState } from '../case/state';
import { consentsOf } from '../consents/consents';
import { documentsOf } from '../documents/documents';
import type { ItemOf } from '../items/items';
import type { EpisodeRecord } from '../items/registry';
import { localDate } from '../time/dates';
import { addWorkingDays, type TeamDays } from '../time/holidays';
import { isOwnDay, nothing, type Source, type Sourced, type Span } from './span';

type GpAsked = NonNullable<ItemOf<'referral'>['gp']>['mayTell'];

/** Those around a person of whom something was said, or to whom a letter went, in the days of this course of treatment. */
export function partnersOf(state: CaseState, span: Span, gpAsked: Sourced<GpAsked | null>): Sourced<EpisodeRecord['partners']> {
  const sources: Source[] = [];
  const letters = documentsOf(state);
  const value = consentsOf(state).flatMap(({ partner, history }): EpisodeRecord['partners'] => {
    const said = history.filter(({ on }) => isOwnDay(span, on));
    const last = said.findLast(({ state: what }) => what !== 'asked') ?? said.at(-1);
    const days = letters
      .filter(({ letter }) => letter.partner === partner)
      .flatMap(({ sent }) => sent.map(({ on }) => on))
      .filter((on) => isOwnDay(span, on))
      .sort();
    const atAsking = partner === 'gp' ? gpAsked : null;
    const asked = atAsking?.value === 'yes' ? 'given' : atAsking?.value === 'no' ? 'declined' : null;
    const consent = last?.state ?? asked;
    const toldOn = days[0] ?? null;
    if (consent === null && toldOn === null) return [];
    if (last) sources.push({ kind: 'consent', on: last.on });
    else if (asked && atAsking?.source) sources.push(atAsking.source);
    if (toldOn) sources.push({ kind: 'document-sent', on: toldOn });
    return [{ partner, consent, toldOn }];
  });
  const [source = null] = sources.sort((a, b) => (a.on > b.on ? -1 : 1));
  return source ? { value, source } : nothing([]);
}

/**
 * Risk answers of these days, struck ones too, since they asked for somebody; `inTime`: somebody had assessed that one or a later one, or a
 * colleague had said that it is dealt with, by the end of the team's next working day.
 */
export function alertsOf(state: CaseState, span: Span, told: ToldOf, days: TeamDays): Sourced<EpisodeRecord['alerts']> {
  const risk = riskOf(state, told);
  const own = risk.filter(({ at }) => isOwnDay(span, localDate(at)));
  const seenTo = risk.map(({ answers, assessments }) => [
    ...assessments.map(({ at }) => at),
    ...(told.get(answers) ?? []).filter((one) => one.state === 'resolved').map(({ at }) => at),
  ]);
  const isInTime = (one: (typeof risk)[number]) => {
    const until = addWorkingDays(localDate(one.at), 1, days);
    const after = seenTo.slice(risk.indexOf(one)).flat();
    return after.some((at) => Date.parse(at) >= Date.parse(one.at) && localDate(at) <= until);
  };
  const on = own
    .map(({ at }) => localDate(at))
    .toSorted()
    .at(-1);
  const value = { raised: Math.min(10_000, own.length), inTime: Math.min(10_000, own.filter(isInTime).length) };
  return { value, source: on ? { kind: 'answers', on } : null };
}
