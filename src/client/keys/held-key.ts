import { asVaultKey, type VaultKey } from '../../crypto/bytes';
import { MellomError } from '../../protocol/errors';
import type { DeviceRow } from '../store/tables';

/**
 * The vault's key while nothing but this device opens it: at the door, before the person has chosen how they come in again. It lies sealed by a
 * key that the browser keeps and hands out to nobody, scripts included (Web Crypto, not extractable). That keeps the words from whoever
 * copies the database, and not from whoever has the phone open, or its files and a browser of its make (SECURITY.md).
 */
type HeldKey = NonNullable<DeviceRow['held']>;
const cipher = 'AES-GCM';

export async function holdKey(key: VaultKey): Promise<HeldKey> {
  const by = await crypto.subtle.generateKey({ name: cipher, length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: cipher, iv }, by, key.slice());
  return { by, iv, sealed: new Uint8Array(sealed) };
}

/** @throws MellomError E_OPEN */
export async function heldKey({ by, iv, sealed }: HeldKey): Promise<VaultKey> {
  try {
    return asVaultKey(new Uint8Array(await crypto.subtle.decrypt({ name: cipher, iv: iv.slice() }, by, sealed.slice())));
  } catch {
    throw new MellomError('E_OPEN');
  }
}
