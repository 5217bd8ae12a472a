import { same } from '../../crypto/bytes';
import { sealOfflineSlot } from '../../crypto/offline-slot';
import { accountNameId } from '../../crypto/passphrase';
import { isListed } from '../../crypto/roster';
import { fromTextCode } from '../../crypto/text-code';
import { passkeyUnlocker } from '../../crypto/unlockers';
import {
  mergeVaults,
  newRecoverySecret,
  openVault,
  parseRecoveryCode,
  recoveryCode,
  recoveryUnlocker,
  sealVault,
  slotKind,
  wipeVault,
} from '../../crypto/vault';
import { MellomError } from '../../protocol/errors';
import type { Connection } from '../connection';
import { iso } from '../context';
import { trimmed, waysOf, withPasskey } from '../keys/device-unlockers';
import { askWithPassphrase } from '../keys/opaque';
import { type Found, openByRelay } from '../keys/open-vault';
import { insistOnStrength } from '../keys/passphrase-strength';
import { slotMaker } from '../keys/vault';
import { readingClaims } from '../members/staff-place';
import type { AccountHolder } from '../session/account-holder';
import { type AutoLock, standardAutoLock } from '../session/auto-lock';
import { accountName } from '../session/passphrase-enrolment';
import { readSetup } from '../session/setup';
import type { DeviceRow } from '../store/tables';
import { workOf } from '../store/work';
import { readRosters, teamRoster } from '../team-roster';
import type { NewUnlocker, Restorer } from '../values';
import { newPasskey } from './unlockers';

const smallPast = 5_000;

export const restoringOn = (h: AccountHolder, autoLock: AutoLock) => ({
  reads: {
    /** Whether it is written as a recovery code is (its checksum); whose it is, only `restore` finds out. */
    isRecoveryCode: async (typed: string): Promise<boolean> => fromTextCode('recovery', typed) !== null,
  },
  acts: {
    /**
     * An empty device, or a locked one whose way in is forgotten, and an account that exists. `next`: how this device opens from now on;
     * needed after a recovery code, else null keeps the passkey or passphrase just used.
     */
    restore: async (by: Restorer, next: NewUnlocker | null): Promise<void> => {
      await restore(h, by, next);
      autoLock.begin();
    },
    /** Renews the recovery code (shown once). */
    renewRecoveryCode: () => renewRecoveryCode(h),
  },
});

/**
 * One unlocker brings the account back: on an empty device, where everything is read again, or on a locked one whose way in is
 * forgotten, where everything stays.
 * @param next how this device opens from now on; null keeps the passkey or passphrase that was just used
 * @throws MellomError E_RECOVERY_CODE mistyped or unknown; E_PASSKEY unknown; E_PASSPHRASE name or passphrase, which of them nobody can
 *   say; E_QUOTA too many tries; E_TAKEN another account is on this device; E_WEAK_PASSPHRASE, E_OFFLINE
 */
async function restore(h: AccountHolder, by: Restorer, next: NewUnlocker | null): Promise<void> {
  if ('code' in by && !next) throw new MellomError('E_INPUT', 'a code opens once; what opens this device then?');
  if ('code' in by) parseRecoveryCode(by.code);
  if (next && 'passphrase' in next) await insistOnStrength(next.passphrase);
  const { connection } = await h.reading();
  await connection.connected();
  const found = await find(connection, by);
  const before = await h.device();
  const isSame = before !== undefined && same(before.account, found.id);
  // An account that was begun here and never left the device gives way to one that exists.
  if (before && !isSame && (before.finished || before.registered)) throw new MellomError('E_TAKEN', 'another account is here');
  const since = new Date(h.env.now()).toISOString();
  const added = next && 'passkey' in next ? newPasskey(slotMaker(found.id, found.key), since, next.passkey) : null;
  if (h.isOpen()) await h.lock();
  if (before && !isSame) await h.discard();
  const row = isSame ? before : undefined;

  const known = row ? mergeVaults(contentsHere(row, found), found.contents) : found.contents;
  wipeVault(found.contents, known);
  const contents = added?.contents(known) ?? known;
  const vaultVersion = Math.max(found.version, row?.vaultVersion ?? 0);
  const kept: DeviceRow = {
    role: null,
    language: h.state.now().language,
    autoLock: standardAutoLock,
    finished: false,
    ...row,
    id: 'this',
    account: found.id,
    vault: sealVault(found.key, found.id, vaultVersion, contents),
    vaultVersion,
    registered: true,
    since: row?.since ?? since,
  };
  const opening = trimmed(await opensBy(added?.device?.(kept) ?? kept, found, by, next), waysOf(contents));
  await h.begin(opening, found.key, contents, next && 'passphrase' in next ? next.passphrase : null);
  await finishRestoring(h);
}

