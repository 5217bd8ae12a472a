import type { ToldOf } from '../alerts/told';
import type { CaseState } from '../case/state';
import { type Episode, episodesOf } from '../episodes/episodes';
import { endReasons } from '../items/choices';
import type { EpisodeRecord } from '../items/registry';
import { localDate } from '../time/dates';
import type { TeamDays } from '../time/holidays';
import { alertsOf, partnersOf } from './around';
import { askedOf, datesOf, type Places } from './asked';
import { givenOf } from './given';
import { measuredOf } from './measured';
import { begunWith } from './reasons';
import { nothing, type Source, type Sourced, type Span, spansOf } from './span';

export type RecordField = keyof EpisodeRecord;
/** What the record needs to know that the case does not say. */
export interface RecordContext extends TeamDays {
  /** YYYY-MM-DD */
  today: string;
  /** What staff say in the team's stream of risk answers. */
  told: ToldOf;
  places?: Places | undefined;
}
/** The record of one course of treatment as its case says it, and where each value comes from; null: nothing says it. */
export interface BuiltRecord {
  /** Random id of the item by which it began, known to nobody outside the case. */
  begun: string;
  record: EpisodeRecord;
  sources: Record<RecordField, Source | null>;
}
type AllSourced = { [F in RecordField]: Sourced<EpisodeRecord[F]> };

/**
 * The records of all courses of treatment of a case, oldest first: codes and numbers of its items and nothing else, the same whatever the order in
 * which the rows came. What nobody has said is null, never zero; and no value stands in two of them, since each is of its own days.
 */
export function episodeRecordsOf(state: CaseState, context: RecordContext): BuiltRecord[] {
  const episodes = episodesOf(state);
  const spans = spansOf(state, episodes);
  return episodes.flatMap((episode, i) => {
    const span = spans[i];
    const begun = begunWith(state, episode);
    if (!span || !begun) return [];
    const all = sourcedOf(state, episodes, episode, span, context);
    const pick = <P extends 'value' | 'source'>(part: P) =>
      Object.fromEntries(Object.entries(all).map(([field, one]) => [field, one[part]]));
    return [{ begun, record: pick('value') as EpisodeRecord, sources: pick('source') as BuiltRecord['sources'] }];
  });
}

function sourcedOf(
  state: CaseState,
  episodes: readonly Episode[],
  episode: Episode,
  span: Span,
  { today, told, places = [], ...days }: RecordContext,
): AllSourced {
  const { workAsked, gpAsked, ...asked } = askedOf(state, episodes, episode, span, places);
  return {
    ...asked,
    ...datesOf(state, episode),
    ...decidedOf(episode),
    ...givenOf(state, episode, span, today),
    ...measuredOf(state, episode, span, workAsked),
    partners: partnersOf(state, span, gpAsked),
    alerts: alertsOf(state, span, told, days),
    ...endOf(episode),
  };
}

function decidedOf({ decision }: Episode): Pick<AllSourced, 'outcome' | 'exclusion'> {
  if (!decision) return { outcome: nothing(null), exclusion: nothing([]) };
  const source: Source = { kind: 'decision', on: localDate(decision.item.at) };
  const exclusion = [...new Set(decision.item.exclusion)];
  return {
    outcome: { value: decision.item.outcome, source },
    exclusion: { value: exclusion, source: exclusion.length > 0 ? source : null },
  };
}

/** Why it ended is said of a course of treatment; of whoever was not taken in the outcome says it. */
function endOf({ ended, decision }: Episode): Pick<AllSourced, 'endedOn' | 'endReason'> {
  if (!ended) return { endedOn: nothing(null), endReason: nothing(null) };
  const reason = endReasons.find((one) => one === ended.reason && one !== 'unknown') ?? null;
  const kind = decision && decision.item.outcome === ended.reason ? 'decision' : 'discharge';
  const source: Source = { kind, on: ended.on };
  return { endedOn: { value: ended.on, source }, endReason: reason ? { value: reason, source } : nothing(null) };
}
