import type { Language } from '../care/programmes/types';
import type { ErrorCode } from '../protocol/errors';
import type { StaffRole } from '../protocol/kinds';

/*
 * What crosses between screens and engine, as plain data. The features say what can be done with it (src/client/api.ts).
 */

/**
 * A short opaque handle of a stream, keyed by the device's own key: it may stand in a route and says nothing.
 */
export type CaseRef = string;
export type ItemId = string;
/** Drawn when an act begins, before anything is written: 16 random bytes as base64url. */
export type ActId = string;
/** Which act an item comes of; or, where a screen must know it beforehand, the id of the item itself. */
export type Once = ActId | { id: ItemId };

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
  role: 'citizen' | 'staff' | 'reader' | null;
  connection: 'offline' | 'connecting' | 'online';
  /** A first catch-up is running: rows done of rows known. */
  catchUp: { done: number; of: number } | null;
  unsent: number;
  /** ISO time of the last word from the relay. */
  lastHeard: string | null;
  integrityWarnings: IntegrityWarning[];
  /** Storage of the device is full or refuses: what the person reads is errors.<code>. */
  trouble: ErrorCode | null;
  /**
   * How this device's account opens; there while it is locked. Without the relay, but for a passphrase that was changed on another device:
   * that needs it the first time. `passkeys` are those that have been used here; their credential ids say nothing of a person. Another
   * passkey of the account opens it too, the first time with the relay's help.
   */
  ways: { passphrase: boolean; passkeys: Uint8Array[] };
  /**
   * An account that is not secured and placed yet (phase `empty`, also after a reload and `unlock`): what comes next. Of one that was begun at a
   * team's door the rooms are open already: `door` until it is being secured.
   */
  unfinished: 'recovery-code' | 'invitation' | 'team' | 'door' | null;
  language: Language;
  build: string;
}
/** The rooms of a visit by their steps in the browser's history, and at which step somebody is. */
export interface Place {
  visit: string;
  here: number;
  rooms: [step: number, href: string][];
}
export interface IntegrityWarning {
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
  /** When the telephone is answered, where that is not the same. */
  phoneHours?: string;
  /** working days within which messages are answered */
  replyDays: number;
  /** Programmes that a citizen may begin on their own, before anybody has given them one. */
  selfStart?: string[];
  /** Whom to call in a crisis in this municipality, before the national numbers; dated. */
  crisis?: { from: string; numbers: { name: string; number: string; about: string }[] };
  /** People may ask for help by themselves from this age on; while it is closed they read these words. */
  door?: { age: number; closed?: { words: string; until?: string } };
  /** Whether 24 and 31 December are days off, and when else the team is away; dates, both included. */
  days?: { christmasEve: boolean; newYearsEve: boolean };
  closedDays?: { from: string; until: string }[];
  /** Whom it serves: four digits of a municipality, and a district of it. */
  places?: { kommune: string; bydel?: string }[];
  rooms?: string[];
  videoHosts?: string[];
  /** From the end of a course until the case is deleted; kept where it is not said. */
  retentionMonths?: number;
}
export interface Person {
  account: string;
  name: string;
  title: string;
  roles: StaffRole[];
  me: boolean;
  /** How colleagues reach them, if they have said so. */
  phone?: string;
}
export interface InvitationPreview {
  kind: 'citizen' | 'staff' | 'reader';
  inviter: { name: string; title: string };
  about: TeamAbout;
  called: string;
  greeting: string;
  notAfter: string;
  /** What it is written in, if it says so. */
  language: Language | null;
  /** A recovery invitation: the new account takes the place of the one that is lost, and the past opens later. */
  replaces: boolean;
  /** The invitation as it is typed: to go on in another browser, or in the app on an iPhone's home screen. */
  code: string;
}
/** A team's door, before there is an account; all of it from its signed roster. */
export interface DoorPreview {
  link: string;
  about: TeamAbout;
  /** YYYY-MM-DD: the latest day of an answer to what is sent today. */
  answerBy: string;
  open: boolean;
}
export interface InviteLink {
  link: string;
  code: string;
  notAfter: string;
  caseRef: CaseRef | null;
}

/** What a passkey gave on the page (WebAuthn lives there): the credential's id and 32 bytes of PRF output for `mellom/v1/prf`. */
export interface PasskeyProof {
  credential: Uint8Array;
  prf: Uint8Array;
}
export type NewUnlocker = { passphrase: string } | { passkey: PasskeyProof & { label: string } };
export type Unlocker = { passphrase: string } | { passkey: PasskeyProof };
/** What brings an account back on an empty device. `name`: the account name that is printed with the recovery code. */
export type Restorer = { code: string } | { passkey: PasskeyProof } | { name: string; passphrase: string };

/** Drafts and settings that are only for oneself: sealed on disk within a second, and on the relay as boxes. */
export type OwnKey = string;

/** What answers are about: each view, by its name, and what somebody keeps for themselves. Told when they may have changed. */
export type Topic =
  | 'access'
  | 'alerts'
  | 'calendar'
  | 'case'
  | 'caseRecords'
  | 'capacities'
  | 'cases'
  | 'chart'
  | 'columns'
  | 'course'
  | 'courses'
  | 'custody'
  | 'door'
  | 'ended'
  | 'handedIn'
  | 'handIn'
  | 'inbox'
  | 'letterTemplates'
  | 'me'
  | 'myAlerts'
  | 'myCase'
  | 'own'
  | 'ownDays'
  | 'practice'
  | 'packs'
  | 'records'
  | 'referrals'
  | 'savedReplies'
  | 'search'
  | 'searchPlace'
  | 'scheduled'
  | 'security'
  | 'shareSums'
  | 'staffClaims'
  | 'staffInvitations'
  | 'staffPlace'
  | 'readerPlaces'
  | 'replacement'
  | 'teamTrust'
  | 'thread'
  | 'today'
  | 'workload';
