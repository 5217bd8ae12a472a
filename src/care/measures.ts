import type { CaseState, DueQuestionnaire, QuestionnaireRound } from './case';
import { addDays, daysBetween, homeZone, localDate } from './dates';
import { score } from './instruments/score';
import type { InstrumentId } from './instruments/types';
import type { ItemOf } from './items';
import { kept } from './kept';

/** Every filled-in questionnaire by instrument, in the order of the log. */
export function measuresOf(state: CaseState): Map<InstrumentId, QuestionnaireRound[]> {
  const rounds = new Map<InstrumentId, QuestionnaireRound[]>();
  for (const { item, seq } of kept(state, 'answers')) {
    const { instrument } = item;
    const round = {
      instrument,
      item: item.id,
      answeredAt: item.at,
      values: item.values,
      score: score(instrument, item.values),
      language: item.wording,
      sent: seq !== null,
    };
    const earlier = rounds.get(instrument);
    if (earlier) earlier.push(round);
    else rounds.set(instrument, [round]);
  }
  return rounds;
}

/** Totals of an instrument, oldest first; rounds without a total are left out. */
export const totalsOf = (rounds: readonly QuestionnaireRound[] | undefined): number[] =>
  (rounds ?? []).flatMap(({ score: { total } }) => (total === null ? [] : [total]));

/** What is assigned and not taken back, oldest first. */
export function assignmentsOf(state: CaseState): (ItemOf<'assign'> & { by: string })[] {
  const ended = new Set(kept(state, 'unassign').map(({ item }) => item.assignment));
  return kept(state, 'assign').flatMap(({ item, author }) => (ended.has(item.id) ? [] : [{ ...item, by: author }]));
}

/** So many days before its date a round may be answered; earlier answers belong to the round before. */
const earlyDays = 2;

/**
 * Questionnaires that are due today or were due and are not answered. A weekly assignment has a round every seventh day from its first
 * date; of several that were missed the oldest since the last answer counts, and one answer settles them all.
 */
export function dueOf(state: CaseState, today: string, zone = homeZone): DueQuestionnaire[] {
  const answers = kept(state, 'answers');
  const lastAnswered = (instrument: InstrumentId) => {
    const last = answers.findLast(({ item }) => item.instrument === instrument);
    return last && localDate(last.item.at, zone);
  };
  return assignmentsOf(state).flatMap((assignment): DueQuestionnaire[] => {
    const { what } = assignment;
    if (what.type !== 'questionnaire') return [];
    const open = what.instruments.flatMap((instrument) => {
      const due = roundAfter(what, lastAnswered(instrument));
      return due !== null && due <= today ? [{ instrument, due }] : [];
    });
    const due = open.map((one) => one.due).sort()[0];
    if (due === undefined) return [];
    return [
      {
        assignment: assignment.id,
        instruments: open.map(({ instrument }) => instrument),
        due,
        overdueDays: daysBetween(due, today),
      },
    ];
  });
}

/** Date of the first round that an answer on `answered` does not settle; null when there is none. */
function roundAfter(what: { repeat: 'once' | 'weekly'; firstDue: string }, answered: string | undefined): string | null {
  const { repeat, firstDue } = what;
  if (answered === undefined || answered < addDays(firstDue, -earlyDays)) return firstDue;
  if (repeat === 'once') return null;
  const settled = Math.floor((daysBetween(firstDue, answered) + earlyDays) / 7);
  return addDays(firstDue, (settled + 1) * 7);
}
