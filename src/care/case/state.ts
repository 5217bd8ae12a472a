import type { PlanNow } from '../alerts/safety-plan';
import type { Told, ToldOf } from '../alerts/told';
import type { Item, ItemKind, ItemOf, skipReasons } from '../items/items';
import type { ProgrammeCard } from '../programmes/types';
import type { Flag } from '../questionnaires/instruments/feedback';
import type { ScoringRules } from '../questionnaires/instruments/scoring';
import type { InstrumentId, Score } from '../questionnaires/instruments/types';
import type { Struck } from '../questionnaires/struck';
import type { DaySpent, MonthSpent } from '../time-spent/time-spent';
import type { Comment } from './comments';

/**
 * One accepted thing of a case, as the engine hands it to the fold. `seq` is null while the row has not been acknowledged.
 * Without `item` the row is there but cannot be shown, and `mark` says why.
 */
export interface CaseEntry {
  seq: number | null;
  author: string;
  authorRole: 'citizen' | 'staff';
  item?: Item;
  /** Protocol marks that a reader must see (docs/protocol.md, section 5). */
  mark?: 'E_HOLE' | 'E_NOKEY' | 'E_ITEM' | 'E_MISSING' | 'E_ERASED' | 'E_LASTING';
  /** Last seq that its author had seen when it was written, by the row's own word. */
  seen?: number;
  /** When this device got the row, ISO. */
  got?: string;
}
export interface MemberChange {
  seq: number;
  /** Time this device learned of it: epoch rows carry no clock. */
  at: string | null;
  by: string;
  added: string[];
  removed: string[];
  kind: 'started' | 'joined' | 'changed';
  /** Who opened the invitation by which somebody joined. */
  invitedBy?: string;
}

/** An item as the fold keeps it. */
export interface Kept<K extends ItemKind = ItemKind> {
  seq: number | null;
  author: string;
  role: 'citizen' | 'staff';
  item: ItemOf<K>;
  mark?: string;
  /** As in CaseEntry: what time/author.ts judges its author's clock by. */
  seen?: number;
  got?: string;
}
export interface Problem {
  seq: number;
  author: string;
  code: string;
}
/**
 * Folded state of one case: its items by kind, each list in order of `seq`, what is not sent yet last. Plain data: it can be cloned,
 * encoded as JSON or MessagePack, and kept as a sealed snapshot. What a screen sees is computed from it (case-view.ts and others).
 */
export interface CaseState {
  /** foldVersion of the fold that made it: a snapshot with another number is thrown away. */
  version: number;
  items: { [K in ItemKind]?: Kept<K>[] };
  problems: Problem[];
  changes: MemberChange[];
  /** author -> item id -> its seq, −1 while unsent: an author's second item with an id is not taken. */
  seen: Record<string, Record<string, number>>;
}

/** What a view must know besides the case's own items. */
export interface CaseContext {
  /** Account of the reader. */
  me: string;
  members: CaseView['members'];
  invitation: CaseView['invitation'];
  /** Rows that failed verification, by code. */
  refused: Record<string, number>;
  knocks?: number;
  deleted?: CaseView['deleted'];
  /** Upper limits of the team's own finished cases (R9), where there are enough. */
  expected?: (rules: ScoringRules, first: number, n: number) => { upper: number; cases: number } | null;
  /** The programmes that the case names, in any language: their structure tells what guards hold. */
  programmes: readonly ProgrammeCard[];
  /** What staff say in the team's stream that they do about risk answers. */
  told?: ToldOf;
  /** IANA zone in which the reader's own days are counted: the device's for a citizen; Europe/Oslo, the team's, when not given. */
  zone?: string;
}

