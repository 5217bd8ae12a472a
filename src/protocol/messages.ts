import { z } from 'zod/mini';
import { limits } from './limits';

/**
 * What client and relay say to each other over socket.io (msgpack parser, so bytes travel as bytes). Each event has one request
 * schema and one answer type; the relay answers every event through its acknowledgement with `{ ok: true, ... }` or `{ ok: false, code }`.
 * The relay parses each request with the schema here before anything else looks at it.
 */
const bytes = (min: number, max = min) =>
  z.custom<Uint8Array>((v) => v instanceof Uint8Array && v.length >= min && v.length <= max, 'bytes of the wrong length');
const id32 = bytes(32);
const u32 = z.int().check(z.gte(0), z.lte(0xffff_ffff));

export const requests = {
  /** Before login. Registers a card (idempotent). With its vault so that no account exists without one. */
  register: z.strictObject({ card: bytes(limits.card) }),
  /** Answer to the `challenge` event; signature over `login` transcript, see crypto/login. */
  login: z.strictObject({ account: id32, signature: bytes(64) }),
  /** Before login: whoever shows a locator gets account id, slot and vault. Unknown locators: E_REFUSED. */
  'vault.open': z.strictObject({ locator: bytes(16) }),
  /**
   * Compare-and-set: `version` must be the stored version + 1. Slots listed replace all slots. `opaque` replaces the account's one
   * passphrase record in the same transaction, null removes it, absent leaves it. A name or locator of another account: E_TAKEN.
   */
  'vault.put': z.strictObject({
    version: u32,
    vault: bytes(1, limits.vault),
    slots: z
      .array(z.strictObject({ locator: bytes(16), kind: z.int().check(z.gte(1), z.lte(255)), slot: bytes(72, 512) }))
      .check(z.maxLength(limits.slots)),
    opaque: z.optional(z.nullable(z.strictObject({ name: id32, record: bytes(1, limits.opaque) }))),
  }),
  /** First half of enrolling a passphrase under H("name", account name). A name that another account has: E_TAKEN. */
  'opaque.enrol': z.strictObject({ name: id32, request: bytes(1, limits.opaque) }),
  /** Before login. Unknown names get OPAQUE's dummy answer; ten an hour a name and address, then E_QUOTA. */
  'opaque.start': z.strictObject({ name: id32, request: bytes(1, limits.opaque) }),
  'vault.get': z.strictObject({}),
  'box.put': z.strictObject({ name: bytes(16), version: u32, box: bytes(72, limits.box) }),
  'box.get': z.strictObject({ name: bytes(16) }),
  /** All of one's own boxes changed since a relay-given mark. */
  'box.list': z.strictObject({ after: u32, limit: z.int().check(z.gte(1), z.lte(limits.pageRows)) }),
  'roster.put': z.strictObject({ roster: bytes(2, limits.roster), signature: bytes(64), setup: z.optional(bytes(16, 64)) }),
  /** Before login too: an invited citizen reads the roster before the account exists. Without version: the newest. */
  'roster.get': z.strictObject({ team: id32, version: z.optional(u32) }),
  /** Before login: cards of those who will be in what somebody begins by the team's door. A team without one: E_REFUSED. */
  'door.cards': z.strictObject({ team: id32 }),
  cards: z.strictObject({ accounts: z.array(id32).check(z.maxLength(limits.idsPerQuery)) }),
  append: z.strictObject({ row: bytes(limits.rowMin, limits.rowMax) }),
  /** Rows with seq > after. `epochs: true` gives only epoch rows. */
  read: z.strictObject({
    stream: id32,
    after: z.int().check(z.gte(-1), z.lte(0xffff_ffff)),
    limit: z.int().check(z.gte(1), z.lte(limits.pageRows)),
    epochs: z.optional(z.boolean()),
    /** The newest rows instead of the oldest: at most `limit` with seq <= before. */
    before: z.optional(u32),
  }),
  /** The body of an item goes, all hashes hold. By its author or a custodian; members look for the erase item that names it. */
  erase: z.strictObject({ stream: id32, seq: u32 }),
  /**
   * All rows of a stream go; a tombstone with last seq and head stays. By a custodian, who has written the `end` item; or, with `last`, by any member
   * once the team's retention has run out by the relay's own count since `ended`, and nothing has come after `last`.
   */
  delete: z.strictObject({ stream: id32, last: z.optional(u32) }),
  /**
   * The course in this case has ended, or goes on again, as of the row `last`: the relay notes when, by its own clock; again changes nothing. Ended: by
   * staff; going on: by any member.
   */
  ended: z.strictObject({ stream: id32, last: u32, ended: z.boolean() }),
  /** When each member last read this stream from the relay: its own word, for members. */
  reads: z.strictObject({ stream: id32 }),
  /** A page of the streams that this account is or was a member of, in the order of their names; `after` is the last one of the page before. */
  streams: z.strictObject({ after: z.optional(id32) }),
  /** Clients of before asked to be told of rows. Everybody is told of their own streams' from login on: this changes nothing. */
  watch: z.strictObject({ streams: z.array(id32).check(z.maxLength(4_000)) }),
  'invite.put': z.strictObject({ invite: bytes(16), stream: id32, notAfter: u32, bundle: bytes(72, limits.bundle) }),
  /** Before login. */
  'invite.open': z.strictObject({ invite: bytes(16) }),
  'invite.withdraw': z.strictObject({ invite: bytes(16) }),
  /** Epoch rows with seq > after (without it: from the first) and the cards of their members, for a holder of the invite id who is not a member yet. */
  'invite.epochs': z.strictObject({ invite: bytes(16), after: z.optional(z.int().check(z.gte(-1), z.lte(0xffff_ffff))) }),
  /** Whose invitation it is or was, whatever has become of it: so that a used link still names the number to call. Before login. */
  'invite.team': z.strictObject({ invite: bytes(16) }),
  /** Staff invitation: left by a lead. */
  'staff.invite': z.strictObject({
    invite: bytes(16),
    team: id32,
    invitePk: id32,
    notAfter: u32,
    bundle: bytes(72, limits.bundle),
  }),
  /** Again, by the same account: how it stands. */
  'staff.claim': z.strictObject({ invite: bytes(16), signature: bytes(64), note: bytes(0, 1024) }),
  'staff.claims': z.strictObject({ team: id32 }),
  'staff.refuse': z.strictObject({ invite: bytes(16), account: id32 }),
  /** All claims of the invitation are done with. */
  'staff.settle': z.strictObject({ invite: bytes(16) }),
} as const;

