import { z } from 'zod/mini';
import type { AccountId, Locator, RosterHash, TeamId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import {
  asLocator,
  asRecoverySecret,
  asRootSeed,
  asRosterHash,
  asSeed,
  asTeamId,
  asUnlockSecret,
  asVaultKey,
  concat,
  fromBase64url,
  parseJson,
  type RecoverySecret,
  type RootSeed,
  type Sealed,
  type Seed,
  toBase64url,
  type UnlockSecret,
  u8,
  u32,
  utf8,
  type VaultKey,
} from './bytes';
import { derive, hash } from './hash';
import { open, seal } from './seal';
import { type Random, secureRandom } from './sodium';
import { fromTextCode, toTextCode } from './text-code';

/** What an account must not lose: its seed, what it knows of teams (so that nothing older is believed), roots that it holds. */
export interface VaultContents {
  seed: Seed;
  rosters: { team: TeamId; version: number; hash: RosterHash }[];
  roots: { team: TeamId; seed: RootSeed }[];
}

/** Stands in the associated data of a slot. Passkey (1) and the relay's passphrase by OPAQUE (3) have their numbers already. */
export const slotKind = { passkey: 1, recovery: 2, opaque: 3, offline: 4 } as const;
export type SlotKind = (typeof slotKind)[keyof typeof slotKind];

const text = z.string();
const schema = z.object({
  v: z.literal(1),
  seed: text,
  rosters: z.array(z.object({ team: text, version: z.int().check(z.gte(1)), hash: text })),
  roots: z.array(z.object({ team: text, seed: text })),
});

export function newVaultKey(random: Random = secureRandom): VaultKey {
  return asVaultKey(random(32));
}

/** @param version the relay's compare-and-set number, from 1; part of the seal, so that an old vault cannot be passed off as a newer one */
export function sealVault(
  key: VaultKey,
  account: AccountId,
  version: number,
  contents: VaultContents,
  random: Random = secureRandom,
): Sealed {
  const json = JSON.stringify({
    v: 1,
    seed: toBase64url(contents.seed),
    rosters: contents.rosters.map((pin) => ({ team: toBase64url(pin.team), version: pin.version, hash: toBase64url(pin.hash) })),
    roots: contents.roots.map((root) => ({ team: toBase64url(root.team), seed: toBase64url(root.seed) })),
  });
  return seal(key, 'vault', concat(account, u32(version)), utf8(json), random);
}

/** @throws MellomError E_OPEN */
export function openVault(key: VaultKey, account: AccountId, version: number, sealed: Uint8Array): VaultContents {
  try {
    const json = schema.parse(parseJson(open(key, 'vault', concat(account, u32(version)), sealed)));
    return {
      seed: asSeed(fromBase64url(json.seed)),
      rosters: json.rosters.map((pin) => ({
        team: asTeamId(fromBase64url(pin.team)),
        version: pin.version,
        hash: asRosterHash(fromBase64url(pin.hash)),
      })),
      roots: json.roots.map((root) => ({ team: asTeamId(fromBase64url(root.team)), seed: asRootSeed(fromBase64url(root.seed)) })),
    };
  } catch {
    throw new MellomError('E_OPEN');
  }
}

/** Where the relay finds account, slot and vault for whoever holds the unlocker. */
export function locatorOf(unlock: UnlockSecret): Locator {
  return asLocator(derive(unlock, 'unlockLocator').slice(0, 16));
}

export function sealSlot(
  unlock: UnlockSecret,
  account: AccountId,
  kind: SlotKind,
  key: VaultKey,
  random: Random = secureRandom,
): Sealed {
  return seal(derive(unlock, 'unlockSlot'), 'slot', concat(account, u8(kind)), key, random);
}

/** @throws MellomError E_OPEN */
export function openSlot(unlock: UnlockSecret, account: AccountId, kind: SlotKind, slot: Uint8Array): VaultKey {
  return asVaultKey(open(derive(unlock, 'unlockSlot'), 'slot', concat(account, u8(kind)), slot));
}

export function newRecoverySecret(random: Random = secureRandom): RecoverySecret {
  return asRecoverySecret(random(16));
}

/** 28 characters in seven groups, as shown and printed. */
export function recoveryCode(secret: RecoverySecret): string {
  return toTextCode('recovery', secret);
}

/** @throws MellomError E_RECOVERY_CODE when it is mistyped */
export function parseRecoveryCode(typed: string): RecoverySecret {
  const bytes = fromTextCode('recovery', typed);
  if (!bytes) throw new MellomError('E_RECOVERY_CODE');
  return asRecoverySecret(bytes);
}

export function recoveryUnlocker(secret: RecoverySecret): UnlockSecret {
  return asUnlockSecret(hash('recovery', secret));
}