export interface QuestionnaireRound {
  instrument: InstrumentId;
  item: string;
  answeredAt: string;
  /** Answers by linkId as they were given; null is "vil ikke svare". */
  values: Record<string, number | null>;
  score: Score;
  /** At home, in the session, read out and ticked by staff, or entered from paper. */
  mode: ItemOf<'answers'>['mode'];
  language: string;
  sent: boolean;
}
/** Answers that were entered wrongly: to be seen, not to be reckoned with. */
export interface StruckRound extends QuestionnaireRound {
  struck: Struck;
}
export interface DueQuestionnaire {
  assignment: string;
  instruments: InstrumentId[];
  due: string;
  overdueDays: number;
  state: 'due' | 'reminded' | 'overdue';
}
export interface RiskAnswer {
  /** id of the `answers` item */
  answers: string;
  instrument: InstrumentId;
  at: string;
  value: number;
  previous: { at: string; value: number } | null;
  followUp: ItemOf<'risk-follow-up'> | null;
  /** Who did what, and when they did it. */
  assessments: (ItemOf<'assessment'> & { by: string })[];
  /** One of them stands after the follow-up: what the citizen says later has not been dealt with by it. */
  assessed: boolean;
  /** What colleagues have said that they do about it, after all that the citizen has said, oldest first. */
  told: Told[];
  /** Somebody has struck these answers out as wrongly entered; they ask for an assessment all the same. */
  struck: Struck | null;
  sent: boolean;
}
export type SkipReason = (typeof skipReasons)[number];
export type ProgrammePlan = ItemOf<'programme-plan'> & { by: string };
export interface PartProgress {
  opened: number;
  of: number;
  finished: boolean;
  screen: string;
  at: string;
  skipped: string[];
  /** Why a screen was left out, where the reader said so. */
  reasons: Record<string, SkipReason>;
  /** Minutes in which it has been open and in use. */
  minutes: number;
  /** When it was first finished. */
  finishedAt: string | null;
  /** Somebody of the staff has written or commented since it was first finished. */
  answered: boolean;
}
export interface ProgrammeProgress {
  programme: string;
  assignedAt: string | null;
  /** How this citizen takes it (programme/plan.ts); null: as it was written. */
  plan: ProgrammePlan | null;
  parts: Record<string, PartProgress>;
  /** Minutes of all parts. */
  minutes: number;
  /** Holds put by guards and not released: feature -> what put it. */
  holds: Record<string, { address: string; keys: string[]; at: string; released: boolean }>;
  /** Features whose guards are not all answered yet: feature -> address of the first that is not. */
  unasked: Record<string, string>;
  floor: number | null;
  feedback: (ItemOf<'feedback'> & { answered: boolean; comments: Comment[] })[];
  nextTime: ItemOf<'next-time'>[];
}
export interface WorksheetEntry {
  worksheet: string;
  entry: string;
  date: string;
  at: string;
  values: Record<string, unknown>;
  sent: boolean;
  comments: Comment[];
  /** Ids of the items that are its states, oldest first. */
  items: string[];
}
export interface CaseFlag extends Flag {
  seen: { by: string; at: string; action: string | null; note: string | null } | null;
  /** Put aside until this date. */
  snoozedUntil: string | null;
}
export interface CaseView {
  name: string;
  called: string;
  phone: string | null;
  citizen: string | null;
  /** The member of staff who answers for the case: whom the newest handover names, else who wrote the newest welcome, else the first staff author. */
  therapist: string | null;
  members: { account: string; role: 'citizen' | 'staff' | 'reader' }[];
  invitation: { open: boolean; notAfter: string | null } | null;
  startedAt: string | null;
  /** When the case was begun, by whoever welcomed the citizen to it. */
  begunAt: string | null;
  week: number | null;
  measures: Partial<Record<InstrumentId, readonly QuestionnaireRound[]>>;
  /** Rounds that have been struck out, oldest first; they stand in no measure. */
  struck: readonly StruckRound[];
  /** How each measured instrument is scored; of the team's own packs too. */
  scoring: Record<InstrumentId, ScoringRules>;
  /** What the feedback rules say now, the gravest first, with what has been said of it. */
  flags: CaseFlag[];
  /** Instruments of the team's own that travel in the case: id -> FHIR Questionnaire JSON. */
  packs: Record<InstrumentId, string>;
  due: DueQuestionnaire[];
  /** May be answered already; due on a later date. */
  early: { assignment: string; instruments: InstrumentId[]; due: string }[];
  safetyPlan: PlanNow | null;
  discharged: (ItemOf<'discharge'> & { by: string }) | null;
  /** What is assigned now (not yet taken back), oldest first. */
  assignments: (ItemOf<'assign'> & { by: string })[];
  risk: RiskAnswer[];
  /** Newest risk answer that nobody has acted on. */
  openRisk: RiskAnswer | null;
  /** A colleague has dealt with the newest one, and the reader has done nothing in the case since. */
  riskDoneFor: (RiskAnswer & { done: Told }) | null;
  programmes: ProgrammeProgress[];
  worksheets: { worksheet: string; assigned: boolean; repeat: 'once' | 'daily' | null; firstDue: string | null }[];
  entries: Record<string, WorksheetEntry[]>;
  blocks: (ItemOf<'block'> & { sent: boolean; comments: Comment[] })[];
  sleepWindows: (ItemOf<'sleep-window'> & { by: string })[];
  appointments: ItemOf<'appointment'>[];
  /** Minutes that staff have written down, and by month beside those of programmes. */
  spent: { days: DaySpent[]; months: MonthSpent[] };
  lastFromCitizen: string | null;
  lastFromStaff: string | null;
  unsent: number;
  /** Rows that failed verification, kept apart: how many, by code. */
  refused: Record<string, number>;
  /** Whoever claimed the invitation, while no `identity` item names that account. `recovery`: in another account's place. */
  claim: { account: string; at: string | null; recovery: boolean } | null;
  covers: {
    cover: string;
    by: string;
    arrangedBy: string;
    from: string;
    until: string;
    note: string | null;
    state: 'coming' | 'now' | 'over';
  }[];
  handovers: { at: string; by: string; to: string; note: string }[];
  /** How often a used link has been tried again since somebody last said "I know" (the relay's word). */
  knocks: number;
  /** The relay holds nothing of this case any more; `byItem`: a custodian ended it, and said why. */
  deleted: { byItem: boolean; reason: string | null } | null;
}
