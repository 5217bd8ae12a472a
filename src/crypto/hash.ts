import { asSignature, concat, type Signature, type SignPublicKey, type SignSecretKey } from './bytes';
import { type BindLabel, type Derivation, derivations, type HashLabel, prefix, type SignLabel } from './labels';
import { sodium } from './sodium';

/** H(label, parts joined) = BLAKE2b-256(P(label) ‖ …), 32 bytes. */
export function hash(label: HashLabel, ...parts: Uint8Array[]): Uint8Array {
  return sodium().crypto_generichash(32, concat(prefix(label), ...parts), null);
}

/** BLAKE2b-256 keyed with 32 secret bytes over P(label) ‖ parts. */
export function keyedHash(key: Uint8Array, label: BindLabel, ...parts: Uint8Array[]): Uint8Array {
  return sodium().crypto_generichash(32, concat(prefix(label), ...parts), key);
}

/** KDF(key, i, ctx): 32 bytes of crypto_kdf_derive_from_key for a named derivation. */
export function derive(key: Uint8Array, what: Derivation): Uint8Array {
  const [context, index] = derivations[what];
  return sodium().crypto_kdf_derive_from_key(32, index, context, key);
}

export function sign(key: SignSecretKey, label: SignLabel, ...parts: Uint8Array[]): Signature {
  return asSignature(sodium().crypto_sign_detached(concat(prefix(label), ...parts), key));
}

/** The one shape of a signature check, so that the relay may plug in a native build of libsodium (equal verdicts are tested). */
export type Verify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

export const sodiumVerify: Verify = (signature, message, publicKey) => {
  try {
    return sodium().crypto_sign_verify_detached(signature, message, publicKey);
  } catch {
    return false; // wrong lengths throw
  }
};

export function isSigned(
  key: SignPublicKey,
  signature: Uint8Array,
  label: SignLabel,
  parts: Uint8Array[],
  verify = sodiumVerify,
): boolean {
  return verify(signature, concat(prefix(label), ...parts), key);
}
