import type { RecoverySecret } from '../crypto/bytes';
import { same, type VaultKey } from '../crypto/bytes';
import { locatorOf, openVault, recoveryUnlocker, sealSlot, sealVault, slotKind, type VaultContents } from '../crypto/vault';
import type { AccountId } from '../protocol/bytes';
import { isCode } from './codes';
import type { Databases, Store } from './database';
import type { Connection } from './socket';

/**
 * The account's vault while it is open: on this device at once, on the relay (compare-and-set) as soon as there is a network.
 */
export interface VaultHold {
  contents: () => VaultContents;
  change: (update: (contents: VaultContents) => VaultContents) => Promise<void>;
  /** The recovery code opens the account from now on, and no other does. Not in force before `push` has come through. */
  setRecovery: (secret: RecoverySecret) => Promise<void>;
  /** Does nothing when the relay has it all. */
  push: () => Promise<void>;
  pending: () => Promise<boolean>;
}
interface KeptVault {
  slots: { locator: Uint8Array; kind: number; slot: Uint8Array }[];
  /** The slots here replace those on the relay. */
  newSlots: boolean;
  pending: boolean;
}
const record = 'vault';

export function holdVault(p: {
  account: AccountId;
  key: VaultKey;
  contents: VaultContents;
  databases: Databases;
  store: Store;
  connection: Connection;
}): VaultHold {
  let contents = p.contents;
  const kept = async () =>
    ((await p.store.get('work', record)) as KeptVault | undefined) ?? { slots: [], newSlots: false, pending: false };
  const keep = (value: KeptVault) => p.store.write([{ table: 'work', key: record, value }]);
  const keepLocally = async (version?: number) => {
    const device = await p.databases.device();
    if (!device) return;
    const vaultVersion = version ?? device.vaultVersion;
    await p.databases.putDevice({ ...device, vaultVersion, vault: sealVault(p.key, p.account, vaultVersion, contents) });
  };
  const push = async () => {
    for (;;) {
      const now = await kept();
      if (!now.pending) return;
      if (now.slots.length === 0) {
        // A restored device does not know the slots, and whoever puts a vault puts all of them.
        const { slots } = await p.connection.request('vault.get', {});
        await keep({ ...now, slots });
        continue;
      }
      const device = await p.databases.device();
      const version = (device?.vaultVersion ?? 0) + 1;
      try {
        await p.connection.request('vault.put', {
          version,
          vault: sealVault(p.key, p.account, version, contents),
          slots: now.slots,
        });
      } catch (e) {
        if (!isCode(e, 'E_VERSION')) throw e;
        const theirs = await p.connection.request('vault.get', {});
        contents = merged(contents, openVault(p.key, p.account, theirs.version, theirs.vault));
        await keepLocally(theirs.version);
        if (!now.newSlots) await keep({ ...now, slots: theirs.slots });
        continue;
      }
      await keepLocally(version);
      await keep({ ...now, newSlots: false, pending: false });
    }
  };
  return {
    contents: () => contents,
    change: async (update) => {
      contents = update(contents);
      await keepLocally();
      await keep({ ...(await kept()), pending: true });
    },
    setRecovery: async (secret) => {
      const unlock = recoveryUnlocker(secret);
      const slot = sealSlot(unlock, p.account, slotKind.recovery, p.key);
      const others = (await kept()).slots.filter((one) => one.kind !== slotKind.recovery);
      await keep({
        slots: [...others, { locator: locatorOf(unlock), kind: slotKind.recovery, slot }],
        newSlots: true,
        pending: true,
      });
    },
    push,
    pending: async () => (await kept()).pending,
  };
}

/** Nothing that either device has learned is given up: the newer pin of each team, the roots of both. */
function merged(mine: VaultContents, theirs: VaultContents): VaultContents {
  const rosters = [...mine.rosters];
  for (const pin of theirs.rosters) {
    const at = rosters.findIndex((one) => same(one.team, pin.team));
    if (at < 0) rosters.push(pin);
    else if (pin.version > (rosters[at]?.version ?? 0)) rosters[at] = pin;
  }
  const roots = [...mine.roots, ...theirs.roots.filter((root) => !mine.roots.some((one) => same(one.seed, root.seed)))];
  return { seed: mine.seed, rosters, roots };
}
