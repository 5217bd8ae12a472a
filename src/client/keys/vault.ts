import type { RecoverySecret, Sealed, UnlockSecret, VaultKey } from '../../crypto/bytes';
import { hex, same } from '../../crypto/bytes';
import { sealOfflineSlot } from '../../crypto/offline-slot';
import {
  locatorOf,
  mergeVaults,
  openVault,
  recoveryUnlocker,
  type SlotKind,
  sameContents,
  sealSlot,
  sealVault,
  slotKind,
  type VaultContents,
  wipeVault,
} from '../../crypto/vault';
import { isDeadSlot } from '../../crypto/ways';
import type { AccountId, Locator } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import type { Connection } from '../connection';
import { isCode } from '../errors';
import { inTurn } from '../in-turn';
import type { Databases, Store } from '../store/database';
import type { DeviceRow } from '../store/tables';
import { workOf } from '../store/work';
import { trimmed, waysOf, withWays } from './device-unlockers';

/**
 * The account's vault while it is open: on this device at once, on the relay (compare-and-set) as soon as there is a network. Contents
 * of two devices merge; the slots on the relay follow from what the merged contents say of unlockers.
 */
export interface Vault {
  contents: () => VaultContents;
  change: (update: (contents: VaultContents) => VaultContents) => Promise<void>;
  /** On this device now, on the relay with the next push. */
  keep: (change: VaultChange) => Promise<void>;
  /** In force on the relay, and then here, or neither. */
  put: (change: VaultChange) => Promise<void>;
  /** The recovery code opens the account from now on, and no other does. Not in force before `push` has come through. */
  setRecovery: (secret: RecoverySecret, now: string) => Promise<void>;
  /** Brings what only this device knows. Does nothing when the relay has it all. */
  push: () => Promise<void>;
  /** Learns what other devices have put, and brings what they lack. */
  sync: () => Promise<void>;
  slotFor: SlotMaker;
  offlineSlot: (passphrase: string) => Promise<Sealed>;
  /** Zeroes keys. */
  forget: () => void;
}
export type SlotMaker = (unlock: UnlockSecret, kind: SlotKind) => KeptSlot;
export interface KeptSlot {
  locator: Locator;
  kind: number;
  slot: Uint8Array;
}
/** One change of the unlockers. `contents` may be asked again, on top of what another device has put meanwhile. */
export interface VaultChange {
  contents: (before: VaultContents) => VaultContents;
  slot?: KeptSlot;
  /** OPAQUE's record for the slot, which the relay takes in the same transaction. */
  opaque?: { name: Uint8Array; record: Uint8Array };
  /** What follows for this device, written together with its copy of the vault. */
  device?: (row: DeviceRow) => DeviceRow;
}
interface KeptVault {
  slots: { locator: Uint8Array; kind: number; slot: Uint8Array }[];
  pending: boolean;
}
const work = workOf<Partial<KeptVault>>('vault');
const attempts = 5;
const kinds = { [slotKind.passkey]: 'passkey', [slotKind.recovery]: 'recovery', [slotKind.opaque]: 'passphrase' } as const;

export const slotMaker =
  (account: AccountId, key: VaultKey): SlotMaker =>
  (unlock, kind) => ({ locator: locatorOf(unlock), kind, slot: sealSlot(unlock, account, kind, key) });

