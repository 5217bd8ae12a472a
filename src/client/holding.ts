import { openAccount } from '../crypto/account';
import { asAccountId, same, type VaultKey } from '../crypto/bytes';
import { openOfflineSlot } from '../crypto/offline-slot';
import { openVault, type VaultContents } from '../crypto/vault';
import { MellomError } from '../protocol/errors';
import { keepCards } from './cards';
import { type Databases, openDatabases, type Store } from './database';
import type { Environment } from './environment';
import type { Reading } from './reading-invitation';
import { keepRosters } from './rosters';
import { openSession, type Session } from './session';
import { readSetup, stepOf } from './setup';
import { type Connection, openConnection } from './socket';
import type { StateHolder } from './state';
import type { DeviceRow } from './tables';

/** The account of this device: the row in the clear, and the session while it is open. */
export interface Holding {
  env: Environment;
  state: StateHolder;
  /** @throws MellomError E_LOCKED */
  session: () => Session;
  isOpen: () => boolean;
  device: () => Promise<DeviceRow | undefined>;
  putDevice: (change: Partial<DeviceRow>) => Promise<void>;
  /** Puts a whole row and opens the account that it is for. */
  begin: (row: DeviceRow, key: VaultKey, contents: VaultContents) => Promise<void>;
  /** @throws MellomError E_PASSPHRASE */
  unlock: (passphrase: string) => Promise<void>;
  lock: () => Promise<void>;
  /** Forgets everything on this device; refused with E_UNSENT while the relay lacks something. */
  signOut: (discard: boolean) => Promise<void>;
  close: () => Promise<void>;
  /** Tells screens where things stand. */
  settle: () => Promise<void>;
  /** What can be asked of the relay before there is an account, with nothing written to the disk. */
  reading: () => Promise<Reading>;
}

export function holdAccount(env: Environment, state: StateHolder): Holding {
  let databases: Databases = openDatabases(env);
  let session: Session | null = null;
  let guest: Connection | null = null;

  const device = () => databases.device();
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
  const shut = async () => {
    const ending = session;
    session = null;
    await ending?.close();
  };

  return {
    env,
    state,
    device,
    settle,
    isOpen: () => session !== null,
    session: () => {
      if (!session) throw new MellomError('E_LOCKED');
      return session;
    },
    putDevice: async (change) => {
      const row = await device();
      if (row) await databases.putDevice({ ...row, ...change });
    },
    begin: async (row, key, contents) => {
      await databases.putDevice(row);
      await open(row, key, contents);
    },
    unlock: async (passphrase) => {
      const row = await device();
      if (!row) throw new MellomError('E_PASSPHRASE', 'no account');
      if (session) return;
      const id = asAccountId(row.account);
      const key = await openOfflineSlot(passphrase, id, row.slot);
      await open(row, key, openVault(key, id, row.vaultVersion, row.vault));
    },
    lock: async () => {
      await shut();
      databases.close();
      databases = openDatabases(env);
      await settle();
    },
    signOut: async (discard) => {
      if (session && !discard) {
        await session.flush();
        if (session.live.u.connection.status() === 'online') await session.live.u.own.sync().catch(() => {});
        await session.live.outbox.settled();
      }
      const row = await device();
      if (row?.finished && !discard && (await databases.unsent()) > 0) throw new MellomError('E_UNSENT');
      await shut();
      await databases.destroy();
      databases = openDatabases(env);
      await settle();
    },
    close: async () => {
      await shut();
      guest?.close();
      databases.close();
    },
    reading: async () => {
      if (session) return session.live.u;
      if (!guest) {
        guest = openConnection(env, { signLogin: () => null, onStatus: () => {}, onHeard: () => {}, onPush: () => {} });
        guest.again();
      }
      const names = { stream: String, account: String, team: String, own: String };
      const at = { names, store: nowhere, connection: guest };
      return { connection: guest, cards: await keepCards(at), rosters: await keepRosters({ ...at, pins: () => [] }) };
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
