import { MellomError } from '../protocol/errors';
import { concat, type Sealed } from './bytes';
import { derive } from './hash';
import { prefix, type SealLabel } from './labels';
import { type Random, secureRandom, sodium } from './sodium';

/** XChaCha20-Poly1305 IETF: nonce(24) ‖ ciphertext ‖ tag(16). */
export function encrypt(key: Uint8Array, text: Uint8Array, ad: Uint8Array, random: Random): Uint8Array {
  const nonce = random(24);
  return concat(nonce, sodium().crypto_aead_xchacha20poly1305_ietf_encrypt(text, ad, null, nonce, key));
}

/** @throws MellomError E_OPEN, the one answer to everything that does not open */
export function decrypt(key: Uint8Array, bytes: Uint8Array, ad: Uint8Array): Uint8Array {
  try {
    return sodium().crypto_aead_xchacha20poly1305_ietf_decrypt(null, bytes.subarray(24), ad, bytes.subarray(0, 24), key);
  } catch {
    throw new MellomError('E_OPEN');
  }
}

/**
 * commitment(32) ‖ nonce(24) ‖ ciphertext ‖ tag(16). The commitment makes it impossible that two keys open one sealed text (T11).
 * @param key 32 bytes
 * @param ad what the text is tied to; not stored
 */
export function seal(key: Uint8Array, label: SealLabel, ad: Uint8Array, text: Uint8Array, random: Random = secureRandom): Sealed {
  const body = encrypt(derive(key, 'sealText'), text, concat(prefix(label), ad), random);
  return concat(derive(key, 'sealCommit'), body) as Sealed;
}

/** @throws MellomError E_OPEN */
export function open(key: Uint8Array, label: SealLabel, ad: Uint8Array, sealed: Uint8Array): Uint8Array {
  if (sealed.length < 72 || !sodium().memcmp(derive(key, 'sealCommit'), sealed.subarray(0, 32))) throw new MellomError('E_OPEN');
  return decrypt(derive(key, 'sealText'), sealed.subarray(32), concat(prefix(label), ad));
}
