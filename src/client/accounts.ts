import { newSeed, openAccount } from '../crypto/account';
import { asAccountId, asRecoverySecret, fromBase64url, same, type VaultKey } from '../crypto/bytes';
import { openOfflineSlot, sealOfflineSlot } from '../crypto/offline-slot';
import { isListed } from '../crypto/roster';
import {
  locatorOf,
  newRecoverySecret,
  newVaultKey,
  openSlot,
  openVault,
  parseRecoveryCode,
  recoveryCode,
  recoveryUnlocker,
  sealVault,
  slotKind,
  type VaultContents,
} from '../crypto/vault';
import { MellomError } from '../protocol/errors';
import type { InvitationPreview } from './api';
import { keepCards } from './cards';
import { isCode } from './codes';
import { type Databases, openDatabases, type Store } from './database';
import type { Environment } from './environment';
import { claimStaffPlace, joinCase } from './joining';
import { teamRoster } from './live';
import { insistOnStrength } from './passphrases';
import { openInvitation, type Reading } from './reading-invitation';
import { keepRosters } from './rosters';
import { openSession, type Session } from './session';
import { beginSetup, keepSetup, readSetup, type Setup, stepOf } from './setup';
import { type Connection, openConnection } from './socket';
import type { StateHolder } from './state';
import type { DeviceRow } from './tables';
import { setUpTeam } from './team';

/** The account of this device: how it comes to be, opens, closes and goes. */
export interface Accounts {
  session: () => Session;
  boot: () => Promise<void>;
  readInvitation: (linkOrCode: string) => Promise<InvitationPreview>;
  readSetup: (link: string) => Promise<void>;
  create: (passphrase: string) => Promise<{ recoveryCode: string }>;
  confirmRecoveryCode: (typed: string) => Promise<void>;
  accept: (p: { called?: string; name?: string; title?: string }) => Promise<{ caseRef: string | null }>;
  setUpTeam: (p: Parameters<typeof setUpTeam>[2]) => Promise<void>;
  unlock: (passphrase: string) => Promise<void>;
  lock: () => Promise<void>;
  restore: (code: string, passphrase: string) => Promise<void>;
  renewRecoveryCode: () => Promise<{ recoveryCode: string }>;
  signOut: (discard: boolean) => Promise<void>;
  device: () => Promise<DeviceRow | undefined>;
  putDevice: (change: Partial<DeviceRow>) => Promise<void>;
  close: () => Promise<void>;
}
const standardAutoLock = 10;
const nothingRead: Pick<Setup, 'invitation' | 'team' | 'role'> = { invitation: null, team: null, role: 'citizen' };

