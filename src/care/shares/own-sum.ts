import { isRecord } from '../is-record';
import type { Summed } from './may-sum';

/**
 * A sum of a reader's own, remembered among their own things so that the rules hold on every device of theirs. All bytes are base64url. It is shown from
 * the moment when the other's commitment was taken.
 */
export interface OwnSum extends Summed {
  /** Account of the other reader. */
  other: string;
  sum: string;
  nonce: string;
  /** What the other has committed to; null: not told yet, and the own sum is not shown. */
  commitment: string | null;
  /** The other's sum, which fits it; null: not told yet. */
  theirs: string | null;
}

export const ownSums = 'share-sum/';
export const isOwnSum = (value: unknown): value is OwnSum =>
  isRecord(value) &&
  [value.codebook, value.from, value.until, value.other, value.sum, value.nonce].every(isText) &&
  [value.commitment, value.theirs].every((one) => one === null || isText(one)) &&
  Array.isArray(value.shares) &&
  value.shares.every((one) => isRecord(one) && isText(one.team) && isText(one.id));

const isText = (value: unknown): value is string => typeof value === 'string';
