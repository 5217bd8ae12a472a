import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type FileHandle, link, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MellomError } from '../protocol/errors';
import { ConfigError } from './config';
import type { Log } from './log';
import type { Store } from './store/store';

/**
 * The relay's half of OPAQUE (RFC 9807). Its **setup** is a secret that turns a stolen database into one that can be guessed at, so it
 * stands in a file of its own, outside the database and its backups. Made when the first passphrase is asked for; from then on lost
 * with the passphrases, so a relay with another setup than the records are under neither starts nor answers.
 */
export interface Opaque {
  /** @throws MellomError E_BAD_REQUEST for what is no registration request, E_UNAVAILABLE under another setup */
  enrol: (name: Uint8Array, request: Uint8Array) => Promise<Uint8Array>;
  /** With `record` null the answer is one that nobody can tell from a real one. */
  start: (name: Uint8Array, request: Uint8Array, record: Uint8Array | null) => Promise<Uint8Array>;
  /** What the store keeps beside the records. @throws MellomError E_BAD_REQUEST for what no client can have made */
  fingerprintFor: (record: Uint8Array) => Promise<string>;
}
type Library = typeof import('@serenity-kit/opaque');
interface Loaded {
  library: Library;
  serverSetup: string;
  fingerprint: string;
  /** a first message, to try records with */
  sample: string;
}

export async function openOpaque(p: { store: Store; file: string; log: Log }): Promise<Opaque> {
  const { store, file } = p;
  const recorded = await store.opaqueSetup();
  if (recorded !== null && (!existsSync(file) || fingerprintOf(readSetup(file)) !== recorded))
    throw new ConfigError(otherSetup(file));

  let loading: Promise<Loaded> | null = null;
  const load = async (): Promise<Loaded> => {
    // 430 KB of text with WebAssembly in it: only where there are passphrases.
    const library = await import('@serenity-kit/opaque');
    await library.ready;
    if (!existsSync(file) && (await store.opaqueSetup()) === null) await create(file, library.server.createSetup());
    const serverSetup = readSetup(file);
    library.server.getPublicKey(serverSetup);
    const sample = library.client.startLogin({ password: '' }).startLoginRequest;
    return { library, serverSetup, fingerprint: fingerprintOf(serverSetup), sample };
  };
  let warned = false;
  const loaded = async (): Promise<Loaded> => {
    try {
      loading ??= load();
      const ready = await loading;
      // Another process may have brought in the first record meanwhile.
      const there = await store.opaqueSetup();
      if (there === null || there === ready.fingerprint) return ready;
    } catch (error) {
      loading = null;
      if (error instanceof MellomError) throw error;
    }
    if (!warned) p.log.warn('passphrases are off: the OPAQUE setup is missing or another one than the database was used with');
    warned = true;
    throw new MellomError('E_UNAVAILABLE', 'OPAQUE setup');
  };
  /** The library throws for bytes that no client of it has made. */
  const answered = (work: () => string): Uint8Array => {
    try {
      return new Uint8Array(Buffer.from(work(), 'base64url'));
    } catch {
      throw new MellomError('E_BAD_REQUEST', 'no OPAQUE message');
    }
  };
  return {
    enrol: async (name, request) => {
      const { library, serverSetup } = await loaded();
      return answered(
        () =>
          library.server.createRegistrationResponse({
            serverSetup,
            userIdentifier: text(name),
            registrationRequest: text(request),
          }).registrationResponse,
      );
    },
    start: async (name, request, record) => {
      const { library, serverSetup } = await loaded();
      return answered(
        () =>
          library.server.startLogin({
            serverSetup,
            userIdentifier: text(name),
            registrationRecord: record && text(record),
            startLoginRequest: text(request),
          }).loginResponse,
      );
    },
    fingerprintFor: async (record) => {
      const { library, serverSetup, fingerprint, sample } = await loaded();
      answered(
        () =>
          library.server.startLogin({
            serverSetup,
            userIdentifier: '',
            registrationRecord: text(record),
            startLoginRequest: sample,
          }).loginResponse,
      );
      return fingerprint;
    },
  };
}

const text = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
const readSetup = (file: string) => readFileSync(file, 'utf8').trim();
const fingerprintOf = (setup: string) => createHash('sha256').update('mellom opaque setup').update(setup).digest('hex');
const otherSetup = (file: string) =>
  `There are passphrases in the database, and they need the OPAQUE setup that they were made with; ${file} is missing or another one. ` +
  'Put the right file there, or name it with OPAQUE_SETUP_FILE (all relays on one database share it).';

/** Whole and on disk before anything is made with it; of two processes that make one at once, the first one's counts for both. */
async function create(file: string, setup: string): Promise<void> {
  const begun = `${file}.${process.pid}`;
  await synced(begun, 'w', async (handle) => handle.writeFile(`${setup}\n`));
  try {
    await link(begun, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(begun);
  }
  // The name too; Windows has no such thing.
  if (process.platform !== 'win32') await synced(dirname(file), 'r');
}

async function synced(path: string, flags: string, work?: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(path, flags, 0o600);
  try {
    await work?.(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