export function accountsOn(env: Environment, state: StateHolder): Accounts {
  let databases: Databases = openDatabases(env);
  let session: Session | null = null;
  let guest: Connection | null = null;
  /** Read before there was an account to keep it. */
  let read: Pick<Setup, 'invitation' | 'team' | 'role'> = nothingRead;

  const device = () => databases.device();
  const putDevice = async (change: Partial<DeviceRow>) => {
    const row = await device();
    if (row) await databases.putDevice({ ...row, ...change });
  };
  const must = (): Session => {
    if (!session) throw new MellomError('E_LOCKED');
    return session;
  };
  const settle = async () => {
    const row = await device();
    const setup = session && !row?.finished ? await readSetup(session) : null;
    state.set({
      phase: !row ? 'empty' : !session ? 'locked' : row.finished ? 'open' : 'empty',
      role: row?.role ?? null,
      language: row?.language ?? state.now().language,
      unfinished: setup && stepOf(setup),
    });
  };
  const open = async (row: DeviceRow, vaultKey: VaultKey, contents: VaultContents) => {
    guest?.close();
    guest = null;
    const account = openAccount(contents.seed);
    if (!same(account.id, row.account)) throw new MellomError('E_STORAGE', 'another account');
    session = await openSession({ env, databases, state, account, vaultKey, contents });
    await settle();
  };
  /** Before there is an account: what can be asked without login, with nothing written to the disk. */
  const reading = async (): Promise<Reading> => {
    if (session) return session.live.u;
    if (!guest) {
      guest = openConnection(env, { signLogin: () => null, onStatus: () => {}, onHeard: () => {}, onPush: () => {} });
      guest.again();
    }
    const names = { stream: String, account: String, team: String, own: String };
    const at = { names, store: nowhere, connection: guest };
    return { connection: guest, cards: await keepCards(at), rosters: await keepRosters({ ...at, pins: () => [] }) };
  };
  /** Something else was read by somebody whose account is half-made. */
  const beginAgain = async () => {
    if (!session || (await device())?.finished) return;
    const { role } = await beginSetup(session, read);
    await putDevice({ role });
    await settle();
  };
  /** The relay knows the account: card, vault and unlockers; the connection is logged in. */
  const register = async () => {
    const { live, setRegistered } = must();
    const { connection, account, vault } = live.u;
    if (!(await device())?.registered) {
      await connection.connected();
      await connection.request('register', { card: account.card });
      await putDevice({ registered: true });
      setRegistered();
      connection.again();
    }
    await connection.online();
    await vault.push();
  };
  const confirmedSetup = async (): Promise<Setup> => {
    const setup = await readSetup(must());
    if (!setup) throw new MellomError('E_TAKEN', 'nothing is unfinished');
    if (!setup.confirmed) throw new MellomError('E_RECOVERY_CODE', 'not typed back yet');
    return { ...setup, invitation: read.invitation ?? setup.invitation, team: read.team ?? setup.team };
  };
  const finish = async (role: 'citizen' | 'staff') => {
    await must().live.u.vault.push();
    await putDevice({ role, finished: true });
    await keepSetup(must(), null);
    read = nothingRead;
    await settle();
    await must().refresh();
  };
  const unlock = async (passphrase: string) => {
    const row = await device();
    if (!row) throw new MellomError('E_PASSPHRASE', 'no account');
    if (session) return;
    const id = asAccountId(row.account);
    const key = await openOfflineSlot(passphrase, id, row.slot);
    await open(row, key, openVault(key, id, row.vaultVersion, row.vault));
  };
  const lock = async () => {
    const ending = session;
    session = null;
    await ending?.close();
    databases.close();
    databases = openDatabases(env);
    await settle();
  };

  return {
    session: must,
    device,
    putDevice,
    boot: settle,
    readInvitation: async (linkOrCode) => {
      const { preview } = await openInvitation(await reading(), linkOrCode);
      read = { invitation: linkOrCode, team: null, role: preview.kind };
      await beginAgain();
      return preview;
    },
    readSetup: async (link) => {
      try {
        const token = fromBase64url(link.trim().slice(link.trim().indexOf('#') + 1));
        if (token.length < 16 || token.length > 64) throw new MellomError('E_INVITATION');
        read = { invitation: null, team: token, role: 'staff' };
      } catch {
        throw new MellomError('E_INVITATION', 'not a link for setting up');
      }
      await beginAgain();
    },
    create: async (passphrase) => {
      await insistOnStrength(passphrase);
      const row = await device();
      if (row?.finished) throw new MellomError('E_TAKEN', 'there is an account');
      if (row) {
        if (!session) await unlock(passphrase);
        const { u } = must().live;
        const key = await openOfflineSlot(passphrase, u.account.id, row.slot).catch(() => null);
        if (!key) throw new MellomError('E_PASSPHRASE', 'another passphrase than the one chosen before');
      } else {
        const key = newVaultKey();
        const contents: VaultContents = { seed: newSeed(), rosters: [], roots: [] };
        const { id } = openAccount(contents.seed);
        const fresh: DeviceRow = {
          id: 'this',
          role: null,
          language: state.now().language,
          account: id,
          vault: sealVault(key, id, 0, contents),
          vaultVersion: 0,
          slot: await sealOfflineSlot(passphrase, id, key),
          registered: false,
          autoLock: standardAutoLock,
          since: new Date(env.now()).toISOString(),
          finished: false,
        };
        await databases.putDevice(fresh);
        await open(fresh, key, contents);
      }
      const { recovery, role } = await beginSetup(must(), read);
      await putDevice({ role });
      await settle();
      return { recoveryCode: recoveryCode(asRecoverySecret(recovery.slice())) };
    },
    confirmRecoveryCode: async (typed) => {
      const setup = await readSetup(must());
      const renewed = (await must().live.u.store.get('work', 'renewed-code')) as Uint8Array | undefined;
      const expected = setup?.recovery ?? renewed;
      if (!expected || !same(parseRecoveryCode(typed), expected)) throw new MellomError('E_RECOVERY_CODE');
      if (setup) await keepSetup(must(), { ...setup, confirmed: true });
      else await must().live.u.store.write([{ table: 'work', key: 'renewed-code', value: undefined }]);
    },
    accept: async ({ called, name, title }) => {
      const { invitation } = await confirmedSetup();
      if (!invitation) throw new MellomError('E_INVITATION', 'none was read');
      const { preview } = await openInvitation(await reading(), invitation).catch((e) => {
        // Claimed already, perhaps by this very account before a crash: joinCase finds out.
        if (isCode(e, 'E_INVITATION_USED', 'E_INVITATION')) return { preview: null };
        throw e;
      });
      await register();
      const { live } = must();
      if (preview?.kind === 'staff') {
        await claimStaffPlace(live, invitation, { name: name ?? preview.called, title: title ?? '' });
        await finish('staff');
        return { caseRef: null };
      }
      const { ref } = await joinCase(live, invitation, called);
      await finish('citizen');
      return { caseRef: ref };
    },
    setUpTeam: async (p) => {
      const { team } = await confirmedSetup();
      if (!team) throw new MellomError('E_INVITATION', 'no link for setting up was read');
      await register();
      await setUpTeam(must().live, team, p);
      await finish('staff');
    },
    unlock,
    lock,
    restore: async (code, passphrase) => {
      const unlocker = recoveryUnlocker(parseRecoveryCode(code));
      await insistOnStrength(passphrase);
      const row = await device();
      const { connection } = await reading();
      await connection.connected();
      const found = await connection.request('vault.open', { locator: locatorOf(unlocker) }).catch((e) => {
        throw isCode(e, 'E_REFUSED') ? new MellomError('E_RECOVERY_CODE') : e;
      });
      const id = asAccountId(found.account.slice());
      if (row && !same(row.account, id)) throw new MellomError('E_TAKEN', 'another account is on this device');
      const key = openSlot(unlocker, id, slotKind.recovery, found.slot.slot);
      const contents = openVault(key, id, found.version, found.vault);
      if (!same(openAccount(contents.seed).id, id)) throw new MellomError('E_OPEN');
      if (session) await lock();
      const fresh: DeviceRow = {
        id: 'this',
        role: row?.role ?? null,
        language: row?.language ?? state.now().language,
        account: id,
        vault: found.vault.slice(),
        vaultVersion: found.version,
        slot: await sealOfflineSlot(passphrase, id, key),
        registered: true,
        autoLock: row?.autoLock ?? standardAutoLock,
        since: new Date(env.now()).toISOString(),
        finished: row?.finished ?? true,
      };
      await databases.putDevice(fresh);
      await open({ ...fresh }, key, contents);
      const { u } = must().live;
      await u.connection.online();
      for (const { team } of contents.rosters) await u.rosters.fetch(team);
      const roster = teamRoster(u);
      if (!fresh.role) await putDevice({ role: roster && isListed(roster, id) ? 'staff' : 'citizen' });
      await settle();
      // Screens have moved on already; a small past is there before this is said to be done.
      await Promise.race([
        must()
          .refresh()
          .catch(() => {}),
        new Promise((resolve) => setTimeout(resolve, 5_000)),
      ]);
    },
    renewRecoveryCode: async () => {
      const { u } = must().live;
      await u.connection.online();
      const secret = newRecoverySecret();
      await u.store.write([{ table: 'work', key: 'renewed-code', value: secret }]);
      await u.vault.setRecovery(secret);
      await u.vault.push();
      return { recoveryCode: recoveryCode(secret) };
    },
    signOut: async (discard) => {
      if (session && !discard) {
        await session.flush();
        if (session.live.u.connection.status() === 'online') await session.live.u.own.sync().catch(() => {});
        await session.live.outbox.settled();
      }
      const row = await device();
      if (row?.finished && !discard && (await databases.unsent()) > 0) throw new MellomError('E_UNSENT');
      const ending = session;
      session = null;
      await ending?.close();
      await databases.destroy();
      databases = openDatabases(env);
      read = nothingRead;
      await settle();
    },
    close: async () => {
      const ending = session;
      session = null;
      await ending?.close();
      guest?.close();
      databases.close();
    },
  };
}

/** For looking at an invitation: keeps nothing. */
const nowhere: Store = {
  get: async () => undefined,
  all: async () => [],
  from: async () => [],
  where: async () => [],
  write: async () => {},
};
