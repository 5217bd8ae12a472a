import type { Found } from '../case/reason';
import type { InboxReason } from './reasons';
import type { CaseSummary } from './summary';

/** Why a case needs somebody: the rule for each reason stands in its feature, and is shown to the reader as it stands. */
export interface InboxCause extends Found {
  reason: InboxReason;
}
export interface InboxRow extends InboxCause {
  caseRef: string;
  name: string;
  /** Further reasons of the same case, in order: when the first is dealt with, the next takes its place. */
  also: InboxCause[];
  series: { instrument: string; values: number[] } | null;
}
export interface Inbox {
  rows: InboxRow[];
  cases: number;
  now: string;
}
export interface CaseRow {
  caseRef: string;
  name: string;
  /** `not-invited`: they have asked for help, and no invitation has been made. */
  status: 'invited' | 'expired' | 'active' | 'not-invited';
  week: number | null;
  programme: CaseSummary['programme'];
  phq9: number | null;
  gad7: number | null;
  lastFromCitizen: string | null;
  openRisk: boolean;
  /** Start of the next appointment that stands. */
  next: string | null;
  /** The reader answers for it: not as a cover, nor as a custodian. */
  mine: boolean;
  /** The course has ended. */
  ended: boolean;
  /** So many messages and forms are not in the municipality's record. */
  unfiled: number;
  /** Nothing of it can be shown. */
  unreadable?: true;
}
