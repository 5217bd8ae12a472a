import type { AccountId, HeadHash, RosterHash, RowId, TeamId } from '../protocol/bytes';
import { type ErrorCode, MellomError } from '../protocol/errors';
import type { VerifiedCard } from './account';
import { asStreamId, hex, same, zeros32 } from './bytes';
import { type EpochBody, parseEpochBody } from './epoch-body';
import { mayAuthor, mayWriteItems, membersFit } from './epoch-rules';
import { hash, isSigned, sodiumVerify, type Verify } from './hash';
import { type ChainEnd, type EpochFacts, epochBefore, type LogChanges, type LogState } from './log';
import type { VerifiedRoster } from './roster';
import { decodeRow, nextHead, type Row, rowId } from './row';

/** What judging needs to look up. `wait`: not at hand, get it and judge again. `bad`: what is at hand does not verify. */
export interface Look {
  card(account: AccountId): VerifiedCard | 'wait' | 'bad';
  roster(team: TeamId, version: number, hash: RosterHash): VerifiedRoster | 'wait' | 'bad';
  /** Head of this stream after row `seq`, below the row judged; null where it is not known. */
  headAt(seq: number): HeadHash | null;
  /** Whether a row with this id stands in this stream already, below the row judged. */
  isKnown(id: RowId): boolean;
  /** Whether an accepted later item of the row's author or a custodian says that this row's body was erased. */
  isErased?(seq: number, id: RowId): boolean;
  /** The relay's native libsodium; else the build that comes along. */
  verify?: Verify;
  /** The caller has seen by `isRowSigned` that the author has signed this row. */
  signed?: boolean;
}

/** `relay` counts marked as refused and leaves step 7 to the members, whose evidence it is. */
export type JudgeMode = 'client' | 'relay';

/** The row cannot be judged yet; nothing has changed. */
export interface Waiting {
  verdict: 'wait';
  code: 'E_GAP' | 'E_ROSTER_WAIT';
  cards: AccountId[];
  roster: { team: TeamId; version: number; hash: RosterHash } | null;
}

export interface Judged {
  /** `refused`: no effect but on the head, kept apart, never shown */
  verdict: 'accepted' | 'refused';
  id: RowId;
  /** null where the bytes are no row (E_FORMAT) */
  row: Row | null;
  refused: ErrorCode | null;
  /** shown with a sign: E_HOLE, E_MISSING, E_ERASED */
  marks: ErrorCode[];
  /** a banner */
  warnings: ErrorCode[];
  /** set when an epoch row has come into force */
  epoch: EpochFacts | null;
  /** its body, for `openEpochRow` */
  body: EpochBody | null;
  /** the role that the author of an accepted item has in its epoch is `roleIn(epochBefore(log, seq), row.author)` */
  changes: LogChanges;
}
export type Judgement = (Judged & { head: HeadHash }) | Waiting;
export type SampleJudgement = Judged | Waiting;

/** The part of step 3 that costs most, and tells whether a row is worth anything else. */
export const isRowSigned = (card: VerifiedCard, row: Row, verify: Verify): boolean =>
  isSigned(card.signPk, row.signature, 'row', [row.signed], verify);

/**
 * Steps 2 to 7 and 9 to 12 of docs/protocol.md, "What a client accepts": the one function by which client and relay judge a row.
 * Pure; the caller keeps `head` beside the row and calls `advance(log, judgement.changes)`. Step 1 (a known seq, a gap) is the caller's,
 * steps 8 and 13 are src/crypto/open-row.ts.
 * @param seq must be log.last + 1
 * @throws MellomError E_GAP for any other seq
 */
export function judgeRow(log: LogState, look: Look, seq: number, bytes: Uint8Array, mode: JudgeMode): Judgement {
  if (seq !== log.last + 1) throw new MellomError('E_GAP', 'rows are judged in order');
  const id = rowId(bytes);
  const judged = judge(log, look, seq, bytes, id, mode);
  if (judged.verdict === 'wait') return judged;
  const head = nextHead(log.head, seq, id);
  return { ...judged, head, changes: { ...judged.changes, end: { last: seq, head } } };
}

/**
 * For a device without the rows in between: all epoch rows first, then the newest page. Steps 3 to 5 and 9 to 12; heads, chains and
 * what authors had seen cannot be judged, so all of it is judged again by `judgeRow`, from 0, in a log of its own.
 * @param seq above every epoch row judged before
 */
export function judgeSample(log: LogState, look: Look, seq: number, bytes: Uint8Array): SampleJudgement {
  return judge(log, look, seq, bytes, rowId(bytes), 'sample');
}

