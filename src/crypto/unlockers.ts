import { MellomError } from '../protocol/errors';
import { asUnlockSecret, type UnlockSecret } from './bytes';
import { hash } from './hash';

/** Each unlocker comes down to 32 secret bytes, from which follow its locator and the key of its slot (vault.ts). */

/**
 * @param prf what the authenticator's PRF says to the constant `mellom/v1/prf` (src/account/passkey.ts); taken as it is, since it is
 *   a secret of this credential and site alone
 * @throws MellomError E_PASSKEY for an authenticator that gives no PRF, or the same byte 32 times
 */
export function passkeyUnlocker(prf: Uint8Array): UnlockSecret {
  if (!(prf instanceof Uint8Array) || prf.length !== 32 || prf.every((byte) => byte === prf[0]))
    throw new MellomError('E_PASSKEY', 'no PRF');
  return asUnlockSecret(prf.slice());
}

/** @param exportKey OPAQUE's export key, 64 bytes: known to whoever has the passphrase and the relay's answer, and not to the relay */
export function opaqueUnlocker(exportKey: Uint8Array): UnlockSecret {
  if (exportKey.length !== 64) throw new MellomError('E_PASSPHRASE', 'no export key');
  return asUnlockSecret(hash('opaque', exportKey));
}
