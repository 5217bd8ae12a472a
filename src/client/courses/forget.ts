import { kept } from '../../care/case/items-of';
import type { CaseState } from '../../care/case/state';
import { amCustodian } from '../access';
import { erase } from '../members/erase';
import type { Log } from '../store/logs';
import type { Live } from '../sync/write';
import { hasEnded } from './course-stream';

/**
 * Of somebody whose case is no more a course keeps nothing either: each device takes back what its own account has written of them, and a
 * custodian's what anybody has.
 */
export async function forgetEnded(x: Live, log: Log, state: CaseState): Promise<void> {
  const told = [...kept(state, 'enrolment'), ...kept(state, 'attendance')];
  for (const { item, author, seq } of told)
    if (seq !== null && hasEnded(x, item.case) && (author === x.me || amCustodian(x))) await erase(x, log, item.id);
}
