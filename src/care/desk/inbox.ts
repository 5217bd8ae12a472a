/** Who needs me now, in order, and why. The rule for each reason is in inbox() and is shown to the reader as it stands. */
export type InboxReason =
  | 'unreadable'
  | 'risk'
  | 'held'
  | 'alarm'
  | 'risk-handled'
  | 'recovery-claimed'
  | 'knocked'
  | 'deterioration'
  | 'late'
  | 'message'
  | 'appointment'
  | 'invitation-claimed'
  | 'feedback'
  | 'homework'
  | 'not-on-track'
  | 'sudden-rise'
  | 'outside-expected'
  | 'overdue-measure'
  | 'silence'
  | 'recovered'
  | 'invitation-expired';
/**
 * Facts for the sentence beside the reason; a fact that is not known is left out.
 * risk { instrument, value, previous?, previousAt?, toldState?, toldBy?, toldAt? } · risk-handled { instrument, value, by, at, action?, also? (with commas) } ·
 * held { feature, address, options } · alarm { code } · recovery-claimed { called } · knocked { count } · deterioration, late, not-on-track { instrument, from, to, count }
 * sudden-rise { instrument, from, to } · outside-expected { instrument, to, upper, cases } · recovered { instruments }
 * message { text, count, replyBy? } · appointment { what, start?, words? } · invitation-claimed { called } · feedback { address, note? } · homework { worksheet, count }
 * overdue-measure { instruments (comma-separated), due, days } · silence { days } · invitation-expired { notAfter }
 */
export interface InboxCause {
  reason: InboxReason;
  facts: Record<string, string | number>;
  at: string;
  group: 'now' | 'today' | 'week';
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
  programme: { programme: string; part: string; partsDone: number; parts: number } | null;
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
  /** Nothing of it can be shown. */
  unreadable?: true;
}
