import { excerpt, excerptLength } from '../case/excerpt';
import { isBefore, kept, newestBy } from '../case/items-of';
import { defineReason } from '../case/reason';
import type { CaseState } from '../case/state';

export interface AskedSummary {
  /** What the citizen has said of times or an appointment, which somebody must see to: nobody has booked, offered or written since. */
  asked: { what: 'none' | 'change' | 'cancelled'; at: string; start?: string; words?: string } | null;
}

export const askedSummary = (state: CaseState): AskedSummary => ({ asked: askedIn(state) });

function askedIn(state: CaseState): AskedSummary['asked'] {
  const said = kept(state, 'appointment-answer').findLast(({ item }) => item.answer !== 'chosen');
  const acted = newestBy(state, 'staff', ['appointment', 'proposal', 'message']);
  if (!said || said.item.answer === 'chosen' || (acted && isBefore(said, acted))) return null;
  const { answer, at, start, words } = said.item;
  return { what: answer, at, ...(start ? { start } : {}), ...(words ? { words: excerpt(words, excerptLength) } : {}) };
}

/**
 * The citizen asks for another time, none of those offered suits, or they have called one off: until staff have booked, offered or written.
 * Facts: what, start?, words?
 */
export const appointment = defineReason('appointment', ({ summary: { asked } }: { summary: AskedSummary }) => {
  if (!asked) return null;
  const { at, ...facts } = asked;
  return { facts, at, group: 'today' };
});
