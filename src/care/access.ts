/** Who is in the case, why, and when they opened it. */
export interface Access {
  members: {
    account: string;
    name: string;
    title: string;
    role: 'citizen' | 'staff' | 'reader';
    why: 'you' | 'therapist' | 'custodian' | 'lead' | 'intake';
    since: string | null;
    lastOpened: string | null;
  }[];
  opened: { account: string; name: string; at: string }[];
  changes: { at: string | null; by: string; added: string[]; removed: string[] }[];
  controlWords: string[];
}
