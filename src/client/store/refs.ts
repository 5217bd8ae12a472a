import type { Account } from '../../crypto/account';
import { toBase64url, utf8 } from '../../crypto/bytes';
import { derive, keyedHash } from '../../crypto/hash';

/**
 * What things are called on this device: keyed hashes, so that neither routes nor the database's keys say which stream, account or
 * draft they belong to, and nothing on two devices can be laid side by side.
 */
export interface Refs {
  /** CaseRef of a stream, 16 characters. */
  stream: (id: Uint8Array) => string;
  account: (id: Uint8Array) => string;
  team: (id: Uint8Array) => string;
  own: (key: string) => string;
}

export function refsOf(account: Account): Refs {
  const key = derive(account.localKey, 'localName');
  const name = (kind: string) => (bytes: Uint8Array) =>
    toBase64url(keyedHash(key, 'local-name', utf8(`${kind}\0`), bytes).subarray(0, 12));
  const own = name('own');
  return { stream: name('stream'), account: name('account'), team: name('team'), own: (text) => own(utf8(text)) };
}