export type RequestName = keyof typeof requests;
export type Request<N extends RequestName> = z.infer<(typeof requests)[N]>;

export interface Slot {
  kind: number;
  slot: Uint8Array;
}
export interface StreamInfo {
  stream: Uint8Array;
  type: number;
  last: number;
  head: Uint8Array;
  /** last seq that this account may read, when removed */
  until?: number;
  /** a tombstone: no rows any more */
  deleted?: boolean;
  /** how often somebody has come with a link that was used already (the relay's word; to staff) */
  knocks?: number;
}
export interface WireRow {
  seq: number;
  row: Uint8Array;
}
export interface SignedRoster {
  roster: Uint8Array;
  signature: Uint8Array;
}

export interface Answers {
  register: { account: Uint8Array };
  login: { now: number; build: string };
  'vault.open': { account: Uint8Array; card: Uint8Array; slot: Slot; vault: Uint8Array; version: number };
  'vault.put': { version: number };
  'opaque.enrol': { response: Uint8Array };
  'opaque.start': { response: Uint8Array };
  'vault.get': { version: number; vault: Uint8Array; slots: { locator: Uint8Array; kind: number; slot: Uint8Array }[] };
  'box.put': { version: number };
  'box.get': { version: number; box: Uint8Array };
  'box.list': { boxes: { name: Uint8Array; version: number; box: Uint8Array; mark: number }[]; more: boolean };
  'roster.put': { version: number };
  'roster.get': SignedRoster & { version: number };
  'door.cards': { cards: Uint8Array[] };
  cards: { cards: Uint8Array[] };
  append: { seq: number };
  read: { rows: WireRow[]; last: number; head: Uint8Array };
  erase: Record<string, never>;
  delete: Record<string, never>;
  ended: Record<string, never>;
  reads: { reads: { account: Uint8Array; at: number }[] };
  streams: { streams: StreamInfo[]; more: boolean };
  watch: Record<string, never>;
  'invite.put': { notAfter: number };
  'invite.open': { bundle: Uint8Array; stream: Uint8Array; notAfter: number };
  'invite.withdraw': Record<string, never>;
  'invite.epochs': { rows: WireRow[]; cards: Uint8Array[] /** others follow these */; more: boolean };
  'invite.team': { team: Uint8Array };
  'staff.invite': { notAfter: number };
  /** Accounts beside this one that have claimed the same invitation and wait. */
  'staff.claim': { others: number };
  'staff.claims': {
    claims: { invite: Uint8Array; account: Uint8Array; card: Uint8Array; signature: Uint8Array; note: Uint8Array; at: number }[];
  };
  'staff.refuse': Record<string, never>;
  'staff.settle': Record<string, never>;
}
export type Answer<N extends RequestName> = ({ ok: true } & Answers[N]) | { ok: false; code: import('./errors').ErrorCode };

/** What the relay says unasked. */
export interface Pushes {
  challenge: (p: { nonce: Uint8Array }) => void;
  row: (p: { stream: Uint8Array; seq: number; row: Uint8Array }) => void;
  /** A stream that this account has just become a member of. */
  joined: (p: StreamInfo) => void;
  /** Somebody has come with a link that was used already; to staff in the stream. */
  knocked: (p: { stream: Uint8Array; knocks: number }) => void;
  /** A row's body was erased, or (seq −1) the stream deleted; to its members. */
  erased: (p: { stream: Uint8Array; seq: number }) => void;
  /** A newer roster of a team that this account belongs to or has a stream with. */
  roster: (p: { team: Uint8Array; version: number }) => void;
  /** A staff invitation has been claimed; to leads. */
  claimed: (p: { team: Uint8Array }) => void;
}
