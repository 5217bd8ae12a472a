import { same, toBase64url } from '../../crypto/bytes';
import { waysOf } from '../keys/device-unlockers';
import type { Devices, KnownDevice } from '../session/devices';
import type { Live } from '../sync/write';

/** Unlockers, devices, what is on paper. */
export interface Security {
  accountName: string;
  passkeys: { credential: string; label: string; addedAt: string; here: boolean }[];
  passphrase: { here: boolean; anywhere: boolean };
  recoveryCodeFrom: string | null;
  devices: KnownDevice[];
}
export const securityViews = (session: Live & { devices: Devices }) => ({ security: () => securityOf(session) });

async function securityOf(session: Live & { devices: Devices }): Promise<Security> {
  const ways = waysOf(session.vault.contents());
  const row = await session.device();
  const isHere = (locator: Uint8Array) => row?.passkeys?.some((one) => same(one.locator, locator)) ?? false;
  return {
    accountName: ways.name ?? '',
    passkeys: ways.passkeys.map(({ credential, label, addedAt, locator }) => ({
      credential: toBase64url(credential),
      label,
      addedAt,
      here: isHere(locator),
    })),
    passphrase: { here: row?.slot !== undefined, anywhere: ways.passphrase !== null },
    recoveryCodeFrom: ways.recovery?.since ?? null,
    devices: await session.devices.list(),
  };
}
