import { same } from '../../crypto/bytes';
import { accountNameId } from '../../crypto/passphrase';
import type { VaultContents } from '../../crypto/vault';
import { noWays, type Ways } from '../../crypto/ways';
import type { DeviceRow } from '../store/tables';
import type { EngineState } from '../values';

export const waysOf = (contents: VaultContents): Ways => contents.ways ?? noWays;

export function withWays(contents: VaultContents, change: (ways: Ways) => Ways): VaultContents {
  return { ...contents, ways: change(waysOf(contents)) };
}

/**
 * What may still open this device, after what the vault says now: a passkey that was removed on another device opens no more, nor does
 * a passphrase that another device has replaced.
 */
export function trimmed(row: DeviceRow, ways: Ways): DeviceRow {
  const { slot, slotFor, passkeys, nameId: _, ...rest } = row;
  const { passphrase } = ways;
  const replaced = slot && slotFor && passphrase && !same(slotFor, passphrase.locator);
  const left = passkeys?.filter((one) => !ways.removed.some((gone) => same(gone.locator, one.locator)));
  return {
    ...rest,
    ...(slot && !replaced ? { slot, ...keptFor(slotFor, passphrase?.locator) } : {}),
    ...(left && left.length > 0 ? { passkeys: left } : {}),
    ...(passphrase && ways.name !== null ? { nameId: accountNameId(ways.name) } : {}),
  };
}
/** A row from before is taken to belong to the passphrase that the relay has, so that the next change of it is noticed. */
function keptFor(slotFor: Uint8Array | null | undefined, current: Uint8Array | undefined) {
  if (slotFor !== undefined) return { slotFor };
  return current ? { slotFor: current } : {};
}

/** What screens offer on a locked device. A passphrase new to it opens with the relay's help the first time. */
export function waysIn(row: DeviceRow | undefined): EngineState['ways'] {
  return {
    passphrase: row?.slot !== undefined || row?.nameId !== undefined,
    passkeys: row?.passkeys?.map(({ credential }) => credential) ?? [],
  };
}

export function sameWays(a: EngineState['ways'], b: EngineState['ways']): boolean {
  return (
    a.passphrase === b.passphrase &&
    a.passkeys.length === b.passkeys.length &&
    a.passkeys.every((one, i) => same(one, b.passkeys[i] ?? new Uint8Array()))
  );
}

export function withPasskey(row: DeviceRow, copy: NonNullable<DeviceRow['passkeys']>[number]): DeviceRow {
  return { ...row, passkeys: [...(row.passkeys ?? []).filter((one) => !same(one.locator, copy.locator)), copy] };
}
