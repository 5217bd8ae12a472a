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
  same,
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
import { mergeWays, parseWays, printWays, type Ways, waysSchema } from './ways';

/** What an account must not lose: its seed, what it knows of teams (so that nothing older is believed), roots that it holds. */
export interface VaultContents {
  seed: Seed;
  rosters: { team: TeamId; version: number; hash: RosterHash }[];
  roots: { team: TeamId; seed: RootSeed }[];
  /** The account's unlockers; vaults made before they were listed have none. */
  ways?: Ways;
}

/** Stands in the associated data of a slot. 1–3 are on the relay; an offline passphrase's (4) never leaves its device. */
export const slotKind = { passkey: 1, recovery: 2, opaque: 3, offline: 4 } as const;
export type SlotKind = (typeof slotKind)[keyof typeof slotKind];

const text = z.string();
const schema = z.object({
  v: z.literal(1),
  seed: text,
  rosters: z.array(z.object({ team: text, version: z.int().check(z.gte(1)), hash: text })),
  roots: z.array(z.object({ team: text, seed: text })),
  ways: z.optional(waysSchema),
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
  return seal(key, 'vault', concat(account, u32(version)), utf8(JSON.stringify(print(contents))), random);
}
function print(contents: VaultContents): z.infer<typeof schema> {
  return {
    v: 1,
    seed: toBase64url(contents.seed),
    rosters: contents.rosters.map((pin) => ({ team: toBase64url(pin.team), version: pin.version, hash: toBase64url(pin.hash) })),
    roots: contents.roots.map((root) => ({ team: toBase64url(root.team), seed: toBase64url(root.seed) })),
    ...(contents.ways ? { ways: printWays(contents.ways) } : {}),
  };
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
      ...(json.ways ? { ways: parseWays(json.ways) } : {}),
    };
  } catch {
    throw new MellomError('E_OPEN');
  }
}

/**
 * Two devices of one account have each learned something: nothing of either is given up. The newer pin of each team, the roots of both,
 * the ways in as mergeWays says. The same whichever comes first, so an older vault served again changes nothing (T16).
 */
export function mergeVaults(mine: VaultContents, theirs: VaultContents): VaultContents {
  const rosters = [...mine.rosters];
  for (const pin of theirs.rosters) {
    const at = rosters.findIndex((one) => same(one.team, pin.team));
    if (at < 0) rosters.push(pin);
    else if (pin.version > (rosters[at]?.version ?? 0)) rosters[at] = pin;
  }
  const roots = [...mine.roots, ...theirs.roots.filter((root) => !mine.roots.some((one) => same(one.seed, root.seed)))];
  const ways = mine.ways && theirs.ways ? mergeWays(mine.ways, theirs.ways) : (mine.ways ?? theirs.ways);
  return { seed: mine.seed, rosters, roots, ...(ways ? { ways } : {}) };
}

/** Overwrites the secrets of a vault that is not needed any more, but for those that live on in another one. */
export function wipeVault(contents: VaultContents, other?: VaultContents): void {
  if (contents.seed !== other?.seed) contents.seed.fill(0);
  for (const root of contents.roots) if (!other?.roots.includes(root)) root.seed.fill(0);
}

/** Whether two say the same, in whatever order. */
export function sameContents(a: VaultContents, b: VaultContents): boolean {
  return ordered(a) === ordered(b);
}
function ordered(contents: VaultContents): string {
  const { rosters, roots, ways } = print(contents);
  return JSON.stringify([rosters.map((pin) => JSON.stringify(pin)).sort(), roots.map(({ seed }) => seed).sort(), ways]);
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
