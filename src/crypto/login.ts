import { MellomError } from '../protocol/errors';
import type { Account } from './account';
import { type Signature, type SignPublicKey, u8, utf8 } from './bytes';
import { isSigned, sign, sodiumVerify, type Verify } from './hash';

/** length u8 ‖ origin ‖ nonce(32): the origin, so that an answer given to one site cannot be used at another. */
function transcript(origin: string, nonce: Uint8Array): Uint8Array[] {
  const name = utf8(origin);
  if (nonce.length !== 32 || name.length > 255) throw new MellomError('E_LOGIN', 'malformed challenge');
  return [u8(name.length), name, nonce];
}

/** @param origin `location.origin` @param nonce the relay's 32 bytes for this socket */
export function signLogin(account: Account, origin: string, nonce: Uint8Array): Signature {
  return sign(account.signKey, 'login', ...transcript(origin, nonce));
}

export function isLoginSigned(
  key: SignPublicKey,
  origin: string,
  nonce: Uint8Array,
  signature: Uint8Array,
  verify: Verify = sodiumVerify,
): boolean {
  return isSigned(key, signature, 'login', transcript(origin, nonce), verify);
}
