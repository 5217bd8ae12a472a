import { openAccount, wipeAccount } from '../../crypto/account';
import { asAccountId, asSeed, same, type VaultKey } from '../../crypto/bytes';
import { sealOfflineSlot } from '../../crypto/offline-slot';
import { passkeyUnlocker } from '../../crypto/unlockers';
import { openVault, slotKind, type VaultContents, wipeVault } from '../../crypto/vault';
import { MellomError } from '../../protocol/errors';
import { type Connection, openConnection } from '../connection';
import type { Environment } from '../environment';
import { isCode } from '../errors';
import { sameWays, waysIn, withPasskey } from '../keys/device-unlockers';
import { heldKey } from '../keys/held-key';
import { askWithPassphrase } from '../keys/opaque';
import { openByRelay, openHere } from '../keys/open-vault';
import type { Reading } from '../members/open-invitation';
import type { StateHolder } from '../state';
import { keepCards } from '../store/cards';
import { type Databases, openDatabases, type Store } from '../store/database';
import { keepRosters } from '../store/rosters';
import type { DeviceRow } from '../store/tables';
import type { Unlocker } from '../values';
import { openSession, type Session, sealOf } from './session';
import { readSetup, stepOf } from './setup';

/** The account of this device: the row in the clear, and the session while it is open. */
export interface AccountHolder {
  env: Environment;
  state: StateHolder;
  /** @throws MellomError E_LOCKED */
  session: () => Session;
  isOpen: () => boolean;
  device: () => Promise<DeviceRow | undefined>;
  putDevice: (change: Partial<DeviceRow>) => Promise<void>;
  changeDevice: (change: (row: DeviceRow) => DeviceRow) => Promise<void>;
  /** Puts a whole row and opens the account that it is for. `typed`: the passphrase, if that is how it opens from now on. */
  begin: (row: DeviceRow, key: VaultKey, contents: VaultContents, typed: string | null) => Promise<void>;
  /** @throws MellomError E_PASSPHRASE, E_PASSKEY; E_OFFLINE when only the relay could say */
  unlock: (by: Unlocker) => Promise<void>;
  lock: () => Promise<void>;
  /** Somebody is here, or there is a network again: no waiting for the next try to reach the relay. */
  hurry: () => void;
  /** Everything on this device goes, whatever it is. */
  discard: () => Promise<void>;
  /** Forgets everything on this device; refused with E_UNSENT while the relay lacks something. */
  signOut: (discard: boolean) => Promise<void>;
  close: () => Promise<void>;
  /** As it lies on the disk when the app is opened. */
  boot: () => Promise<void>;
  /** Tells screens where things stand. */
  settle: () => Promise<void>;
  /** What can be asked of the relay before there is an account, with nothing written to the disk. */
  reading: () => Promise<Reading>;
}

