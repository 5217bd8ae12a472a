import type { AccountId, ChainId, HeadHash, RowId, StreamId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import type { StreamType } from '../protocol/kinds';
import type { Account, VerifiedCard } from './account';
import { asAccountId, asChainId, asRowId, asStreamId, compare, type EpochKey, type Sealed, same, zeros32 } from './bytes';
import {
  commitOf,
  type EpochBody,
  encodeEpochBody,
  isCommitted,
  type NumberedKey,
  newEpochKey,
  type OpenInvite,
  sealBackKeys,
  wrapKey,
} from './epoch-body';
import { mayAuthor, membersFit, nextMembers, roleFor } from './epoch-rules';
import { type InviteKeys, signClaim } from './invitation';
import { sealItem } from './item-body';
import { currentEpoch, type LogState, roleIn } from './log';
import { isListed, type VerifiedRoster } from './roster';
import { decodeRow, emptyHead, encodeHeader, nextHead, type Row, type RowHeader, rowId, signRow } from './row';
import { type Random, secureRandom } from './sodium';

/** Where a writer's next row goes in its own chain. Kept on disk before the row is sent: no (chain, n) is ever signed twice. */
export interface Writer {
  chain: ChainId;
  n: number;
  /** id of the chain's last row, or zeros */
  prev: RowId;
}

/** A new chain: at first use, and whenever rows must be made again or the state may be old (restored device). */
export function newWriter(random: Random = secureRandom): Writer {
  return { chain: asChainId(random(16)), n: 0, prev: asRowId(zeros32) };
}

export interface Made {
  row: Sealed;
  id: RowId;
  /** for the next row */
  writer: Writer;
}
export interface MadeEpoch extends Made {
  stream: StreamId;
  number: number;
  key: EpochKey;
}
/** Cards of all members, verified before. */
export type CardOf = (account: AccountId) => VerifiedCard;

/**
 * Row 0 of a new stream.
 * @param p.chosen members beside the author and those who must be in a stream of this type
 * @throws MellomError E_MEMBERS, E_AUTHOR when the rules refuse it
 */
export function makeStream(p: {
  account: Account;
  type: StreamType;
  roster: VerifiedRoster;
  chosen?: readonly AccountId[];
  card: CardOf;
  invite?: OpenInvite | null;
  random?: Random;
}): MadeEpoch {
  const random = p.random ?? secureRandom;
  const referral = p.type === 'case' && !isListed(p.roster, p.account.id);
  const intake = referral ? p.roster.people.filter((one) => one.roles.includes('intake')).map((one) => one.id) : [];
  return makeEpoch({
    account: p.account,
    log: null,
    type: p.type,
    roster: p.roster,
    card: p.card,
    invite: p.invite ?? null,
    backs: [],
    claim: null,
    members: nextMembers(p.type, p.account.id, [], p.roster, { add: [p.account.id, ...intake, ...(p.chosen ?? [])] }),
    writer: newWriter(random),
    seen: { seq: 0, head: emptyHead },
    random,
  });
}

/**
 * The next epoch row of a stream whose log has been judged to its end.
 * @param p.members all of them; `nextMembers` and `freshMembers` compute them
 * @param p.invite what is open from now on; to carry an open one, pass it again
 * @param p.backs the earlier keys that holders of the new one get, normally the one before
 * @throws MellomError E_EPOCH before row 0; E_MEMBERS, E_AUTHOR when the rules refuse it
 */
export function nextEpoch(p: {
  account: Account;
  log: LogState;
  roster: VerifiedRoster;
  members: readonly AccountId[];
  card: CardOf;
  invite: OpenInvite | null;
  backs: readonly NumberedKey[];
  writer: Writer;
  random?: Random;
}): MadeEpoch {
  if (!p.log.type) throw new MellomError('E_EPOCH', 'no row 0');
  return makeEpoch({
    ...p,
    type: p.log.type,
    claim: null,
    seen: { seq: p.log.last, head: p.log.head },
    random: p.random ?? secureRandom,
  });
}

/**
 * The claimer's own epoch row: a new key, the members as before and itself, invite closed, same roster.
 * @param p.log judged as a sample: all epoch rows
 * @param p.newest the epoch row with the open invite, and its seq: what it had seen is all that the claimer can vouch for
 * @param p.key the bundle's key, given on to whoever holds the new one; never when an account is replaced. Its epoch is the one that it fits
 */
export function claimEpoch(p: {
  account: Account;
  log: LogState;
  newest: { row: Pick<Row, 'seenSeq' | 'seenHead'>; seq: number };
  keys: InviteKeys;
  roster: VerifiedRoster;
  card: CardOf;
  key: EpochKey | null;
  random?: Random;
}): MadeEpoch {
  const random = p.random ?? secureRandom;
  const before = currentEpoch(p.log);
  if (!before?.invite || !p.log.type || !p.log.stream) throw new MellomError('E_INVITATION', 'no open invitation');
  const { replaces } = before.invite;
  const recovery = !same(replaces, zeros32);
  const seen =
    p.newest.seq === 0
      ? { seq: 0, head: nextHead(emptyHead, 0, before.id) }
      : { seq: p.newest.row.seenSeq, head: p.newest.row.seenHead };
  return makeEpoch({
    account: p.account,
    log: p.log,
    type: p.log.type,
    roster: p.roster,
    card: p.card,
    invite: null,
    claim: p.keys,
    seen,
    random,
    members: [...before.members.map((one) => one.account).filter((account) => !same(account, replaces)), p.account.id].sort(
      compare,
    ),
    backs: p.key && !recovery ? fitting(p.log, p.key) : [],
    writer: newWriter(random),
  });
}

function fitting(log: LogState, key: EpochKey): NumberedKey[] {
  const epoch = log.epochs.findLast((one) => isCommitted(key, one.commit));
  return epoch ? [{ number: epoch.number, key }] : [];
}

/** One item, sealed for the members of the newest epoch. @param p.item any JSON value @throws MellomError E_EPOCH, E_MEMBER, E_INPUT */
export function makeItemRow(p: {
  account: Account;
  log: LogState;
  key: EpochKey;
  item: unknown;
  writer: Writer;
  random?: Random;
}): Made {
  const epoch = currentEpoch(p.log);
  if (!epoch || !p.log.stream) throw new MellomError('E_EPOCH', 'no row 0');
  if (!roleIn(epoch, p.account.id)) throw new MellomError('E_MEMBER', 'not a member');
  const header: RowHeader = {
    kind: 'item',
    stream: p.log.stream,
    epoch: epoch.id,
    author: p.account.id,
    ...p.writer,
    seenSeq: p.log.last,
    seenHead: p.log.head,
  };
  return finish(signRow(p.account, header, sealItem(p.key, encodeHeader(header), p.item, p.random ?? secureRandom)), p.writer);
}

/** An invitation to be put into an epoch row. @param replaces the citizen who lost everything, or null for a free place */
export function openInvite(keys: InviteKeys, notAfter: Date, replaces: AccountId | null): OpenInvite {
  return { invitePk: keys.invitePk, notAfter: Math.floor(notAfter.getTime() / 1000), replaces: replaces ?? asAccountId(zeros32) };
}

function makeEpoch(p: {
  account: Account;
  log: LogState | null;
  type: StreamType;
  roster: VerifiedRoster;
  members: readonly AccountId[];
  card: CardOf;
  invite: OpenInvite | null;
  backs: readonly NumberedKey[];
  claim: InviteKeys | null;
  writer: Writer;
  seen: { seq: number; head: HeadHash };
  random: Random;
}): MadeEpoch {
  const before = p.log && currentEpoch(p.log);
  const stream = p.log?.stream ?? asStreamId(zeros32);
  const epoch = before?.id ?? asRowId(zeros32);
  const number = before ? before.number + 1 : 0;
  const place = { stream, epoch, number };
  const key = newEpochKey(p.random);
  const body: EpochBody = {
    type: p.type,
    team: p.roster.team,
    rosterVersion: p.roster.version,
    rosterHash: p.roster.hash,
    number,
    commit: commitOf(key),
    invite: p.invite,
    members: p.members.map((account) => ({
      account,
      role: roleFor(p.type, p.roster, account, before),
      wrap: wrapKey(key, p.card(account), place, p.random),
    })),
    backCount: p.backs.length,
    back: sealBackKeys(key, place, p.backs, p.random),
    claim: p.claim && signClaim(p.claim, stream, epoch, p.account.id),
  };
  const header: RowHeader = {
    kind: 'epoch',
    stream,
    epoch,
    author: p.account.id,
    ...p.writer,
    seenSeq: p.seen.seq,
    seenHead: p.seen.head,
  };
  const row = signRow(p.account, header, encodeEpochBody(body));
  // Fails here, before anything is stored or sent, and not at the others' (T21).
  if (!membersFit(p.type, p.log?.founder ?? p.account.id, p.roster, before, body.members) || !roleIn(body, p.account.id))
    throw new MellomError('E_MEMBERS');
  if (!mayAuthor(before, decodeRow(row), body, p.roster)) throw new MellomError('E_AUTHOR');
  const made = finish(row, p.writer);
  return { ...made, stream: p.log?.stream ?? asStreamId(made.id), number, key };
}

function finish(row: Sealed, writer: Writer): Made {
  const id = rowId(row);
  return { row, id, writer: { chain: writer.chain, n: writer.n + 1, prev: id } };
}
