/** Who needs me now, in order, and why. The rule for each reason is in inbox() and is shown to the reader as it stands. */
export type InboxReason =
  | 'risk' | 'alarm' | 'deterioration' | 'message' | 'invitation-claimed' | 'feedback' | 'homework' | 'not-on-track'
  | 'overdue-measure' | 'silence' | 'invitation-expired';
export interface InboxRow {
  caseRef: string;
  name: string;
  reason: InboxReason;
  /** Facts for the sentence beside the reason, e.g. { value: 1, previous: 0 } or { from: 12, to: 18 } or { text: '…' }. */
  facts: Record<string, string | number>;
  at: string;
  group: 'now' | 'today' | 'week';
  /** Further reasons of the same case, in order. */
  also: InboxReason[];
  series: { instrument: string; values: number[] } | null;
}
export interface Inbox { rows: InboxRow[]; cases: number; now: string }
export interface CaseRow {
  caseRef: string;
  name: string;
  status: 'invited' | 'expired' | 'active';
  week: number | null;
  programme: { programme: string; part: string; partsDone: number; parts: number } | null;
  phq9: number | null; gad7: number | null;
  lastFromCitizen: string | null;
  openRisk: boolean;
}