export function keepVault(p: {
  account: AccountId;
  key: VaultKey;
  contents: VaultContents;
  databases: Databases;
  store: Store;
  connection: Connection;
  /** Another device has changed something. */
  onLearned: () => void;
}): Vault {
  const { key, account } = p;
  let contents = p.contents;
  /** Counts changes made here, so that a push knows whether something came in while it was under way. */
  let changes = 0;
  const turn = inTurn();
  let forgotten = false;
  /** Nothing is sealed with, or under, a key that has been wiped: the account was locked while somebody waited for something. */
  const mustHold = () => {
    if (forgotten) throw new MellomError('E_LOCKED');
  };
  /** With the copies of passkeys that lie in the row: what was made and not brought before a crash is brought now. */
  const kept = async (): Promise<KeptVault> => {
    const found = await work.read(p.store);
    const here = (await p.databases.device())?.passkeys ?? [];
    const copies = here.map(({ locator, slot }) => ({ locator, kind: slotKind.passkey, slot }));
    return { slots: [...(found?.slots ?? []), ...copies], pending: found?.pending ?? false };
  };
  const keepRecord = (value: KeptVault) => work.keep(p.store, value);
  const keepHere = async (version?: number, device: (row: DeviceRow) => DeviceRow = (row) => row) => {
    await p.databases.changeDevice((before) => {
      mustHold();
      const row = device(before);
      const vaultVersion = version ?? row.vaultVersion;
      return trimmed({ ...row, vaultVersion, vault: sealVault(key, account, vaultVersion, contents) }, waysOf(contents));
    });
  };
  /** The relay's, or null before the first was put. What does not open changes nothing here and is not written over (T22). */
  const theirs = async () => {
    try {
      const found = await p.connection.request('vault.get', {});
      return { ...found, contents: openVault(key, account, found.version, found.vault) };
    } catch (e) {
      if (isCode(e, 'E_REFUSED')) return null;
      throw e;
    }
  };
  const alive = (slots: KeptVault['slots'], { ways }: VaultContents) => {
    const byLocator = new Map(slots.map((one) => [hex(one.locator), one]));
    return [...byLocator.values()].filter(({ kind, locator }) => {
      const name = kinds[kind as keyof typeof kinds];
      return !ways || !name || !isDeadSlot(ways, name, locator);
    });
  };

  const pushOnce = async (asked?: VaultChange) => {
    let change = asked;
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (!change && !(await kept()).pending) return;
      const there = await theirs();
      const before = contents;
      if (there) contents = mergeVaults(contents, there.contents);
      if (there) wipeVault(there.contents, contents);
      const seen = changes;
      const mine = await kept();
      const next = change ? change.contents(contents) : contents;
      const slots = alive([...mine.slots, ...(there?.slots ?? []), ...(change?.slot ? [change.slot] : [])], next);
      const version = (there?.version ?? 0) + 1;
      mustHold();
      try {
        await p.connection.request('vault.put', {
          version,
          vault: sealVault(key, account, version, next),
          slots,
          ...(change?.opaque ? { opaque: change.opaque } : {}),
        });
      } catch (e) {
        if (isCode(e, 'E_VERSION')) continue;
        throw e;
      }
      // What was changed here meanwhile stays, and goes out with the next round.
      contents = change ? change.contents(contents) : contents;
      await keepHere(version, change?.device);
      change = undefined;
      await keepRecord({ slots: alive([...slots, ...(await kept()).slots], contents), pending: changes !== seen });
      if (there && !sameContents(before, contents)) p.onLearned();
      if (changes === seen) return;
    }
    throw new MellomError('E_VERSION', 'the relay takes no vault');
  };
  /** An older vault than is known here teaches nothing, since merging takes the newer of everything; it is replaced (T16, A8). */
  const learn = async (there: NonNullable<Awaited<ReturnType<typeof theirs>>>) => {
    const before = contents;
    contents = mergeVaults(contents, there.contents);
    const isNew = !sameContents(before, contents);
    const known = (await p.databases.device())?.vaultVersion ?? 0;
    if (isNew || there.version > known) await keepHere(Math.max(there.version, known));
    const mine = await kept();
    const slots = alive([...mine.slots, ...there.slots], contents);
    const owed = !sameContents(contents, there.contents) || slots.length !== alive(there.slots, contents).length;
    wipeVault(there.contents, contents);
    if (slots.length !== alive(mine.slots, contents).length || isNew || owed)
      await keepRecord({ slots, pending: mine.pending || owed });
    if (isNew) p.onLearned();
  };
  const keep = async (change: VaultChange) => {
    contents = change.contents(contents);
    changes++;
    await keepHere(undefined, change.device);
    const now = await kept();
    await keepRecord({ slots: alive(change.slot ? [...now.slots, change.slot] : now.slots, contents), pending: true });
  };
  const slotFor: SlotMaker = (unlock, kind) => {
    mustHold();
    return slotMaker(account, key)(unlock, kind);
  };

  return {
    contents: () => contents,
    change: (update) => keep({ contents: update }),
    keep,
    put: (change) => turn(() => pushOnce(change)),
    setRecovery: async (secret, now) => {
      const slot = slotFor(recoveryUnlocker(secret), slotKind.recovery);
      const update = (before: VaultContents) =>
        withWays(before, (ways) =>
          ways.recovery && same(ways.recovery.locator, slot.locator)
            ? ways
            : { ...ways, recovery: { turn: (ways.recovery?.turn ?? 0) + 1, since: now, locator: slot.locator } },
        );
      await keep({ contents: update, slot });
    },
    push: () => turn(() => pushOnce()),
    sync: () =>
      turn(async () => {
        const there = await theirs();
        if (there) await learn(there);
        await pushOnce();
      }),
    slotFor,
    offlineSlot: async (passphrase) => {
      mustHold();
      const slot = await sealOfflineSlot(passphrase, account, key);
      mustHold();
      return slot;
    },
    forget: () => {
      forgotten = true;
      key.fill(0);
      wipeVault(contents);
    },
  };
}
