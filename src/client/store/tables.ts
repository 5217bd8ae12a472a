import type { CaseState, MemberChange } from '../../care/case/state';
import type { CaseSummary } from '../../care/desk/summary';
import type { Version } from '../../care/drafts/merge';
import type { Item } from '../../care/items/items';
import type { Arranged } from '../../care/members/arrangements';
import type { Language } from '../../care/programmes/types';
import type { CaseTexts } from '../../care/search/case-texts';

/** What the tables of database.ts hold. Keys named `stream`, `team`, `account` are references keyed by the device (refs.ts). */
export interface Shapes {
  /** Raw rows in the pieces in which they came (a page, or one push), with what became of each. Key: first seq. */
  segments: { key: [stream: string, first: number]; value: Segment };
  /** What must be known of every row without reading it again; see row-index.ts. */
  trail: { key: [stream: string, chunk: number]; value: Uint8Array };
  streams: { key: string; value: StreamRecord };
  /** A folded case, so that five thousand rows open at once. */
  snapshots: { key: string; value: Snapshot };
  /** What a desk must know of it among many, so that no case is folded for that. */
  summaries: { key: string; value: KeptDerived<CaseSummary> };
  /** What is written in it, for a search through many. */
  texts: { key: string; value: KeptDerived<CaseTexts> };
  rosters: { key: [team: string, version: number]; value: KeptRoster };
  cards: { key: string; value: Uint8Array };
  /** Rows that failed verification: no effect, never shown, kept as evidence. */
  refused: { key: [stream: string, seq: number]; value: { row: Uint8Array; code: string; at: string } };
  outbox: { key: number; value: OutboxRow };
  own: { key: string; value: OwnRecord };
  /** Half-done work that must survive a crash: a claim, an invitation, the newest integrity warnings. */
  work: { key: string; value: unknown };
}
export type SealedTable = keyof Shapes;
export type Key<T extends SealedTable> = Shapes[T]['key'];
export type Value<T extends SealedTable> = Shapes[T]['value'];
/** `value: undefined` removes. */
export type Change = {
  [T in SealedTable]: { table: T; key: Key<T>; value: Value<T> | undefined; index?: Record<string, number> };
}[SealedTable];

