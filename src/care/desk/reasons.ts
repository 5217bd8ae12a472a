import { risk, riskHandled } from '../alerts/reasons';
import { appointment } from '../appointments/reasons';
import { defineReason } from '../case/reason';
import type { CaseContext } from '../case-view';
import { letterRead } from '../documents/reasons';
import { invitationClaimed, invitationExpired, knocked, recoveryClaimed } from '../members/reasons';
import { feedback, held } from '../programmes/reasons';
import type { CaseFlag } from '../questionnaires/flags';
import { followedUp } from '../questionnaires/followed-up';
import {
  deterioration,
  late,
  notOnTrack,
  outsideExpected,
  overdueMeasure,
  recovered,
  silence,
  suddenRise,
} from '../questionnaires/reasons';
import { type ConfirmedCourses, record } from '../registry/reasons';
import { remark } from '../remarks/reasons';
import { retention } from '../retention/reasons';
import { message } from '../thread/reasons';
import { homework } from '../worksheets/reasons';
import type { CaseSummary } from './summary';

/** A case as the desk looks at it. */
export interface DeskCase {
  caseRef: string;
  summary: CaseSummary;
  context: DeskContext;
  /** Newest thing that verification could not confirm and nobody has put aside. */
  integrityWarning: { code: string; at: string } | null;
  /** Its rows could not even be put together. */
  unreadable?: true;
}
/** What the desk knows of a case besides its summary. */
export type DeskContext = Pick<CaseContext, 'me' | 'members' | 'invitation' | 'knocks' | 'told' | 'expected'> & ConfirmedCourses;
/** With the flags of its course that nobody has acted on or put aside. */
export interface Looked extends DeskCase {
  flags: readonly CaseFlag[];
}

/** The case cannot be shown: said where it would stand, so that nobody believes that nothing is there. */
export const unreadable = defineReason('unreadable', ({ unreadable }: Pick<DeskCase, 'unreadable'>, { now }) =>
  unreadable ? { facts: {}, at: now, group: 'now' } : null,
);

/** Something in the case could not be confirmed (docs/protocol.md, section 5). Facts: code */
const alarm = defineReason(
  'alarm',
  ({ integrityWarning: found }: Pick<DeskCase, 'integrityWarning'>) =>
    found && { facts: { code: found.code }, at: found.at, group: 'now' },
);

/** Why a case stands in the inbox, in the order in which reasons count when they press equally; nowhere else is there a list of them. */
export const reasons = [
  risk,
  unreadable,
  held,
  alarm,
  riskHandled,
  recoveryClaimed,
  knocked,
  deterioration,
  late,
  message,
  remark,
  letterRead,
  appointment,
  invitationClaimed,
  feedback,
  homework,
  notOnTrack,
  suddenRise,
  outsideExpected,
  overdueMeasure,
  silence,
  recovered,
  followedUp,
  invitationExpired,
  record,
  retention,
] as const;
export type InboxReason = (typeof reasons)[number]['reason'];