export function holdAccount(env: Environment, state: StateHolder): AccountHolder {
  const tellWays = (row: DeviceRow | undefined) => {
    const ways = waysIn(row);
    if (!sameWays(ways, state.now().ways)) state.set({ ways });
  };
  const openAll = (): Databases => {
    const opened = openDatabases(env);
    return {
      ...opened,
      putDevice: async (row) => {
        await opened.putDevice(row);
        tellWays(row);
      },
      changeDevice: async (change) => {
        const row = await opened.changeDevice(change);
        if (row) tellWays(row);
        return row;
      },
    };
  };
  let databases: Databases = openAll();
  let session: Session | null = null;
  let guest: Connection | null = null;

  const device = () => databases.device();
  const settle = async () => {
    const row = await device();
    const setup = session && !row?.finished ? await readSetup(session) : null;
    const isOpen = session !== null && (row?.finished || row?.held !== undefined);
    tellWays(row);
    state.set({
      phase: !row ? 'empty' : !session ? 'locked' : isOpen ? 'open' : 'empty',
      role: row?.role ?? null,
      language: row?.language ?? state.now().language,
      unfinished: setup ? stepOf(setup) : row?.held ? 'door' : null,
    });
  };
  const open = async (row: DeviceRow, vaultKey: VaultKey, contents: VaultContents, typed: string | null) => {
    guest?.close();
    guest = null;
    const account = openAccount(contents.seed);
    if (!same(account.id, row.account)) throw new MellomError('E_STORAGE', 'another account');
    session = await openSession({ env, databases, state, account, vaultKey, contents });
    // Kept in memory only where the relay may lack it.
    if (typed !== null && !row.slotFor) session.debt.owe(typed);
    await settle();
  };
  const reading = async (): Promise<Reading> => {
    if (session) return session;
    if (!guest) {
      guest = openConnection(env, { signLogin: () => null, onStatus: () => {}, onHeard: () => {}, onPush: () => {} });
      guest.again();
    }
    const refs = { stream: String, account: String, team: String, own: String };
    const at = { refs, store: nowhere, connection: guest };
    return { connection: guest, cards: await keepCards(at), rosters: await keepRosters({ ...at, pins: () => [] }) };
  };
  /** A passphrase that another device has chosen, or a passkey that has not been used here: the relay knows them, and then so do we. */
  const openWithHelp = async (row: DeviceRow, by: Unlocker): Promise<{ row: DeviceRow; key: VaultKey }> => {
    if ('passphrase' in by && !row.nameId) throw new MellomError('E_PASSPHRASE');
    const { connection } = await reading();
    await connection.connected(row.slot ? askingPatience : undefined).catch((e) => {
      // This device has said no already, and nobody else can be asked.
      throw row.slot && 'passphrase' in by && isCode(e, 'E_OFFLINE') ? new MellomError('E_PASSPHRASE') : e;
    });
    const wrong = 'passphrase' in by ? 'E_PASSPHRASE' : 'E_PASSKEY';
    const kind = 'passphrase' in by ? slotKind.opaque : slotKind.passkey;
    const unlock =
      'passphrase' in by
        ? await askWithPassphrase(connection, row.nameId ?? new Uint8Array(), by.passphrase)
        : passkeyUnlocker(by.passkey.prf);
    const { id, key, locator, slot, contents } = await openByRelay(connection, unlock, kind, wrong);
    wipeVault(contents);
    if (!same(id, row.account)) throw new MellomError(wrong, 'of another account');
    const kept = 'passphrase' in by ? await sealOfflineSlot(by.passphrase, id, key) : null;
    const next = await databases.changeDevice((now) =>
      'passkey' in by
        ? withPasskey(now, { credential: by.passkey.credential.slice(), locator, slot })
        : { ...now, ...(kept ? { slot: kept, slotFor: locator } : {}) },
    );
    return { row: next ?? row, key };
  };
  const shut = async () => {
    const ending = session;
    session = null;
    await ending?.close();
  };

  const destroy = async () => {
    // First what can be read.
    await env.clearOutside();
    await databases.destroy();
  };

  /** What was begun at a door opens by itself, as the sheet of paper would that it stands for. */
  const boot = async () => {
    const row = await device();
    if (row?.held && !row.finished && !session) {
      const key = await heldKey(row.held);
      await open(row, key, openVault(key, asAccountId(row.account), row.vaultVersion, row.vault), null);
    } else await settle();
  };

  return {
    env,
    state,
    device,
    settle,
    boot,
    isOpen: () => session !== null,
    session: () => {
      if (!session) throw new MellomError('E_LOCKED');
      return session;
    },
    putDevice: async (change) => {
      await databases.changeDevice((row) => ({ ...row, ...change }));
    },
    changeDevice: async (change) => {
      await databases.changeDevice(change);
    },
    begin: async (row, key, contents, typed) => {
      // What an emptied device has kept of another account, or of one that is not known here any more, could never be opened.
      if (!(await device())) {
        const account = openAccount(asSeed(contents.seed.slice()));
        await databases.sweep(sealOf(account));
        await env.clearOutside();
        wipeAccount(account);
      }
      await databases.putDevice(row);
      await open(row, key, contents, typed);
    },
    unlock: async (by) => {
      const row = await device();
      if (!row) throw new MellomError('passphrase' in by ? 'E_PASSPHRASE' : 'E_PASSKEY', 'no account');
      if (session) return;
      const here = await openHere(row, by);
      const opened = here ? { row, key: here } : await openWithHelp(row, by);
      const contents = openVault(opened.key, asAccountId(row.account), opened.row.vaultVersion, opened.row.vault);
      await open(opened.row, opened.key, contents, 'passphrase' in by ? by.passphrase : null);
    },
    hurry: () => (session?.connection ?? guest)?.hurry(),
    lock: async () => {
      // Nothing could open it again but what lies beside it.
      if ((await device())?.held) return;
      await shut();
      databases.close();
      databases = openAll();
      await settle();
    },
    discard: async () => {
      await shut();
      await destroy();
      databases = openAll();
      await settle();
    },
    signOut: async (discard) => {
      if (session && !discard) {
        await session.flush();
        if (session.connection.status() === 'online') await session.boxes.sync().catch(() => {});
        await session.outbox.settled();
      }
      const row = await device();
      if (row?.finished && !discard && (await databases.unsent()) > 0) throw new MellomError('E_UNSENT');
      // The list is a courtesy: a relay that does not answer keeps nobody signed in.
      await Promise.race([session?.devices.leave().catch(() => {}), rest(leavingPatience)]);
      await shut();
      await destroy();
      databases = openAll();
      await settle();
    },
    close: async () => {
      await shut();
      guest?.close();
      databases.close();
    },
    reading,
  };
}

/** Milliseconds for which a passphrase that does not open here waits for the relay. */
const askingPatience = 3_000;
const leavingPatience = 3_000;
const rest = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** For looking at an invitation: keeps nothing. */
const nowhere: Store = {
  get: async () => undefined,
  all: async () => [],
  from: async () => [],
  where: async () => [],
  write: async () => {},
};