/** One accepted (or marked) row as the fold takes it. */
export interface LogEntry {
  seq: number;
  author: string;
  role: 'citizen' | 'staff';
  item?: Item;
  change?: MemberChange;
  mark?: 'E_HOLE' | 'E_NOKEY' | 'E_ITEM' | 'E_MISSING' | 'E_ERASED' | 'E_LASTING';
  /** Last seq that the author had seen, and when this device got the row (care/case/author-time.ts); not in entries of earlier builds. */
  seen?: number;
  got?: string;
}
export interface Segment {
  rows: Uint8Array[];
  entries: LogEntry[];
}
export interface StreamRecord {
  stream: Uint8Array;
  /** State of the log as src/crypto/log.ts packs it. */
  log: string;
  /** Epoch keys by number. */
  keys: [number, Uint8Array][];
  facts: StreamFacts;
}
export interface StreamFacts {
  /** Last seq that this account may read, once it has been removed. */
  until: number | null;
  /** Newest seq that somebody else wrote and that a receipt can speak of; −1: none. */
  newest: number;
  /** What this account's own receipts have said. */
  receipt: { received: number; read: number };
  /** When this account last wrote `opened`, ISO; null: never. */
  opened: string | null;
  /** This account has written something here that is not a receipt. */
  wrote: boolean;
  /** Rows kept apart, by code. */
  refused: Record<string, number>;
  /** Seq of the newest thing of that kind; −1: none. */
  worked: number;
  /** When this device learned of the stream's beginning; null: it has not yet. */
  startedAt: string | null;
  /** What the log says of who shall be in the case, by seq: so that members are looked after without the case being opened. */
  arranged: Arranged[];
  /** Of a chart: the stream of its case, as base64url. */
  chartOf: string | null;
  /** Somebody has asked for help here (`referral`). */
  asked: boolean;
  /** Accounts that an `identity` item names. */
  confirmed: string[];
  /** Numbers of the earlier keys that each epoch row hands back, as far as they open and fit. */
  backs: [epoch: number, earlier: number[]][];
  /** Rows whose body is gone, and that no erase item has named so far. */
  missing: { seq: number; author: string; told: boolean }[];
  /** Erase items by whose word this device has still to let go of a body. */
  erasing: Erasing[];
  /** Rows that this account has erased, and the relay has not. */
  toErase: number[];
  /** A custodian has ended the case; or the team's time for keeping it is over, by nobody's word. */
  end: { by: string; at: string; reason: string; retention?: true } | null;
  /** Since which day the relay has been told that the course has ended; null: it goes on. */
  restTold: string | null;
  /** The relay says that it has nothing of this stream any more. */
  gone: boolean;
  /** An older key has come to light, or this version understands more: marked rows are opened again. */
  reopen: boolean;
  /** The fold's version at which there were items that it did not understand. */
  unknownAt: number | null;
  /** How often what was kept has been changed: a folded case from before is folded anew. */
  amended: number;
  /** How often a used link has been tried, by the relay's word. */
  knocks: number;
}
export interface Erasing {
  /** Where the item itself stands; missing in what an earlier version has kept. */
  at?: number;
  seq: number;
  /** Id of the row that the item names, base64url. */
  row: string;
  by: string;
  /** Whether its author was a custodian then: else only their own rows go. */
  custodian: boolean;
}
export interface Snapshot {
  /** The last seq folded in, and how often what was kept had changed then. */
  upto: number;
  amended: number;
  state: CaseState;
}
/** What was reckoned from a case, kept beside it. */
export interface KeptDerived<V> {
  /** As in Snapshot: the row up to which, and the changes with which, it speaks of the case. */
  upto: number;
  amended: number;
  /** What reckoned it: another program does so anew. */
  by: string;
  value: V;
}
export interface KeptRoster {
  team: Uint8Array;
  roster: Uint8Array;
  signature: Uint8Array;
}
export interface OutboxRow {
  stream: Uint8Array;
  row: Uint8Array;
  /** What the row says, so that it can be sealed again in a new chain with the same id. */
  item: Item;
  savedAt: string;
}
export interface OwnRecord {
  key: string;
  value: unknown;
  savedAt: string;
  /** Version of the box on the relay that this grew from; 0: none yet. */
  version: number;
  removed?: boolean;
  /** Versions of several devices of which this is made, while nobody has written on since. */
  versions?: readonly Version[];
  /** Earlier versions that this one was written on top of, by their `savedAt`. */
  after?: readonly string[];
  /** It has been on its way to the relay: others may have it, whatever came of that. Never in a box. */
  handed?: boolean;
  /** Drawn when the draft was begun: what it becomes is written once (src/client/sync/act-ids.ts). */
  begun?: string;
}

/** The one row in the clear. It says nothing of health. */
export interface DeviceRow {
  id: 'this';
  role: 'citizen' | 'staff' | 'reader' | null;
  language: Language;
  account: Uint8Array;
  /** The account's sealed vault. */
  vault: Uint8Array;
  vaultVersion: number;
  /** The vault's key under the passphrase (Argon2id), for this device alone. Absent while only passkeys open it. */
  slot?: Uint8Array;
  /**
   * Locator of the relay's slot for the same passphrase, by which another device's change is noticed; null: the relay does not know this
   * passphrase yet. Absent in rows from before passphrases opened anything but their device.
   */
  slotFor?: Uint8Array | null;
  /** Copies of the slots of those passkeys that have been used here, so that they open without the relay. */
  passkeys?: { credential: Uint8Array; locator: Uint8Array; slot: Uint8Array }[];
  /** At a team's door: until the account is secured nothing else opens it, and then this is gone. */
  held?: { by: CryptoKey; iv: Uint8Array; sealed: Uint8Array };
  /** H("name", account name) when the relay has a passphrase for it: then one that is new to this device opens with its help. */
  nameId?: Uint8Array;
  /** What this device is called among the account's devices: random, 16 bytes as text. */
  deviceId?: string;
  /** The relay knows the account's card. */
  registered: boolean;
  autoLock: number;
  since: string;
  /** True once the account is secured and has a place: then the rooms open. */
  finished: boolean;
}
