import { MellomError } from '../protocol/errors';
import type { Engine } from './api';
import type { Holding } from './holding';
import type { Log } from './logs';

/** Who is in a case, and how that changes: recovery, cover, handover, custody, erasing. */
export type CaseMembers = Pick<
  Engine,
  | 'inviteAgain'
  | 'confirmCitizen'
  | 'refuseReplacement'
  | 'cover'
  | 'endCover'
  | 'handOver'
  | 'letIn'
  | 'putOut'
  | 'takeCase'
  | 'erase'
  | 'deleteCase'
  | 'dismissKnocks'
>;

export function caseMembersOn(_h: Holding, _logOf: (ref: string) => Log): CaseMembers {
  const missing = async () => {
    throw new MellomError('E_UNEXPECTED');
  };
  return {
    inviteAgain: missing,
    confirmCitizen: missing,
    refuseReplacement: missing,
    cover: missing,
    endCover: missing,
    handOver: missing,
    letIn: missing,
    putOut: missing,
    takeCase: missing,
    erase: missing,
    deleteCase: missing,
    dismissKnocks: missing,
  };
}
