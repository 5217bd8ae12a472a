import type { AccountId, ChainId, HeadHash, RosterHash, RowId, StreamId, TeamId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import { type MemberRole, memberRole, type StreamType, streamType } from '../protocol/kinds';
import {
  asAccountId,
  asChainId,
  asCommit,
  asHeadHash,
  asRosterHash,
  asRowId,
  asSignPublicKey,
  asStreamId,
  asTeamId,
  type Commit,
  fromBase64url,
  hex,
  same,
  toBase64url,
} from './bytes';
import type { Member, OpenInvite } from './epoch-body';
import { emptyHead } from './row';

/** What counts of an epoch row in force. */
export interface EpochFacts {
  id: RowId;
  seq: number;
  number: number;
  author: AccountId;
  commit: Commit;
  rosterVersion: number;
  rosterHash: RosterHash;
  invite: OpenInvite | null;
  members: Member[];
  /** the author came in by an invitation */
  claimed: boolean;
}

/** The newest row of one author's chain. */
export interface ChainEnd {
  chain: ChainId;
  author: AccountId;
  n: number;
  id: RowId;
}

/**
 * What judging the next row of a stream needs to know of all rows before. Plain data; `packLog` makes it text. Heads at older seqs are
 * not in here: client and relay keep the head beside each row.
 */
export interface LogState {
  /** null only on the relay, before row 0 names it */
  stream: StreamId | null;
  type: StreamType | null;
  team: TeamId | null;
  /** author of row 0 */
  founder: AccountId | null;
  /** seq of the last row judged; −1 before row 0 */
  last: number;
  head: HeadHash;
  /** epochs in force, ascending by seq */
  epochs: EpochFacts[];
  /** by hex of the chain */
  chains: Map<string, ChainEnd>;
}

/** What a judged row changes; applied by `advance`. */
export interface LogChanges {
  /** null when only a sample of the log is judged */
  end: { last: number; head: HeadHash } | null;
  origin: { stream: StreamId; type: StreamType; team: TeamId; founder: AccountId } | null;
  epoch: EpochFacts | null;
  chain: ChainEnd | null;
}

export function emptyLog(stream: StreamId | null): LogState {
  return { stream, type: null, team: null, founder: null, last: -1, head: emptyHead, epochs: [], chains: new Map() };
}

/** Changes `log` in place: a log of 10,000 rows is not copied 10,000 times. */
export function advance(log: LogState, changes: LogChanges): void {
  if (changes.end) {
    log.last = changes.end.last;
    log.head = changes.end.head;
  }
  if (changes.origin) Object.assign(log, changes.origin);
  if (changes.epoch) log.epochs.push(changes.epoch);
  if (changes.chain) log.chains.set(hex(changes.chain.chain), changes.chain);
}

/** The epoch in force for a row at `seq`: the newest epoch row before it. */
export function epochBefore(log: LogState, seq: number): EpochFacts | null {
  for (let i = log.epochs.length - 1; i >= 0; i--) {
    const epoch = log.epochs[i];
    if (epoch && epoch.seq < seq) return epoch;
  }
  return null;
}

export function currentEpoch(log: LogState): EpochFacts | null {
  return log.epochs.at(-1) ?? null;
}

export function roleIn(epoch: { members: readonly Member[] } | null, account: AccountId): MemberRole | null {
  return epoch?.members.find((member) => same(member.account, account))?.role ?? null;
}

interface PackedLog {
  stream: string | null;
  type: number | null;
  team: string | null;
  founder: string | null;
  last: number;
  head: string;
  epochs: {
    id: string;
    seq: number;
    number: number;
    author: string;
    commit: string;
    rosterVersion: number;
    rosterHash: string;
    invite: { invitePk: string; notAfter: number; replaces: string } | null;
    members: [string, number][];
    claimed: boolean;
  }[];
  chains: [string, string, number, string][];
}

/** For the device's sealed database or the relay's; `unpackLog` is its inverse. */
export function packLog(log: LogState): string {
  const text = (bytes: Uint8Array | null) => (bytes ? toBase64url(bytes) : null);
  const packed: PackedLog = {
    stream: text(log.stream),
    type: log.type ? streamType[log.type] : null,
    team: text(log.team),
    founder: text(log.founder),
    last: log.last,
    head: toBase64url(log.head),
    epochs: log.epochs.map((epoch) => ({
      ...epoch,
      id: toBase64url(epoch.id),
      author: toBase64url(epoch.author),
      commit: toBase64url(epoch.commit),
      rosterHash: toBase64url(epoch.rosterHash),
      invite: epoch.invite && {
        invitePk: toBase64url(epoch.invite.invitePk),
        notAfter: epoch.invite.notAfter,
        replaces: toBase64url(epoch.invite.replaces),
      },
      members: epoch.members.map((member) => [toBase64url(member.account), memberRole[member.role]]),
    })),
    chains: [...log.chains.values()].map((end) => [toBase64url(end.chain), toBase64url(end.author), end.n, toBase64url(end.id)]),
  };
  return JSON.stringify(packed);
}

/** @param text from `packLog`, out of one's own storage @throws MellomError E_FORMAT, E_STORAGE */
export function unpackLog(text: string): LogState {
  const packed = JSON.parse(text) as PackedLog;
  const maybe = <T>(value: string | null, as: (bytes: Uint8Array) => T) => (value === null ? null : as(fromBase64url(value)));
  const ends = packed.chains.map(([chain, author, n, id]) => ({
    chain: asChainId(fromBase64url(chain)),
    author: asAccountId(fromBase64url(author)),
    n,
    id: asRowId(fromBase64url(id)),
  }));
  return {
    stream: maybe(packed.stream, asStreamId),
    type: packed.type === null ? null : nameOf(streamType, packed.type),
    team: maybe(packed.team, asTeamId),
    founder: maybe(packed.founder, asAccountId),
    last: packed.last,
    head: asHeadHash(fromBase64url(packed.head)),
    epochs: packed.epochs.map((epoch) => ({
      ...epoch,
      id: asRowId(fromBase64url(epoch.id)),
      author: asAccountId(fromBase64url(epoch.author)),
      commit: asCommit(fromBase64url(epoch.commit)),
      rosterHash: asRosterHash(fromBase64url(epoch.rosterHash)),
      invite: epoch.invite && {
        invitePk: asSignPublicKey(fromBase64url(epoch.invite.invitePk)),
        notAfter: epoch.invite.notAfter,
        replaces: asAccountId(fromBase64url(epoch.invite.replaces)),
      },
      members: epoch.members.map(([account, role]) => ({
        account: asAccountId(fromBase64url(account)),
        role: nameOf(memberRole, role),
      })),
    })),
    chains: new Map(ends.map((end) => [hex(end.chain), end])),
  };
}

function nameOf<T extends Record<string, number>>(table: T, value: number): keyof T {
  for (const name in table) if (table[name] === value) return name;
  throw new MellomError('E_STORAGE', 'unknown number in a packed log');
}
