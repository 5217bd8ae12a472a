import type { AccountId, ChainId, HeadHash, RowId, StreamId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import { type RowKind, rowKind } from '../protocol/kinds';
import { limits } from '../protocol/limits';
import type { Account } from './account';
import {
  asAccountId,
  asChainId,
  asHeadHash,
  asRowId,
  asSignature,
  asStreamId,
  concat,
  reader,
  type Sealed,
  type Signature,
  u8,
  u32,
  zeros32,
} from './bytes';
import { hash, sign } from './hash';

/** The signed part of a row but its body hash; byte offsets in docs/protocol.md, "Rows". */
export interface RowHeader {
  kind: RowKind;
  /** zeros in row 0, whose id names the stream */
  stream: StreamId;
  /** id of the newest epoch row; zeros in row 0 */
  epoch: RowId;
  author: AccountId;
  chain: ChainId;
  /** from 0 in this chain */
  n: number;
  /** id of the chain's row n−1, or zeros */
  prev: RowId;
  /** how far the author had verified the log; 0 and zeros in row 0 */
  seenSeq: number;
  seenHead: HeadHash;
}

export interface Row extends RowHeader {
  bodyHash: Uint8Array;
  signature: Signature;
  /** empty when the body has been erased */
  body: Uint8Array;
  /** bytes 0–217, what the signature and the id cover */
  signed: Uint8Array;
}

/** Bytes 0–185: what an item's body is tied to. */
export function encodeHeader(header: RowHeader): Uint8Array {
  return concat(
    u8(1),
    u8(rowKind[header.kind]),
    header.stream,
    header.epoch,
    header.author,
    header.chain,
    u32(header.n),
    header.prev,
    u32(header.seenSeq),
    header.seenHead,
  );
}

/** Views into `bytes`, nothing copied. @throws MellomError E_FORMAT: length, version, kind */
export function decodeRow(bytes: Uint8Array): Row {
  if (bytes.length < limits.rowMin || bytes.length > limits.rowMax) throw new MellomError('E_FORMAT', 'length of a row');
  const from = reader(bytes);
  if (from.u8() !== 1) throw new MellomError('E_FORMAT', 'version of a row');
  const kind = from.u8();
  if (kind !== rowKind.epoch && kind !== rowKind.item) throw new MellomError('E_FORMAT', 'kind of a row');
  return {
    kind: kind === rowKind.epoch ? 'epoch' : 'item',
    stream: asStreamId(from.take(32)),
    epoch: asRowId(from.take(32)),
    author: asAccountId(from.take(32)),
    chain: asChainId(from.take(16)),
    n: from.u32(),
    prev: asRowId(from.take(32)),
    seenSeq: from.u32(),
    seenHead: asHeadHash(from.take(32)),
    bodyHash: from.take(32),
    signature: asSignature(from.take(64)),
    body: from.take(from.left()),
    signed: bytes.subarray(0, 218),
  };
}

/** H("id", bytes 0–217, or all of a shorter row). */
export function rowId(bytes: Uint8Array): RowId {
  return asRowId(hash('id', bytes.subarray(0, 218)));
}

export const emptyHead: HeadHash = asHeadHash(zeros32);

/** head(k) = H("head", head(k−1) ‖ k ‖ id(k)); head(−1) is `emptyHead`. */
export function nextHead(before: HeadHash, seq: number, id: RowId): HeadHash {
  return asHeadHash(hash('head', before, u32(seq), id));
}

/** The finished row, byte for byte as it is stored and sent. */
export function signRow(account: Account, header: RowHeader, body: Uint8Array): Sealed {
  const signed = concat(encodeHeader(header), hash('body', body));
  const row = concat(signed, sign(account.signKey, 'row', signed), body);
  if (row.length > limits.rowMax) throw new MellomError('E_INPUT', 'too long for a row');
  return row as Sealed;
}
