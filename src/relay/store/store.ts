import { streamType } from '../../protocol/kinds';

/**
 * What the relay keeps, and the only way to it. Two implementations (SQLite, PostgreSQL) behind one contract, proved by one suite.
 * All bytes are opaque to the store; everything it is given has been judged already.
 */
export interface StoredStream {
  stream: Uint8Array;
  type: number;
  team: Uint8Array;
  last: number;
  head: Uint8Array;
  /** stateOf() of stored-log.ts, as of the newest epoch row */
  state: string;
  /** the newest row of each chain */
  chains: StoredChain[];
}
export interface StoredChain {
  chain: Uint8Array;
  author: Uint8Array;
  n: number;
  id: Uint8Array;
}
/** A stream that has grown. */
export interface StreamChange extends Omit<StoredStream, 'state'> {
  /** null: as before */
  state: string | null;
  /** those that have grown */
  chains: StoredChain[];
}
export interface NewRow {
  stream: Uint8Array;
  seq: number;
  id: Uint8Array;
  kind: number;
  row: Uint8Array;
}
/** Membership of an account in a stream from one epoch row on; `until` is the row that removed it, the last that it may read. */
export interface MemberChange {
  stream: Uint8Array;
  account: Uint8Array;
  joined: number | null;
  removed: number | null;
}
export interface Commit {
  rows: NewRow[];
  streams: StreamChange[];
  members: MemberChange[];
  /** streams whose open invitation ended with this commit, and how */
  invitations: { stream: Uint8Array; ended: 'taken' | 'withdrawn' }[];
}
export interface Membership {
  stream: Uint8Array;
  type: number;
  last: number;
  head: Uint8Array;
  until: number | null;
  team: Uint8Array;
  deleted: boolean;
  knocks: number;
}
/** What of a stream outlives its deletion. */
export interface StreamPlace {
  type: number;
  team: Uint8Array;
  last: number;
  head: Uint8Array;
  /** only a tombstone: no rows, no state, no invitations any more */
  deleted: boolean;
  /** since when it counts as ended, Unix ms; null: it does not */
  endedAt: number | null;
}
export interface StoredRow {
  seq: number;
  row: Uint8Array;
}
export interface StoredVault {
  version: number;
  vault: Uint8Array;
  slots: { locator: Uint8Array; kind: number; slot: Uint8Array }[];
}
/** The one passphrase record of an account, under the setup of this fingerprint. */
export interface OpaquePut {
  name: Uint8Array;
  record: Uint8Array;
  fingerprint: string;
}
export interface StoredRead {
  stream: Uint8Array;
  account: Uint8Array;
  /** Unix ms */
  at: number;
}
export interface StoredBox {
  name: Uint8Array;
  version: number;
  box: Uint8Array;
  mark: number;
}
export interface StoredRoster {
  version: number;
  roster: Uint8Array;
  signature: Uint8Array;
}
export interface StoredInvitation {
  invite: Uint8Array;
  /** null for a staff invitation */
  stream: Uint8Array | null;
  /** null for an invitation to a case */
  team: Uint8Array | null;
  invitePk: Uint8Array | null;
  notAfter: number;
  /** empty once it is taken, withdrawn or too old: with the link it would open what was laid ready */
  bundle: Uint8Array;
  state: 'open' | 'taken' | 'withdrawn';
}
export interface StoredClaim {
  invite: Uint8Array;
  account: Uint8Array;
  card: Uint8Array;
  signature: Uint8Array;
  note: Uint8Array;
  /** Unix ms; 0: not known */
  at: number;
}
/** What claimers of one staff invitation learn of each other. */
export interface ClaimStanding {
  account: Uint8Array;
  refused: boolean;
}

/** Types that `standing` tells of, for SQL. */
export const foundingTypes = [streamType.case, streamType.alert].join(', ');

/** A transaction in which streams are held: nobody else may append to them until it ends. */
export interface AppendTransaction {
  /** How far streams have grown, held until commit; absent ones are left out. */
  hold(streams: Uint8Array[]): Promise<{ stream: Uint8Array; last: number; deleted: boolean }[]>;
  /** The whole of streams that are held. */
  load(streams: Uint8Array[]): Promise<StoredStream[]>;
  /** seq of rows that are stored already, by stream and id (hex). Goes backwards through the stream: to be asked for seldom. */
  known(rows: { stream: Uint8Array; id: Uint8Array }[]): Promise<Map<string, number>>;
  /** The living cases and alert streams that an account is in now in a team. Held: nobody else founds for it until the transaction ends. */
  standing(account: Uint8Array, team: Uint8Array): Promise<StoredStream[]>;
  commit(what: Commit): Promise<void>;
}

export type News =
  | { kind: 'rows'; stream: Uint8Array; first: number; last: number; epochs: boolean }
  | { kind: 'roster'; team: Uint8Array; version: number }
  | { kind: 'claim'; team: Uint8Array }
  /** seq −1: the stream is deleted */
  | { kind: 'erased'; stream: Uint8Array; seq: number }
  | { kind: 'knocked'; stream: Uint8Array; knocks: number }
  /** For a while nothing was heard: anything may have happened. */
  | { kind: 'deaf' };

