import type { AlertState, AssessmentAction } from '../care/alerts/alert';
import type { Identifier } from '../care/fhir/bundle';
import type { ItemDraft } from '../care/items/items';
import type { Language } from '../care/programmes/types';
import type { PackFault } from '../care/questionnaires/instruments/pack';
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
  /**
   * How this device's account opens; there while it is locked. Without the relay, but for a passphrase that was changed on another device:
   * that needs it the first time. `passkeys` are those that have been used here; their credential ids say nothing of a person. Another
   * passkey of the account opens it too, the first time with the relay's help.
   */
  ways: { passphrase: boolean; passkeys: Uint8Array[] };
  /** An account that is not secured and placed yet (phase `empty`, also after a reload and `unlock`): what comes next. */
  unfinished: 'recovery-code' | 'invitation' | 'team' | null;
  language: Language;
  build: string;
}
/** The rooms of a visit by their steps in the browser's history, and at which step somebody is. */
export interface Place {
  visit: string;
  here: number;
  rooms: [step: number, href: string][];
}
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
  /** Programmes that a citizen may begin on their own, before anybody has given them one. */
  selfStart?: string[];
  /** Whom to call in a crisis in this municipality, before the national numbers; dated. */
  crisis?: { from: string; numbers: { name: string; number: string; about: string }[] };
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
  kind: 'citizen' | 'staff';
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

/** What may be asked and set any number of times: answers, one's own drafts and settings, what concerns this device alone. */
export interface MethodReads {
  state(): Promise<EngineState>;
  /** Called on every change of state, and with the names of views whose answers may have changed. */
  subscribe(onState: (s: EngineState) => void, onChanged: (topics: Topic[]) => void): Promise<void>;
  /** Another tab takes over; this one becomes `elsewhere`. */
  takeOver(): Promise<void>;
  suggestPassphrase(): Promise<string>;
  /** 0–4 as zxcvbn; below 3 is refused by createAccount. */
  passphraseStrength(passphrase: string): Promise<{ score: 0 | 1 | 2 | 3 | 4; long: boolean }>;
  readInvitation(linkOrCode: string): Promise<InvitationPreview>;
  /** Whom to call about an invitation that does not open any more; null where a typed code names no team. */
  invitationTeam(linkOrCode: string): Promise<TeamAbout | null>;
  /** Recovery code and account name of an account that was begun here and has been unlocked again: a reload asks for nothing twice. */
  sheetAgain(): Promise<{ recoveryCode: string; accountName: string }>;
  /** First lead: one-time link printed by the relay. */
  readSetup(link: string): Promise<void>;
  lock(): Promise<void>;
  /** Whether it is written as a recovery code is (its checksum); whose it is, only `restore` finds out. */
  isRecoveryCode(typed: string): Promise<boolean>;
  setLanguage(language: Language): Promise<void>;
  /** Idle minutes before locking, 1–60. */
  setAutoLock(minutes: number): Promise<void>;
  /** The person has read a banner: it is not shown again. */
  dismissAlarm(alarm: Alarm): Promise<void>;
  /** The person has touched the app; resets auto-lock. Cheap; call at most every few seconds. */
  touched(): Promise<void>;
  /** Locks if the time has run out, as every other call does first. */
  lookAtClock(): Promise<void>;
  /** Where somebody is in the app, kept sealed on this device only. */
  keepPlace(place: Place): Promise<void>;
  readPlace(): Promise<Place | null>;
  /** Marks everything up to the newest shown row as read. */
  markRead(caseRef: CaseRef): Promise<void>;
  /** @param begun the act that this is the draft of */
  saveOwn(key: OwnKey, value: unknown, begun?: ActId): Promise<{ savedAt: string }>;
  readOwn(key: OwnKey): Promise<unknown>;
  /** The same with the act that it was begun with; null where there is none, or none any more. */
  readDraft(key: OwnKey): Promise<{ value: unknown; begun: ActId | null } | null>;
  listOwn(prefix: string): Promise<{ key: OwnKey; value: unknown }[]>;
  removeOwn(key: OwnKey): Promise<void>;
  /** Everything of a citizen, readable, as one JSON document. */
  exportAll(): Promise<string>;
  /** All answers of a case as a FHIR R4 Bundle; the patient with an identifier of another system's, where one is given. */
  exportFhir(caseRef: CaseRef, identifier?: Identifier): Promise<string>;
}

