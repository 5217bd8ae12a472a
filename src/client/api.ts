import type { ItemDraft } from '../care/items';
import type { ErrorCode } from '../protocol/errors';
import type { StaffRole } from '../protocol/kinds';

/**
 * What the screens see of the engine: one object behind comlink, living in the worker (src/client/worker.ts). All values are
 * plain data. Every method may reject with a MellomError (code survives comlink: rejections arrive as `{ code, detail }` made
 * back into MellomError by src/client/connect.ts).
 *
 * `CaseRef` is a short opaque handle of a stream, keyed by the device's own key: it may stand in a route and says nothing.
 */
export type CaseRef = string;
export type ItemId = string;

export type Phase =
  | 'starting'
  /** no account on this device */
  | 'empty'
  | 'locked'
  | 'open'
  /** another tab owns the engine */
  | 'elsewhere';

export interface EngineState {
  phase: Phase;
  /** What kind of rooms to show; kept readable on the device (it says nothing of health) so that the lock screen is right. */
  role: 'citizen' | 'staff' | null;
  connection: 'offline' | 'connecting' | 'online';
  /** A first catch-up is running: rows done of rows known. */
  catchUp: { done: number; of: number } | null;
  unsent: number;
  /** ISO time of the last word from the relay. */
  lastHeard: string | null;
  alarms: Alarm[];
  /** Storage of the device is full or refuses: what the person reads is errors.<code>. */
  trouble: ErrorCode | null;
  /** An account that is not secured and placed yet (phase `empty`, also after a reload and `unlock`): what comes next. */
  unfinished: 'recovery-code' | 'invitation' | 'team' | null;
  language: Language;
  build: string;
}
export type Language = 'nb' | 'nn' | 'en';
export interface Alarm {
  code: ErrorCode;
  caseRef?: CaseRef;
  /** Name of whose rows or copy it is about. */
  who?: string;
  at: string;
}

export interface TeamAbout {
  /** "Rask psykisk helsehjelp i Lillevik" */
  name: string;
  municipality: string;
  phone: string;
  /** "hverdager 8–15.30", in the team's own words */
  hours: string;
  /** working days within which messages are answered */
  replyDays: number;
}
export interface Person {
  account: string;
  name: string;
  title: string;
  roles: StaffRole[];
  me: boolean;
}
export interface InvitationPreview {
  kind: 'citizen' | 'staff';
  inviter: { name: string; title: string };
  about: TeamAbout;
  called: string;
  greeting: string;
  notAfter: string;
}
export interface InviteLink {
  link: string;
  code: string;
  notAfter: string;
  caseRef: CaseRef | null;
}

/** Drafts and settings that are only for oneself: sealed on disk within a second, and on the relay as boxes. */
export type OwnKey = string;

export interface Engine {
  state(): Promise<EngineState>;
  /** Called on every change of state, and with the names of views whose answers may have changed. */
  subscribe(onState: (s: EngineState) => void, onChanged: (topics: Topic[]) => void): Promise<void>;
  /** Another tab takes over; this one becomes `elsewhere`. */
  takeOver(): Promise<void>;

  // accounts on this device
  suggestPassphrase(): Promise<string>;
  /** 0–4 as zxcvbn; below 3 is refused by createAccount. */
  passphraseStrength(passphrase: string): Promise<{ score: 0 | 1 | 2 | 3 | 4; long: boolean }>;
  readInvitation(linkOrCode: string): Promise<InvitationPreview>;
  /** Makes account, vault and both unlockers; nothing leaves the device but sealed things. Resumable: calling again returns the same code until confirmed. */
  createAccount(passphrase: string): Promise<{ recoveryCode: string }>;
  /** Typed back; wrong: E_RECOVERY_CODE. */
  confirmRecoveryCode(typed: string): Promise<void>;
  /** Claims the invitation that was read. `called`: what the citizen wants to be called. Resumes after a crash. */
  acceptInvitation(p: { called?: string; name?: string; title?: string }): Promise<{ caseRef: CaseRef | null }>;
  /** First lead: one-time link printed by the relay. */
  readSetup(link: string): Promise<void>;
  setUpTeam(p: { about: TeamAbout; name: string; title: string }): Promise<void>;
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  /** An empty device, an account that exists. */
  restore(recoveryCode: string, newPassphrase: string): Promise<void>;
  /** Renews the recovery code (shown once). */
  renewRecoveryCode(): Promise<{ recoveryCode: string }>;
  /** Refused with E_UNSENT while something is unsent, unless `discard`. */
  signOut(p: { discard?: boolean }): Promise<void>;
  setLanguage(language: Language): Promise<void>;
  /** Idle minutes before locking, 1–60. */
  setAutoLock(minutes: number): Promise<void>;
  /** The person has read a banner: it is not shown again. */
  dismissAlarm(alarm: Alarm): Promise<void>;
  /** The person has touched the app; resets auto-lock. Cheap; call at most every few seconds. */
  touched(): Promise<void>;

