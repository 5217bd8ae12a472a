import type { CaseContext } from '../../care/case-view';
import type { CaseSummary } from '../../care/desk/summary';
import { isSame } from '../../care/is-same';
import { expectedCourses, type FinishedCourse, upperOf } from '../../care/questionnaires/instruments/expected';
import type { Live } from '../sync/write';

const tables = new WeakMap<Live, { ended: readonly CaseSummary[]; expected: CaseContext['expected'] }>();

/**
 * What courses that have ended in this account's own cases had at each measure (R9); a cell says nothing before thirty cases are
 * behind it. Computed where all cases are at hand anyway, and kept for the views of single ones.
 */
export function learnExpected(live: Live, summaries: readonly CaseSummary[]): CaseContext['expected'] {
  const ended = summaries.filter((one) => one.ended);
  const known = tables.get(live);
  if (known && isSame(known.ended, ended)) return known.expected;
  const finished = ended.flatMap(({ course }) =>
    course.series.map(
      ({ rules, scores }): FinishedCourse => ({ instrument: rules.id, totals: scores.map(({ total }) => total) }),
    ),
  );
  const cells = expectedCourses(finished);
  const expected = cells.length > 0 ? upperOf(cells) : undefined;
  tables.set(live, { ended, expected });
  return expected;
}
export const expectedOf = (live: Live): CaseContext['expected'] => tables.get(live)?.expected;
