import type { CaseState, QuestionnaireRound } from './case';
import { bookOf } from './instruments/book';
import { scoreKept } from './instruments/score';
import type { InstrumentId } from './instruments/types';
import type { ItemOf } from './items';
import { kept } from './kept';
import { once } from './once';

/** Every filled-in questionnaire by instrument, oldest first: a form on paper stands where it was filled in, not where it was entered. */
export const measuresOf = once((state: CaseState): ReadonlyMap<InstrumentId, readonly QuestionnaireRound[]> => {
  const rounds = new Map<InstrumentId, QuestionnaireRound[]>();
  const book = bookOf(state);
  for (const { item, seq } of kept(state, 'answers')) {
    const { instrument } = item;
    const round = {
      instrument,
      item: item.id,
      answeredAt: item.at,
      values: item.values,
      score: scoreKept(book(instrument), item.values),
      mode: item.mode,
      language: item.wording,
      sent: seq !== null,
    };
    const earlier = rounds.get(instrument);
    if (earlier) earlier.push(round);
    else rounds.set(instrument, [round]);
  }
  for (const list of rounds.values()) list.sort((a, b) => Date.parse(a.answeredAt) - Date.parse(b.answeredAt));
  return rounds;
});

/** Totals of an instrument, oldest first; rounds without a total are left out. */
export const totalsOf = (rounds: readonly QuestionnaireRound[] | undefined): number[] =>
  (rounds ?? []).flatMap(({ score: { total } }) => (total === null ? [] : [total]));

/** What is assigned and not taken back, oldest first. */
export function assignmentsOf(state: CaseState): (ItemOf<'assign'> & { by: string })[] {
  const ended = new Set(kept(state, 'unassign').map(({ item }) => item.assignment));
  return kept(state, 'assign').flatMap(({ item, author }) => (ended.has(item.id) ? [] : [{ ...item, by: author }]));
}
