import { MellomError } from '../protocol/errors';
import type { Account, VerifiedCard } from './account';
import { concat, type Signature } from './bytes';
import { hash, isSigned, keyedHash, sign } from './hash';
import { open, seal } from './seal';
import { type Random, secureRandom, sodium } from './sodium';

/*
 * Counts as two additive shares modulo 2^64 (docs/protocol.md, "Sums by shares"): one is random, the other what is left of the counts without it. Either alone
 * says nothing; shares of many teams are added by each reader alone, and the two sums together are the total.
 */
const bytesEach = 8;
const ciphertextBytes = 1120;
const modulus = 1n << 64n;

/** @param counts whole numbers from 0, below 2^53 @returns two vectors of as many u64 */
export function splitCounts(counts: readonly number[], random: Random = secureRandom): [Uint8Array, Uint8Array] {
  if (counts.some((count) => !Number.isSafeInteger(count) || count < 0)) throw new MellomError('E_INPUT', 'no count');
  const noise = random(counts.length * bytesEach);
  return [noise, combined(encoded(counts.map(BigInt)), noise, (count, part) => count - part)];
}

/** Counter by counter, modulo 2^64. @throws MellomError E_FORMAT for vectors of two lengths */
export const addShares = (a: Uint8Array, b: Uint8Array): Uint8Array => combined(a, b, (one, other) => one + other);

/**
 * What both sums say together.
 * @param most what a counter can be at most: above it something has been shifted
 * @throws MellomError E_FORMAT for vectors of two lengths, E_INPUT for a counter above `most`
 */
export function readTotal(a: Uint8Array, b: Uint8Array, most: number): number[] {
  const counts = decoded(addShares(a, b));
  if (counts.some((count) => count > BigInt(most))) throw new MellomError('E_INPUT', 'more than there can be');
  return counts.map(Number);
}

/**
 * One share for one reader: X-Wing ciphertext(1120) ‖ seal(w, "share", account ‖ place, share), w the MAC of both under the shared secret.
 * @param place which team's, and of which period; not stored
 */
export function sealShare(share: Uint8Array, card: VerifiedCard, place: Uint8Array, random: Random = secureRandom): Uint8Array {
  const { ciphertext, sharedSecret } = sodium().crypto_kem_xwing_enc_deterministic(card.kemPk, random(64));
  const tied = concat(card.id, place);
  return concat(ciphertext, seal(keyedHash(sharedSecret, 'share-wrap', ciphertext, tied), 'share', tied, share, random));
}

/** @throws MellomError E_OPEN for another reader's, another place's, or a damaged one */
export function openShare(account: Account, sealed: Uint8Array, place: Uint8Array): Uint8Array {
  const ciphertext = sealed.subarray(0, ciphertextBytes);
  const tied = concat(account.id, place);
  try {
    const secret = sodium().crypto_kem_xwing_dec(ciphertext, account.kemKey);
    return open(keyedHash(secret, 'share-wrap', ciphertext, tied), 'share', tied, sealed.subarray(ciphertextBytes));
  } catch {
    throw new MellomError('E_OPEN');
  }
}

/**
 * What a reader tells the other before either shows a sum: which teams, of what, and the own sum, so that neither fits theirs to the other's.
 * @param nonce 32 random bytes, shown with the sum
 */
export const commitmentTo = (about: Uint8Array, sum: Uint8Array, nonce: Uint8Array): Uint8Array =>
  hash('share-sum', nonce, hash('share-sum', about), sum);

/** So that whoever carries it between the two changes nothing unseen. */
export const signCommitment = (account: Account, about: Uint8Array, commitment: Uint8Array): Signature =>
  sign(account.signKey, 'share-told', hash('share-sum', about), commitment);

export const isCommitment = (card: VerifiedCard, about: Uint8Array, commitment: Uint8Array, signature: Uint8Array): boolean =>
  isSigned(card.signPk, signature, 'share-told', [hash('share-sum', about), commitment]);

function combined(a: Uint8Array, b: Uint8Array, each: (a: bigint, b: bigint) => bigint): Uint8Array {
  if (a.length !== b.length || a.length % bytesEach !== 0) throw new MellomError('E_FORMAT', 'vectors of two lengths');
  const right = decoded(b);
  return encoded(decoded(a).map((one, i) => each(one, right[i] ?? 0n)));
}

/** Big-endian, as all integers of the protocol. */
function encoded(values: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(values.length * bytesEach);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setBigUint64(i * bytesEach, ((value % modulus) + modulus) % modulus);
  return bytes;
}

function decoded(bytes: Uint8Array): bigint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / bytesEach }, (_, i) => view.getBigUint64(i * bytesEach));
}
