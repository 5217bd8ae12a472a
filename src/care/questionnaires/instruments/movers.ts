import type { Answers } from './score';
import type { ScoringRules } from './scoring';

/**
 * The questions of which the answers have changed most from one round to another, for the person themselves: at most `most` each way, the
 * largest change first. The risk question is left out: it has its own road. `eased` is what has become better, whichever way is better.
 */
export function moversOf(rules: ScoringRules, first: Answers, last: Answers, most = 2): { eased: string[]; heavier: string[] } {
  const changes = rules.scored.flatMap(({ linkId, reversed }) => {
    const [from, to] = [first[linkId], last[linkId]];
    if (linkId === rules.risk?.linkId || typeof from !== 'number' || typeof to !== 'number' || from === to) return [];
    const rise = reversed ? from - to : to - from;
    return [{ linkId, worse: rules.direction === 'higher-is-worse' ? rise : -rise }];
  });
  const named = (list: typeof changes) => list.slice(0, most).map(({ linkId }) => linkId);
  return {
    eased: named(changes.filter(({ worse }) => worse < 0).toSorted((a, b) => a.worse - b.worse)),
    heavier: named(changes.filter(({ worse }) => worse > 0).toSorted((a, b) => b.worse - a.worse)),
  };
}
