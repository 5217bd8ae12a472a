import { lastBy } from '../case/activity-kinds';
import { isBefore, kept } from '../case/items-of';
import { defineReason } from '../case/reason';
import type { CaseState } from '../case/state';
import { holdsOf, isAnswered, talkFirst } from './progress';
import type { ProgrammeCard } from './types';

interface HeldSummary {
  /** An answer to a safety question that holds something back, or asks for a talk, after which staff have done nothing. */
  held: { feature: string; address: string; options: readonly string[]; at: string } | null;
}
interface FeedbackSummary {
  /** The part shown that is told of those which wait for a word. */
  feedback: { address: string; note?: string; at: string } | null;
}
export interface ProgrammesSummary extends HeldSummary, FeedbackSummary {}

export const programmesSummary = (state: CaseState, programmes: readonly ProgrammeCard[]): ProgrammesSummary => ({
  held: heldIn(state, programmes),
  feedback: feedbackIn(state),
});

function heldIn(state: CaseState, programmes: readonly ProgrammeCard[]): HeldSummary['held'] {
  const open = programmes.flatMap((card) =>
    Object.entries(holdsOf(state, card)).flatMap(([feature, { address, released }]) => {
      const answer = kept(state, 'block').findLast(({ item }) => item.address === address);
      return answer && !released ? [{ feature, answer }] : [];
    }),
  );
  const acted = lastBy(state, 'staff');
  const waiting = open.filter(({ answer }) => !acted || isBefore(acted, answer));
  const first = waiting.find(({ feature }) => feature === talkFirst) ?? waiting[0];
  if (!first) return null;
  const { address, options = [], at } = first.answer.item;
  return { feature: first.feature, address, options, at };
}

/** The oldest; one for which the citizen waits, before those that are only shown. */
function feedbackIn(state: CaseState): FeedbackSummary['feedback'] {
  const open = kept(state, 'feedback').filter((one) => !isAnswered(state, one));
  const first = open.find(({ item }) => item.wait) ?? open[0];
  if (!first) return null;
  const { address, note, at } = first.item;
  return { address, ...(note ? { note } : {}), at };
}

/**
 * An answer to a safety question holds something back or asks for a talk; until staff have done something since.
 * Facts: feature, address, options
 */
export const held = defineReason('held', ({ summary: { held } }: { summary: HeldSummary }) => {
  if (!held) return null;
  const { feature, address, options, at } = held;
  return { facts: { feature, address, options: options.join(', ') }, at, group: feature === talkFirst ? 'now' : 'today' };
});

/**
 * A part has been shown to the therapist, and there is neither a comment on it nor a message after it. The oldest is told.
 * Facts: address, note?
 */
export const feedback = defineReason('feedback', ({ summary: { feedback } }: { summary: FeedbackSummary }) => {
  if (!feedback) return null;
  const { at, ...facts } = feedback;
  return { facts, at, group: 'today' };
});
