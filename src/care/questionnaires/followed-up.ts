import { lastEnd } from '../case/discharge';
import { notLookedAt } from '../case/items-of';
import { defineReason } from '../case/reason';
import type { CaseState } from '../case/state';
import { seriesOf } from './flags';
import { followUpsOf } from './follow-ups';
import { turnOf } from './instruments/outcome';
import { struckOf } from './struck';

export interface FollowedUpSummary {
  /** Answers to what was asked after the end that staff have not looked at; `worse`: clearly so than when the course ended. */
  followedUp: { instruments: string[]; at: string; worse: { instrument: string; from: number; to: number } | null } | null;
}

export function followedUpSummary(state: CaseState): FollowedUpSummary {
  const asked = new Set(followUpsOf(state).map(({ assignment }) => assignment));
  const struck = struckOf(state);
  const answers = notLookedAt(state, 'answers').filter(
    ({ item, role }) => role === 'citizen' && item.assignment !== undefined && asked.has(item.assignment) && !struck.has(item.id),
  );
  const newest = answers.at(-1);
  if (!newest) return { followedUp: null };
  const instruments = [...new Set(answers.map(({ item }) => item.instrument))];
  return { followedUp: { instruments, at: newest.item.at, worse: worseIn(state, instruments) } };
}

/** The first of the measures that has become reliably worse since the last one before the end. */
function worseIn(state: CaseState, instruments: readonly string[]): NonNullable<FollowedUpSummary['followedUp']>['worse'] {
  const ended = lastEnd(state)?.item.at;
  if (ended === undefined) return null;
  for (const { rules, scores } of seriesOf(state)) {
    const before = scores.findLast(({ at }) => Date.parse(at) <= Date.parse(ended));
    const last = scores.at(-1);
    if (!before || !last || !instruments.includes(rules.id)) continue;
    if (turnOf(rules, before.total, last.total) === 'worse') return { instrument: rules.id, from: before.total, to: last.total };
  }
  return null;
}

/**
 * What was asked after the end has been answered, and nobody has looked; who has not answered is nobody's task. Today where the person is clearly
 * worse than at the end. Facts: instruments (with commas), instrument?, from?, to?
 */
export const followedUp = defineReason('followed-up', ({ summary: { followedUp } }: { summary: FollowedUpSummary }) => {
  if (!followedUp) return null;
  const { instruments, at, worse } = followedUp;
  return { facts: { instruments: instruments.join(','), ...worse }, at, group: worse ? 'today' : 'week' };
});
