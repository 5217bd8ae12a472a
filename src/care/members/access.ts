/** Who is in the case, why, and when they opened it. */
export interface Access {
  members: {
    account: string;
    name: string;
    title: string;
    role: 'citizen' | 'staff' | 'reader';
    /** `cover`: looks after it for some days, in the therapist's place. */
    why: 'you' | 'therapist' | 'cover' | 'custodian' | 'lead' | 'intake';
    since: string | null;
    lastOpened: string | null;
    /** When they last opened it or read in it, by their own clock. */
    lastLook: string | null;
    /** Newest row of theirs that has been verified, by their own clock: a frozen conversation shows here. */
    lastHeard: string | null;
    /** When the relay says that they last read from it: its word, not theirs; null when it was not asked. */
    relayRead: string | null;
  }[];
  opened: { account: string; name: string; at: string }[];
  /** Every look of the staff that has left a trace, newest first: openings, and days on which they read without opening all of it. */
  looks: { account: string; name: string; at: string; how: 'opened' | 'read' }[];
  /** `invitedBy`: who opened the invitation by which somebody came in. */
  changes: { at: string | null; by: string; added: string[]; removed: string[]; invitedBy: string | null }[];
  /** Custodians who opened a case that was not their own, and their reason. Newest first. */
  custody: { account: string; name: string; at: string; reason: string }[];
  controlWords: string[];
}
