import { kept } from '../case/items-of';
import { once } from '../case/once';
import type { CaseState, Kept } from '../case/state';
import type { ItemOf } from '../items/items';
import { type Book, bookOf } from './instruments/book';
import { scoreKept } from './instruments/score';
import type { InstrumentId, Score } from './instruments/types';
import { countingAnswers, type Struck, struckOf } from './struck';

export interface QuestionnaireRound {
  instrument: InstrumentId;
  item: string;
  answeredAt: string;
  /** Answers by linkId as they were given; null is "vil ikke svare". */
  values: Record<string, number | null>;
  score: Score;
  /** At home, in the session, read out and ticked by staff, or entered from paper. */
  mode: ItemOf<'answers'>['mode'];
  language: string;
  sent: boolean;
}
/** Answers that were entered wrongly: to be seen, not to be reckoned with. */
export interface StruckRound extends QuestionnaireRound {
  struck: Struck;
}

/** Every filled-in questionnaire by instrument, oldest first: a form on paper stands where it was filled in, not where it was entered. */
export const measuresOf = once((state: CaseState): ReadonlyMap<InstrumentId, readonly QuestionnaireRound[]> => {
  const rounds = new Map<InstrumentId, QuestionnaireRound[]>();
  const book = bookOf(state);
  for (const one of countingAnswers(state)) {
    const round = roundOf(book, one);
    const earlier = rounds.get(round.instrument);
    if (earlier) earlier.push(round);
    else rounds.set(round.instrument, [round]);
  }
  for (const list of rounds.values()) list.sort(byTime);
  return rounds;
});

/** What has been struck out, oldest first, with by whom and why. */
export function struckRounds(state: CaseState): StruckRound[] {
  const book = bookOf(state);
  const struck = struckOf(state);
  return kept(state, 'answers')
    .flatMap((one) => {
      const out = struck.get(one.item.id);
      return out ? [{ ...roundOf(book, one), struck: out }] : [];
    })
    .sort(byTime);
}

function roundOf(book: Book, { item, seq }: Kept<'answers'>): QuestionnaireRound {
  return {
    instrument: item.instrument,
    item: item.id,
    answeredAt: item.at,
    values: item.values,
    score: scoreKept(book(item.instrument), item.values),
    mode: item.mode,
    language: item.wording,
    sent: seq !== null,
  };
}
const byTime = (a: QuestionnaireRound, b: QuestionnaireRound) => Date.parse(a.answeredAt) - Date.parse(b.answeredAt);

/** Totals of an instrument, oldest first; rounds without a total are left out. */
export const totalsOf = (rounds: readonly QuestionnaireRound[] | undefined): number[] =>
  (rounds ?? []).flatMap(({ score: { total } }) => (total === null ? [] : [total]));
