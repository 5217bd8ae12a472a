import type { TeamId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import type { Account, VerifiedCard } from './account';
import { asRootSeed, concat, type RootSeed, type SignPublicKey, same } from './bytes';
import { keyedHash } from './hash';
import { rootPublicKey } from './roster';
import { open, seal } from './seal';
import { type Random, secureRandom, sodium } from './sodium';
import { fromTextCode, toTextCode } from './text-code';

const ciphertextBytes = 1120;

/**
 * The root seed for one more holder: X-Wing ciphertext(1120) ‖ seal(w, "root", account ‖ team ‖ root, seed), w the MAC of both under
 * the shared secret. It stands in an item of the team's stream, so who gave it to whom is signed and seen.
 * @param card of the one who shall hold it
 */
export function wrapRoot(seed: RootSeed, card: VerifiedCard, team: TeamId, random: Random = secureRandom): Uint8Array {
  const { ciphertext, sharedSecret } = sodium().crypto_kem_xwing_enc_deterministic(card.kemPk, random(64));
  const place = concat(card.id, team, rootPublicKey(seed));
  return concat(ciphertext, seal(keyedHash(sharedSecret, 'root-wrap', ciphertext, place), 'root', place, seed, random));
}

/**
 * @param root the key that the seed must be of
 * @throws MellomError E_OPEN, whether decapsulation, opening or the key does not fit
 */
export function unwrapRoot(account: Account, wrap: Uint8Array, team: TeamId, root: SignPublicKey): RootSeed {
  const ciphertext = wrap.subarray(0, ciphertextBytes);
  const place = concat(account.id, team, root);
  try {
    const secret = sodium().crypto_kem_xwing_dec(ciphertext, account.kemKey);
    const key = keyedHash(secret, 'root-wrap', ciphertext, place);
    const seed = asRootSeed(open(key, 'root', place, wrap.subarray(ciphertextBytes)));
    if (same(rootPublicKey(seed), root)) return seed;
  } catch {
    // one answer to everything that does not open
  }
  throw new MellomError('E_OPEN');
}

/** Two half sheets to be kept apart: A is random each time, B = seed ⊕ A. Either alone is nothing but random bytes. */
export function toHalfSheets(seed: RootSeed, random: Random = secureRandom): { a: string; b: string } {
  const a = random(32);
  const halves = { a: toTextCode('sheet-a', a), b: toTextCode('sheet-b', xor(seed, a)) };
  a.fill(0);
  return halves;
}

/** What both sheets say together; null when one of them is mistyped, or they are not an A and a B. In either order. */
export function fromHalfSheets(one: string, other: string): RootSeed | null {
  const a = fromTextCode('sheet-a', one) ?? fromTextCode('sheet-a', other);
  const b = fromTextCode('sheet-b', other) ?? fromTextCode('sheet-b', one);
  return a && b ? asRootSeed(xor(a, b)) : null;
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0));
}
