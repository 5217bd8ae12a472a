import { openAccount } from '../crypto/account';
import { asAccountId, same } from '../crypto/bytes';
import { sealOfflineSlot } from '../crypto/offline-slot';
import { isListed } from '../crypto/roster';
import {
  locatorOf,
  newRecoverySecret,
  openSlot,
  openVault,
  parseRecoveryCode,
  recoveryCode,
  recoveryUnlocker,
  slotKind,
} from '../crypto/vault';
import { MellomError } from '../protocol/errors';
import { isCode } from './codes';
import type { Holding } from './holding';
import { teamRoster } from './live';
import { insistOnStrength } from './passphrases';
import { readSetup } from './setup';

const standardAutoLock = 10;
const smallPast = 5_000;

/**
 * The recovery code opens the account: on an empty device, where everything is read again, or on a locked one whose passphrase is
 * forgotten, where everything stays.
 * @throws MellomError E_RECOVERY_CODE mistyped or unknown; E_TAKEN another account is on this device; E_WEAK_PASSPHRASE, E_OFFLINE
 */
export async function restore(h: Holding, code: string, passphrase: string): Promise<void> {
  const unlocker = recoveryUnlocker(parseRecoveryCode(code));
  await insistOnStrength(passphrase);
  const row = await h.device();
  const { connection } = await h.reading();
  await connection.connected();
  const found = await connection.request('vault.open', { locator: locatorOf(unlocker) }).catch((e) => {
    throw isCode(e, 'E_REFUSED') ? new MellomError('E_RECOVERY_CODE') : e;
  });
  const id = asAccountId(found.account.slice());
  if (row && !same(row.account, id)) throw new MellomError('E_TAKEN', 'another account is on this device');
  const key = openSlot(unlocker, id, slotKind.recovery, found.slot.slot);
  const contents = openVault(key, id, found.version, found.vault);
  if (!same(openAccount(contents.seed).id, id)) throw new MellomError('E_OPEN');
  const slot = await sealOfflineSlot(passphrase, id, key);
  if (h.isOpen()) await h.lock();
  const before = { role: null, language: h.state.now().language, autoLock: standardAutoLock, finished: false, ...row };
  await h.begin(
    {
      ...before,
      id: 'this',
      account: id,
      // An older vault than the one that is known here is not taken for the newest (T16).
      ...(row && row.vaultVersion > found.version
        ? { vault: row.vault, vaultVersion: row.vaultVersion }
        : { vault: found.vault.slice(), vaultVersion: found.version }),
      slot,
      registered: true,
      since: row?.since ?? new Date(h.env.now()).toISOString(),
    },
    key,
    contents,
  );
  await finishRestoring(h);
}

/** What kind of rooms: staff are listed. Also after a crash in the middle of a restore. */
export async function finishRestoring(h: Holding): Promise<void> {
  const row = await h.device();
  if (!row || row.finished || (await readSetup(h.session()))) return;
  const { u } = h.session().live;
  await u.connection.online();
  for (const { team } of u.vault.contents().rosters) await u.rosters.fetch(team);
  const roster = teamRoster(u);
  await h.putDevice({ role: roster && isListed(roster, u.account.id) ? 'staff' : 'citizen', finished: true });
  await h.settle();
  // Screens have moved on already; a small past is there before this is said to be done.
  const refreshed = h
    .session()
    .refresh()
    .catch(() => {});
  await Promise.race([refreshed, new Promise((resolve) => setTimeout(resolve, smallPast))]);
}

const record = 'renewed-code';

/** A new code, in force at once; the one before opens nothing any more. */
export async function renewRecoveryCode(h: Holding): Promise<{ recoveryCode: string; accountName: string }> {
  const { u } = h.session().live;
  await u.connection.online();
  const secret = newRecoverySecret();
  await u.store.write([{ table: 'work', key: record, value: secret }]);
  await u.vault.setRecovery(secret);
  await u.vault.push();
  return { recoveryCode: recoveryCode(secret), accountName: '' };
}
export const readRenewed = async (h: Holding): Promise<Uint8Array | undefined> =>
  (await h.session().live.u.store.get('work', record)) as Uint8Array | undefined;
/** Typed back: the device forgets it. */
export const renewedIsKept = (h: Holding): Promise<void> =>
  h.session().live.u.store.write([{ table: 'work', key: record, value: undefined }]);
