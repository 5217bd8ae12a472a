import { accountOf } from '../../crypto/account';
import { asAccountId, same, type UnlockSecret, type VaultKey } from '../../crypto/bytes';
import { openOfflineSlot } from '../../crypto/offline-slot';
import { passkeyUnlocker } from '../../crypto/unlockers';
import { locatorOf, openSlot, openVault, type SlotKind, slotKind, type VaultContents } from '../../crypto/vault';
import type { AccountId, Locator } from '../../protocol/bytes';
import { type ErrorCode, MellomError } from '../../protocol/errors';
import type { Connection } from '../connection';
import { isCode } from '../errors';
import type { DeviceRow } from '../store/tables';
import type { Unlocker } from '../values';

/** What the relay gives to whoever shows a locator, opened. */
export interface Found {
  id: AccountId;
  key: VaultKey;
  contents: VaultContents;
  version: number;
  locator: Locator;
  slot: Uint8Array;
}

/** By what lies on this device, without the relay; null when that does not fit. */
export async function openHere(row: DeviceRow, by: Unlocker): Promise<VaultKey | null> {
  const id = asAccountId(row.account);
  if ('passphrase' in by) {
    if (!row.slot) return null;
    return openOfflineSlot(by.passphrase, id, row.slot).catch((e) => {
      if (isCode(e, 'E_PASSPHRASE')) return null;
      throw e;
    });
  }
  const unlock = passkeyUnlocker(by.passkey.prf);
  try {
    const locator = locatorOf(unlock);
    const copy = row.passkeys?.find((one) => same(one.locator, locator));
    return copy ? openSlot(unlock, id, slotKind.passkey, copy.slot) : null;
  } finally {
    unlock.fill(0);
  }
}

/**
 * With the relay's help; it must be connected, and asks for no login.
 * @param unknown what it is called when the relay knows no such unlocker
 * @throws MellomError E_OPEN when slot or vault are not what the unlocker is for: another's, of another kind, altered
 */
export async function openByRelay(
  connection: Connection,
  unlock: UnlockSecret,
  kind: SlotKind,
  unknown: ErrorCode,
): Promise<Found> {
  try {
    const locator = locatorOf(unlock);
    const found = await connection.request('vault.open', { locator }).catch((e) => {
      throw isCode(e, 'E_REFUSED') ? new MellomError(unknown) : e;
    });
    const id = asAccountId(found.account.slice());
    const key = openSlot(unlock, id, kind, found.slot.slot);
    const contents = openVault(key, id, found.version, found.vault);
    if (!same(accountOf(contents.seed), id)) throw new MellomError('E_OPEN');
    return { id, key, contents, version: found.version, locator, slot: found.slot.slot.slice() };
  } finally {
    unlock.fill(0);
  }
}