async function find(connection: Connection, by: Restorer): Promise<Found> {
  if ('code' in by)
    return openByRelay(connection, recoveryUnlocker(parseRecoveryCode(by.code)), slotKind.recovery, 'E_RECOVERY_CODE');
  if ('passkey' in by) return openByRelay(connection, passkeyUnlocker(by.passkey.prf), slotKind.passkey, 'E_PASSKEY');
  const unlock = await askWithPassphrase(connection, accountNameId(by.name), by.passphrase);
  return openByRelay(connection, unlock, slotKind.opaque, 'E_PASSPHRASE');
}

/** An older vault than the one that is known here is not taken for the newest (T16): both are read, and the newer of everything stays. */
function contentsHere(row: DeviceRow, found: Found) {
  try {
    return openVault(found.key, found.id, row.vaultVersion, row.vault);
  } catch {
    return found.contents; // damaged on this disk: the relay's is whole
  }
}

/** The row with what opens it from now on. */
async function opensBy(row: DeviceRow, found: Found, by: Restorer, next: NewUnlocker | null): Promise<DeviceRow> {
  const { id, key, locator, slot } = found;
  const used = 'passkey' in by ? withPasskey(row, { credential: by.passkey.credential.slice(), locator, slot }) : row;
  if (next && 'passphrase' in next) return { ...used, slot: await sealOfflineSlot(next.passphrase, id, key), slotFor: null };
  if (!next && 'name' in by) return { ...used, slot: await sealOfflineSlot(by.passphrase, id, key), slotFor: locator };
  return used;
}

/** What kind of rooms: staff are listed. Also after a crash in the middle of a restore. */
export async function finishRestoring(h: AccountHolder): Promise<void> {
  const row = await h.device();
  if (!row || row.finished || (await readSetup(h.session()))) return;
  const session = h.session();
  await session.connection.online();
  for (const { team } of session.vault.contents().rosters) await session.rosters.fetch(team);
  const roster = teamRoster(session);
  const listed = roster !== null && isListed(roster, session.account.id);
  const role =
    readRosters(session).length > 0 || (await readingClaims(session)).length > 0 ? 'reader' : listed ? 'staff' : 'citizen';
  await h.putDevice({ role, finished: true });
  await h.settle();
  // Screens have moved on already; a small past is there before this is said to be done.
  const refreshed = h
    .session()
    .refresh()
    .catch(() => {});
  await Promise.race([refreshed, new Promise((resolve) => setTimeout(resolve, smallPast))]);
}

const renewed = workOf<Uint8Array>('renewed-code');

/** A new code, in force at once; the one before opens nothing any more. */
async function renewRecoveryCode(h: AccountHolder): Promise<{ recoveryCode: string; accountName: string }> {
  const session = h.session();
  await session.connection.online();
  const secret = newRecoverySecret();
  await renewed.keep(session.store, secret);
  await session.vault.setRecovery(secret, iso(session.env));
  const name = await accountName(session);
  await session.vault.push();
  session.state.changed('security');
  return { recoveryCode: recoveryCode(secret), accountName: name };
}
export const readRenewed = async (h: AccountHolder): Promise<Uint8Array | undefined> => renewed.read(h.session().store);
/** Typed back: the device forgets it. */
export const renewedIsKept = (h: AccountHolder): Promise<void> => renewed.done(h.session().store);