/** Everything but the log. */
export interface AccountStore {
  putCard(account: Uint8Array, card: Uint8Array): Promise<void>;
  cards(accounts: Uint8Array[]): Promise<{ account: Uint8Array; card: Uint8Array }[]>;
  /**
   * `version`: the stored one is not `version` − 1. `taken`: a locator or the name belongs to somebody else. Vault, slots and record
   * change together or not at all. `opaque` null: no record from now on; undefined: as before.
   * @throws MellomError E_UNAVAILABLE when the records there are under another setup
   */
  putVault(account: Uint8Array, vault: StoredVault, opaque?: OpaquePut | null): Promise<'put' | 'version' | 'taken'>;
  opaqueRecord(name: Uint8Array): Promise<{ account: Uint8Array; record: Uint8Array } | null>;
  /** Fingerprint of the setup that the records are under; null while there are none. */
  opaqueSetup(): Promise<string | null>;
  vault(account: Uint8Array): Promise<StoredVault | null>;
  slot(locator: Uint8Array): Promise<{ account: Uint8Array; kind: number; slot: Uint8Array } | null>;
  /** `version`: the stored one is not `version` − 1. `full`: with it the account would have more than `most`, and more than before. */
  putBox(
    account: Uint8Array,
    box: Omit<StoredBox, 'mark'>,
    most: { boxes: number; bytes: number },
  ): Promise<'put' | 'version' | 'full'>;
  box(account: Uint8Array, name: Uint8Array): Promise<StoredBox | null>;
  /** At most `limit`, and none after `bytes` are full; what is not given is not read. */
  boxesAfter(account: Uint8Array, mark: number, p: { limit: number; bytes: number }): Promise<StoredBox[]>;
  /** false when the stored newest version is not `version` − 1 */
  putRoster(team: Uint8Array, roster: StoredRoster): Promise<boolean>;
  roster(team: Uint8Array, version: number | null): Promise<StoredRoster | null>;
  /** Version of the newest roster; 0 when there is none. */
  rosterVersion(team: Uint8Array): Promise<number>;
  /** Of which there is a roster. */
  teams(): Promise<Uint8Array[]>;
  putInvitation(invitation: StoredInvitation): Promise<boolean>;
  invitation(invite: Uint8Array): Promise<StoredInvitation | null>;
  /** Withdrawn, its claims go with it. */
  endInvitation(invite: Uint8Array, state: 'taken' | 'withdrawn'): Promise<void>;
  /** Empties the bundles of those that ended before. @param now Unix seconds */
  emptyExpired(now: number): Promise<void>;
  /** The same again changes nothing. False when `most` others have claimed the invitation. */
  putClaim(team: Uint8Array, claim: Omit<StoredClaim, 'card'>, most: number): Promise<boolean>;
  /** Those that wait, oldest first. */
  claims(team: Uint8Array): Promise<StoredClaim[]>;
  claimsOf(invite: Uint8Array): Promise<ClaimStanding[]>;
  refuseClaim(team: Uint8Array, invite: Uint8Array, account: Uint8Array): Promise<void>;
  /** All claims of the invitation go. */
  settleClaim(team: Uint8Array, invite: Uint8Array): Promise<void>;
}

export interface Store extends AccountStore {
  /** Runs `work` in one transaction that is durable when the promise resolves; rolled back when `work` throws. */
  append<T>(work: (tx: AppendTransaction) => Promise<T>): Promise<T>;
  /** null also for a deleted one */
  stream(stream: Uint8Array): Promise<StoredStream | null>;
  place(stream: Uint8Array): Promise<StreamPlace | null>;
  /** Rows with after < seq <= until, ascending, at most `limit`, and none after `bytes` are full; only epoch rows with `epochs`. */
  rows(
    stream: Uint8Array,
    p: { after: number; until: number; limit: number; bytes?: number; epochs: boolean },
  ): Promise<StoredRow[]>;
  /** The newest `limit` rows with seq <= before, and none before `bytes` are full, ascending. */
  newest(stream: Uint8Array, p: { before: number; limit: number; bytes?: number; epochs: boolean }): Promise<StoredRow[]>;
  /** In the order of their streams' names, from the first one after `after`. */
  memberships(account: Uint8Array, p: { after: Uint8Array | null; limit: number }): Promise<Membership[]>;
  /** undefined: never a member; null: a member now; number: may read up to that seq */
  until(stream: Uint8Array, account: Uint8Array): Promise<number | null | undefined>;
  /** Those of them who are or were members, as hex of stream and account. */
  everIn(who: { stream: Uint8Array; account: Uint8Array }[]): Promise<Set<string>>;
  /** Who is a member; with `since` also who was one until that seq or later. */
  members(stream: Uint8Array, since?: number): Promise<Uint8Array[]>;
  /** Drops the body of an item row; again, and for what is no item, it changes nothing. */
  erase(stream: Uint8Array, seq: number): Promise<void>;
  /**
   * Never between the judging of an append to this stream and its commit. Memberships and the stream's place stay.
   * @returns false, and nothing has changed, where `last` is given and is not the stream's any more
   */
  deleteStream(stream: Uint8Array, last?: number): Promise<boolean>;
  /** The first time stays until null takes it away. Only while `last` is the stream's: else false. */
  noteEnded(stream: Uint8Array, last: number, at: number | null): Promise<boolean>;
  /** The later of what is stored and what is noted stays. */
  noteReads(reads: StoredRead[]): Promise<void>;
  reads(stream: Uint8Array): Promise<{ account: Uint8Array; at: number }[]>;
  /** Gives how many there are now. */
  addKnocks(stream: Uint8Array, count: number): Promise<number>;

  /** What other relay processes on the same database have done. Never called for one's own. */
  onForeign(told: (news: News) => void): void;
  /** Throws when the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