function judge(
  log: LogState,
  look: Look,
  seq: number,
  bytes: Uint8Array,
  id: RowId,
  mode: JudgeMode | 'sample',
): SampleJudgement {
  const verify = look.verify ?? sodiumVerify;
  const marks: ErrorCode[] = [];
  const warnings: ErrorCode[] = [];
  let row: Row | null = null;
  const nothing: LogChanges = { end: null, origin: null, epoch: null, chain: null };
  const refuse = (code: ErrorCode, warning = false): Judged => {
    return {
      verdict: 'refused',
      id,
      row,
      refused: code,
      marks: [],
      warnings: warning ? [code] : [],
      epoch: null,
      body: null,
      changes: nothing,
    };
  };

  // 2
  try {
    row = decodeRow(bytes);
  } catch {
    return refuse('E_FORMAT');
  }

  // 3
  const rightStream =
    seq === 0
      ? same(row.stream, zeros32) && (!log.stream || same(log.stream, id))
      : log.stream !== null && same(row.stream, log.stream);
  if (!rightStream) return refuse('E_FORGED', true);
  const gone = row.kind === 'item' && row.body.length === 0;
  if (!same(hash('body', row.body), row.bodyHash)) {
    if (!gone) return refuse('E_FORGED', true);
    const erased = look.isErased?.(seq, id) ?? false;
    marks.push(erased ? 'E_ERASED' : 'E_MISSING');
    if (!erased) warnings.push('E_MISSING');
  }
  const card = look.card(row.author);
  if (card === 'wait') return { verdict: 'wait', code: 'E_GAP', cards: [row.author], roster: null };
  if (card === 'bad' || !same(card.id, row.author)) return refuse('E_FORGED', true);
  if (!look.signed && !isRowSigned(card, row, verify)) return refuse('E_FORGED', true);

  // 4
  const before = epochBefore(log, seq);
  if (seq === 0 ? row.kind !== 'epoch' || !same(row.epoch, zeros32) : !before || !same(row.epoch, before.id))
    return refuse('E_EPOCH');

  // 5
  if (row.kind === 'item' && !(before && mayWriteItems(log, before, row.author))) return refuse('E_MEMBER');

  // 6
  let chain: ChainEnd | null = null;
  if (mode !== 'sample') {
    const end = log.chains.get(hex(row.chain));
    if (end && !same(end.author, row.author)) return refuse('E_CHAIN');
    if (end && row.n <= end.n) return refuse('E_REPEAT', !look.isKnown(id));
    if (row.n !== (end ? end.n + 1 : 0) || !same(row.prev, end?.id ?? zeros32)) marks.push('E_HOLE');
    chain = { chain: row.chain, author: row.author, n: row.n, id };
  }
  const mark = marks[0];
  if (mode === 'relay' && mark) return refuse(mark);

  // 7
  if (mode === 'client' && seq > 0) {
    const seen = row.seenSeq === log.last ? log.head : row.seenSeq < seq ? look.headAt(row.seenSeq) : null;
    if (!seen || !same(seen, row.seenHead)) warnings.push('E_SEEN');
  }

  const accept = (epoch: EpochFacts | null, body: EpochBody | null, origin: LogChanges['origin']): Judged => {
    return {
      verdict: 'accepted',
      id,
      row,
      refused: null,
      marks,
      warnings,
      epoch,
      body,
      changes: { end: null, origin, epoch, chain },
    };
  };
  if (row.kind === 'item') return accept(null, null, null);

  // 9
  let body: EpochBody;
  try {
    body = parseEpochBody(row.body);
  } catch {
    return refuse('E_FORMAT', true);
  }
  if (body.number !== (before ? before.number + 1 : 0)) return refuse('E_FORMAT', true);
  if (before && !(body.type === log.type && log.team && same(body.team, log.team))) return refuse('E_FORMAT', true);

  // 10
  if (before && body.rosterVersion < before.rosterVersion) return refuse('E_ROSTER', true);
  if (before && body.rosterVersion === before.rosterVersion && !same(body.rosterHash, before.rosterHash))
    return refuse('E_ROSTER', true);
  const roster = look.roster(body.team, body.rosterVersion, body.rosterHash);
  if (roster === 'wait') {
    const wanted = { team: body.team, version: body.rosterVersion, hash: body.rosterHash };
    return { verdict: 'wait', code: 'E_ROSTER_WAIT', cards: [], roster: wanted };
  }
  if (
    roster === 'bad' ||
    roster.version !== body.rosterVersion ||
    !same(roster.hash, body.rosterHash) ||
    !same(roster.team, body.team)
  ) {
    return refuse('E_ROSTER', true);
  }

  // 11
  const founder = log.founder ?? row.author;
  const { author } = row;
  if (!membersFit(body.type, founder, roster, before, body.members) || !body.members.some((one) => same(one.account, author))) {
    return refuse('E_MEMBERS', true);
  }
  const cards = body.members.map((one) => ({ account: one.account, card: look.card(one.account) }));
  if (cards.some(({ account, card: one }) => one === 'bad' || (one !== 'wait' && !same(one.id, account))))
    return refuse('E_MEMBERS', true);
  const missing = cards.filter((one) => one.card === 'wait').map((one) => one.account);
  if (missing.length > 0) return { verdict: 'wait', code: 'E_GAP', cards: missing, roster: null };

  // 12
  if (!mayAuthor(before, row, body, roster, verify)) return refuse('E_AUTHOR', true);

  const epoch: EpochFacts = {
    id,
    seq,
    number: body.number,
    author,
    commit: body.commit,
    rosterVersion: body.rosterVersion,
    rosterHash: body.rosterHash,
    invite: body.invite,
    members: body.members.map(({ account, role }) => ({ account, role })),
    claimed: body.claim !== null,
  };
  return accept(epoch, body, before ? null : { stream: asStreamId(id), type: body.type, team: body.team, founder: author });
}