  // the one road
  /** Seals, stores, shows, sends. Resolves when the write is on disk. */
  write(caseRef: CaseRef, item: ItemDraft): Promise<{ id: ItemId; savedAt: string }>;
  /** Marks everything up to the newest shown row as read. */
  markRead(caseRef: CaseRef): Promise<void>;
  saveOwn(key: OwnKey, value: unknown): Promise<{ savedAt: string }>;
  readOwn(key: OwnKey): Promise<unknown>;
  listOwn(prefix: string): Promise<{ key: OwnKey; value: unknown }[]>;
  removeOwn(key: OwnKey): Promise<void>;
  /** Everything of a citizen, readable, as one JSON document. */
  exportAll(): Promise<string>;

  // staff
  inviteCitizen(p: {
    name: string;
    called: string;
    greeting: string;
    language: Language;
    programmes: string[];
    questionnaires: { instruments: string[]; repeat: 'once' | 'weekly' } | null;
    worksheets: string[];
  }): Promise<InviteLink>;
  renewInvitation(caseRef: CaseRef): Promise<InviteLink>;
  withdrawInvitation(caseRef: CaseRef): Promise<void>;
  inviteStaff(p: { name: string; roles: StaffRole[] }): Promise<InviteLink>;
  /** A lead lists a claimer: new roster, new team epoch. */
  admitStaff(claim: string, p: { name: string; title: string; roles: StaffRole[] }): Promise<void>;
  setAbout(about: TeamAbout): Promise<void>;

  view<V extends keyof Views>(name: V, args: Views[V]['args']): Promise<Views[V]['answer']>;
}

/** Views are pure functions of src/care over folded cases; their answer types live with them. */
export interface Views {
  /** Who am I, my team, what it says of itself. */
  me: {
    args: null;
    answer: {
      account: string;
      name: string | null;
      title: string | null;
      roles: StaffRole[];
      about: TeamAbout | null;
      people: Person[];
      rosterVersion: number;
      deviceSince: string;
      autoLock: number;
    };
  };
  staffClaims: { args: null; answer: { claim: string; name: string; title: string; at: string; roles: StaffRole[] }[] };
  /** The citizen's one case (null until there is one). */
  myCase: { args: null; answer: CaseRef | null };
  /** `glance`: the few facts beside a list. Without it the case is opened, and says so to the citizen (an `opened` item). */
  case: { args: { caseRef: CaseRef; glance?: true }; answer: import('../care/case').CaseView };
  /** Newest first page ends at `before` (exclusive index), ascending within the page. */
  thread: { args: { caseRef: CaseRef; before?: number; limit: number }; answer: import('../care/thread').ThreadPage };
  today: { args: { now: string }; answer: import('../care/today').Today };
  inbox: { args: { now: string }; answer: import('../care/inbox').Inbox };
  cases: { args: { now: string }; answer: import('../care/inbox').CaseRow[] };
  /** Who is in the case and when they opened it, read it; changes of members. */
  access: { args: { caseRef: CaseRef }; answer: import('../care/access').Access };
}
export type Topic = keyof Views | 'own';
export type { ItemDraft };
