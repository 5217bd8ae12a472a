import { kept } from '../../care/case/items-of';
import type { CaseState } from '../../care/case/state';
import { courseOf } from '../../care/courses/course';
import { courseRow } from '../../care/courses/course-list';
import { amCustodian } from '../access';
import { iso } from '../context';
import { erase } from '../members/erase';
import type { Log } from '../store/logs';
import type { Live } from '../sync/write';
import { hasEnded } from './course-stream';

/**
 * Of somebody whose case is no more a course keeps nothing either: each device takes back what its own account has written of them, and a
 * custodian's what anybody has. When the course is over and nobody is left of it, the words to all go too: nothing of people is kept.
 */
export async function forgetEnded(x: Live, log: Log, state: CaseState): Promise<void> {
  const mine = ({ seq, author }: { seq: number | null; author: string }) => seq !== null && (author === x.me || amCustodian(x));
  const told = [...kept(state, 'enrolment'), ...kept(state, 'attendance')];
  for (const one of told) if (mine(one) && hasEnded(x, one.item.case)) await erase(x, log, one.item.id);
  const course = courseOf(state);
  if (!course || course.participants.length > 0 || courseRow(course, iso(x.env)).state !== 'finished') return;
  for (const one of kept(state, 'course-message')) if (mine(one)) await erase(x, log, one.item.id);
}