/**
 * What a person does, each time once. Screens reach it through `useAct` alone (src/engine/act.ts). Where a double would be a second thing,
 * `act` names what was begun: the same words of the same act are done once, however often and from however many devices they come.
 */
export interface Acts {
  /** Makes account, vault and unlockers; nothing leaves the device but sealed things. Resumable: calling again returns the same code until confirmed. */
  createAccount(by: NewUnlocker): Promise<{ recoveryCode: string; accountName: string }>;
  /** Typed back; wrong: E_RECOVERY_CODE. */
  confirmRecoveryCode(typed: string): Promise<void>;
  /** Claims the invitation that was read. `called`: what the citizen wants to be called. Resumes after a crash. */
  /** `phone`: of a colleague; told to the team when there is a place in it. */
  acceptInvitation(p: { called?: string; name?: string; title?: string; phone?: string }): Promise<{ caseRef: CaseRef | null }>;
  setUpTeam(p: { about: TeamAbout; name: string; title: string }): Promise<void>;
  /** @throws E_PASSPHRASE, E_PASSKEY */
  unlock(by: Unlocker): Promise<void>;
  /**
   * An empty device, or a locked one whose way in is forgotten, and an account that exists. `next`: how this device opens from now on;
   * needed after a recovery code, else null keeps the passkey or passphrase just used.
   */
  restore(by: Restorer, next: NewUnlocker | null): Promise<void>;
  /** Renews the recovery code (shown once). */
  renewRecoveryCode(): Promise<{ recoveryCode: string; accountName: string }>;
  addPasskey(passkey: PasskeyProof & { label: string }): Promise<void>;
  /** @throws E_LAST_WAY when nothing else opens this device */
  removePasskey(credential: string): Promise<void>;
  /** For this device, and by OPAQUE for a new one; what came before opens nothing any more. Changes no content. @throws E_OFFLINE, E_WEAK_PASSPHRASE */
  setPassphrase(passphrase: string): Promise<void>;
  /** Refused with E_UNSENT while something is unsent, unless `discard`. */
  signOut(p: { discard?: boolean }): Promise<void>;
  /** Seals, stores, shows, sends. Resolves when the write is on disk. */
  write(caseRef: CaseRef, item: ItemDraft, once?: Once): Promise<{ id: ItemId; savedAt: string }>;
  inviteCitizen(
    p: {
      name: string;
      called: string;
      /** How staff reach them, until they say so themselves. */
      phone?: string;
      greeting: string;
      language: Language;
      programmes: string[];
      questionnaires: { instruments: string[]; repeat: 'once' | 'weekly' } | null;
      worksheets: string[];
    },
    act?: ActId,
  ): Promise<InviteLink>;
  renewInvitation(caseRef: CaseRef): Promise<InviteLink>;
  withdrawInvitation(caseRef: CaseRef): Promise<void>;
  /** Everything lost: an invitation whose claim takes the citizen's old account's place, and opens nothing of the past. */
  inviteAgain(caseRef: CaseRef): Promise<InviteLink>;
  /** A person has made sure who it is. After a recovery invitation the past is handed over with it. */
  confirmCitizen(caseRef: CaseRef): Promise<void>;
  /** The citizen's old account: nobody shall take its place. */
  refuseReplacement(): Promise<void>;
  /** Another therapist, for given dates (YYYY-MM-DD, both included). In and out by whichever client of the staff is there then. */
  cover(caseRef: CaseRef, p: { by: string; from: string; until: string; note?: string }, act?: ActId): Promise<void>;
  endCover(caseRef: CaseRef, cover: ItemId): Promise<void>;
  /** Another therapist, for good. The citizen sees who, when and the note. */
  handOver(caseRef: CaseRef, p: { to: string; note: string }, act?: ActId): Promise<void>;
  letIn(caseRef: CaseRef, account: string): Promise<void>;
  putOut(caseRef: CaseRef, account: string): Promise<void>;
  /** A custodian opens a case that is not their own; the reason is in the case before anything of it is shown. */
  takeCase(caseRef: CaseRef, reason: string): Promise<void>;
  /** The body of one item of one's own (a custodian: of anybody's) goes, everywhere. */
  erase(caseRef: CaseRef, item: ItemId | `#${number}`): Promise<void>;
  /** A custodian ends and deletes a case. */
  deleteCase(caseRef: CaseRef, reason: string): Promise<void>;
  /** "I know": a link that was used has been tried again. */
  dismissKnocks(caseRef: CaseRef): Promise<void>;
  /** Duty staff and custodians. `resolved` needs an action. */
  answerAlert(
    answers: ItemId,
    p: { state: AlertState; action?: AssessmentAction; also?: AssessmentAction[]; note?: string },
    act?: ActId,
  ): Promise<void>;
  inviteStaff(p: { name: string; roles: StaffRole[] }, act?: ActId): Promise<InviteLink>;
  withdrawStaffInvitation(invite: string): Promise<void>;
  /** Not the one who was meant: this account is told no, and the link stays open. */
  refuseClaim(claim: string): Promise<void>;
  /** A lead lists a claimer: new roster, new team epoch. `replaces`: a colleague's account that is lost; the new one gets its streams. */
  admitStaff(claim: string, p: { name: string; title: string; roles: StaffRole[]; replaces?: string }): Promise<void>;
  /** @throws E_LAST_HOLDER when no lead, or too few custodians, would be left */
  /** One's own, for colleagues; empty takes it back. @throws E_INPUT */
  setPhone(phone: string): Promise<void>;
  setRoles(account: string, p: { name: string; title: string; roles: StaffRole[] }): Promise<void>;
  /** Off the roster; whoever writes next puts the account out of each stream, and this client does so at once where it is a member. */
  revoke(account: string): Promise<void>;
  /** The root seed to a second lead, wrapped to that account in the team's stream. */
  shareRoot(account: string): Promise<void>;
  /** Two halves, random each time; either alone says nothing. */
  rootSheets(): Promise<{ a: string; b: string; team: string }>;
  /** Typed back: proves the sheets, or brings the root to a lead who does not hold it. @throws E_SHEETS */
  enterSheets(a: string, b: string): Promise<void>;
  /** The root hands over to a new one; old sheets sign nothing any more. */
  changeRoot(): Promise<void>;
  setAbout(about: TeamAbout): Promise<void>;
  /** A lead: an instrument of the team's own from a file; what is wrong with the file comes back with lines, and nothing changes. */
  importPack(text: string, act?: ActId): Promise<PackImport>;
  removePack(instrument: string): Promise<void>;
  /** Gives a questionnaire; the pack of a team's own instrument goes into the case before it. */
  giveQuestionnaire(
    caseRef: CaseRef,
    p: { instruments: string[]; repeat: QuestionnaireRepeat; firstDue: string; note?: string },
    act?: ActId,
  ): Promise<void>;
  /** The team's own instrument goes into a case, so that answers in it can be scored by everybody. Does nothing for one that ships. */
  bringInstrument(caseRef: CaseRef, instrument: string): Promise<void>;
}

export interface Methods extends MethodReads, Acts {}

export type QuestionnaireRepeat = 'once' | 'weekly' | 'session' | 'fourth';
export type PackImport = { ok: true; instrument: string; title: string } | { ok: false; faults: PackFault[] };
/** What answers are about: each view, by its name, and what somebody keeps for themselves. Told when they may have changed. */
export type Topic =
  | 'access'
  | 'alerts'
  | 'case'
  | 'cases'
  | 'custody'
  | 'ended'
  | 'inbox'
  | 'me'
  | 'myAlerts'
  | 'myCase'
  | 'own'
  | 'packs'
  | 'security'
  | 'staffClaims'
  | 'staffInvitations'
  | 'staffPlace'
  | 'standing'
  | 'teamTrust'
  | 'thread'
  | 'today';
