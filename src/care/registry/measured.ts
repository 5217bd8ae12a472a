import type { CaseState } from '../case/state';
import type { Episode } from '../episodes/episodes';
import { workStatuses } from '../items/choices';
import type { EpisodeRecord } from '../items/registry';
import { bookOf } from '../questionnaires/instruments/book';
import { scoreKept } from '../questionnaires/instruments/score';
import { countingAnswers } from '../questionnaires/struck';
import { addDays, localDate } from '../time/dates';
import { isOwnRound, nothing, type Sourced, type Span } from './span';

type Work = EpisodeRecord['workStart'];
type Said = { status: (typeof workStatuses)[number]; percent?: number | undefined };

/** Asked of experience, in the order of the record: six of the treatment and one on the whole. */
export const experienceQuestions = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'overall'] as const;
/** Instruments of which the record keeps something else than totals. */
const notMeasured: readonly string[] = ['experience', 'work-status'];
/** Days in which somebody who has just come says how they stand in work, and in which somebody who is about to go does. */
const aboutNow = 28;

/** Answers of a course of treatment, oldest first, of one instant by their id. */
function roundsOf(state: CaseState, span: Span) {
  const own = countingAnswers(state).map(({ item }) => ({ item, on: localDate(item.at) }));
  return own
    .filter(({ item, on }) => isOwnRound(span, on, item.assignment))
    .sort((a, b) => Date.parse(a.item.at) - Date.parse(b.item.at) || (a.item.id < b.item.id ? -1 : 1));
}
type Rounds = ReturnType<typeof roundsOf>;

export function measuredOf(state: CaseState, episode: Episode, span: Span, asked: Sourced<Said | null>) {
  const rounds = roundsOf(state, span);
  return {
    measures: measuresOf(state, rounds),
    ...workOf(episode, span, rounds, asked),
    experience: experienceOf(rounds),
  };
}

/** First and last valid total of each instrument, by name. */
function measuresOf(state: CaseState, rounds: Rounds): Sourced<EpisodeRecord['measures']> {
  const book = bookOf(state);
  const series = new Map<string, EpisodeRecord['measures'][number]>();
  let newest: string | null = null;
  for (const { item, on } of rounds) {
    const { instrument } = item;
    const { total } = scoreKept(book(instrument), item.values);
    if (total === null || notMeasured.includes(instrument)) continue;
    newest = on;
    const known = series.get(instrument);
    series.set(instrument, {
      instrument,
      first: known?.first ?? { on, total },
      last: { on, total },
      count: Math.min(10_000, (known?.count ?? 0) + 1),
    });
  }
  const value = [...series.values()].sort((a, b) => (a.instrument < b.instrument ? -1 : 1)).slice(0, 40);
  return newest ? { value, source: { kind: 'answers', on: newest } } : nothing([]);
}

const workSaid = ({ status, percent }: Said): Work => (status === 'unknown' ? null : { status, percent: percent ?? null });

/** As it was said when they asked and when it ended; else by the questionnaire, where it was answered about then. */
function workOf(
  { contactAt, startedOn }: Episode,
  span: Span,
  rounds: Rounds,
  asked: Sourced<Said | null>,
): { workStart: Sourced<Work>; workEnd: Sourced<Work> } {
  const said = rounds.flatMap(({ item, on }) => {
    if (item.instrument !== 'work-status') return [];
    const status = workStatuses[(item.values.status ?? 0) - 1];
    const percent = item.values.percent ?? undefined;
    const fits = percent === undefined || (percent >= 0 && percent <= 100);
    return status && status !== 'unknown' ? [{ on, work: workSaid({ status, percent: fits ? percent : undefined }) }] : [];
  });
  const answered = (one: (typeof said)[number] | undefined): Sourced<Work> =>
    one ? { value: one.work, source: { kind: 'answers', on: one.on } } : nothing(null);
  const atAsking = asked.value ? workSaid(asked.value) : null;
  const start = said.find(({ on }) => on <= addDays(startedOn ?? contactAt, aboutNow));
  const workStart = atAsking ? { value: atAsking, source: asked.source } : answered(start);
  const { end, ending } = span;
  if (end === null) return { workStart, workEnd: nothing(null) };
  const atEnd = ending?.work ? workSaid(ending.work) : null;
  const last = said.findLast((one) => one.on >= addDays(end, -aboutNow) && (atAsking !== null || one !== start));
  return { workStart, workEnd: atEnd ? { value: atEnd, source: { kind: 'discharge', on: end } } : answered(last) };
}

/** The newest that was answered. */
function experienceOf(rounds: Rounds): Sourced<EpisodeRecord['experience']> {
  const last = rounds.findLast(({ item }) => item.instrument === 'experience');
  if (!last) return nothing(null);
  const value = experienceQuestions.map((question) => {
    const said = last.item.values[question] ?? null;
    return said !== null && said <= 4 ? said : null;
  });
  return value.every((one) => one === null) ? nothing(null) : { value, source: { kind: 'answers', on: last.on } };
}
