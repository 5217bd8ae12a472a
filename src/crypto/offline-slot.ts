import type { AccountId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import { asUnlockSecret, concat, type Sealed, type UnlockSecret, u8, utf8, type VaultKey } from './bytes';
import { hash } from './hash';
import { type Random, secureRandom } from './sodium';
import { typedText } from './text-code';
import { openSlot, sealSlot, slotKind } from './vault';

/**
 * The slot behind a passphrase that stays on this device: uploaded, it would let whoever has the relay's database guess at leisure.
 * Layout: `01 ‖ salt(16) ‖ slot(104)`. The cost is the client's constant and never read from anywhere (threats T18, T19); it is
 * RFC 9106's second recommended setting with one lane, because browsers have no threads for it.
 */
const cost = { memorySize: 64 * 1024, iterations: 3, parallelism: 1 } as const;

/** About half a second on a desk, two on a phone. */
async function unlocker(passphrase: string, salt: Uint8Array): Promise<UnlockSecret> {
  const { argon2id } = await import('hash-wasm');
  const stretched = await argon2id({
    password: utf8(typedText(passphrase)),
    salt,
    ...cost,
    hashLength: 32,
    outputType: 'binary',
  });
  return asUnlockSecret(hash('offline', stretched));
}

export async function sealOfflineSlot(
  passphrase: string,
  account: AccountId,
  key: VaultKey,
  random: Random = secureRandom,
): Promise<Sealed> {
  if (typedText(passphrase) === '') throw new MellomError('E_PASSPHRASE', 'empty');
  const salt = random(16);
  return concat(u8(1), salt, sealSlot(await unlocker(passphrase, salt), account, slotKind.offline, key, random)) as Sealed;
}

/** @throws MellomError E_PASSPHRASE: a wrong passphrase, another account's slot, or damage; they cannot be told apart */
export async function openOfflineSlot(passphrase: string, account: AccountId, bytes: Uint8Array): Promise<VaultKey> {
  if (bytes.length < 17 || bytes[0] !== 1 || typedText(passphrase) === '') throw new MellomError('E_PASSPHRASE');
  const unlock = await unlocker(passphrase, bytes.subarray(1, 17));
  try {
    return openSlot(unlock, account, slotKind.offline, bytes.subarray(17));
  } catch {
    throw new MellomError('E_PASSPHRASE');
  }
}
