import type {
  AccountId,
  BoxName,
  Bytes,
  ChainId,
  HeadHash,
  InviteId,
  Locator,
  RosterHash,
  RowId,
  StreamId,
  TeamId,
  Text64,
} from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import { limits } from '../protocol/limits';
import { sodium } from './sodium';

export type Seed = Bytes<'Seed'>;
export type RootSeed = Bytes<'RootSeed'>;
export type SealKey = Bytes<'SealKey'>;
export type VaultKey = Bytes<'VaultKey'>;
export type EpochKey = Bytes<'EpochKey'>;
export type UnlockSecret = Bytes<'UnlockSecret'>;
export type RecoverySecret = Bytes<'RecoverySecret'>;
export type InviteSecret = Bytes<'InviteSecret'>;
export type SignPublicKey = Bytes<'SignPublicKey'>;
export type SignSecretKey = Bytes<'SignSecretKey'>;
export type KemPublicKey = Bytes<'KemPublicKey'>;
export type KemSecretKey = Bytes<'KemSecretKey'>;
export type Signature = Bytes<'Signature'>;
export type Card = Bytes<'Card'>;
export type Wrap = Bytes<'Wrap'>;
export type Commit = Bytes<'Commit'>;
/** Only sealing makes one; outbox, database and socket take nothing else. */
export type Sealed = Bytes<'Sealed'>;

/** A string is refused here, because libsodium would take it as UTF-8 bytes. */
function sized<Name extends string>(name: Name, length: number): (bytes: Uint8Array) => Bytes<Name> {
  return (bytes) => {
    if (!(bytes instanceof Uint8Array) || bytes.length !== length)
      throw new MellomError('E_FORMAT', `${name} is ${length} bytes`);
    return bytes as Bytes<Name>;
  };
}

/** Each checks the length and gives the bytes their name. @throws MellomError E_FORMAT */
export const asAccountId: (bytes: Uint8Array) => AccountId = sized('AccountId', 32);
export const asTeamId: (bytes: Uint8Array) => TeamId = sized('TeamId', 32);
export const asStreamId: (bytes: Uint8Array) => StreamId = sized('StreamId', 32);
export const asRowId: (bytes: Uint8Array) => RowId = sized('RowId', 32);
export const asChainId: (bytes: Uint8Array) => ChainId = sized('ChainId', 16);
export const asHeadHash: (bytes: Uint8Array) => HeadHash = sized('HeadHash', 32);
export const asRosterHash: (bytes: Uint8Array) => RosterHash = sized('RosterHash', 32);
export const asInviteId: (bytes: Uint8Array) => InviteId = sized('InviteId', 16);
export const asLocator: (bytes: Uint8Array) => Locator = sized('Locator', 16);
export const asBoxName: (bytes: Uint8Array) => BoxName = sized('BoxName', 16);
export const asSeed: (bytes: Uint8Array) => Seed = sized('Seed', 32);
export const asRootSeed: (bytes: Uint8Array) => RootSeed = sized('RootSeed', 32);
export const asSealKey: (bytes: Uint8Array) => SealKey = sized('SealKey', 32);
export const asVaultKey: (bytes: Uint8Array) => VaultKey = sized('VaultKey', 32);
export const asEpochKey: (bytes: Uint8Array) => EpochKey = sized('EpochKey', 32);
export const asUnlockSecret: (bytes: Uint8Array) => UnlockSecret = sized('UnlockSecret', 32);
export const asRecoverySecret: (bytes: Uint8Array) => RecoverySecret = sized('RecoverySecret', 16);
export const asInviteSecret: (bytes: Uint8Array) => InviteSecret = sized('InviteSecret', 16);
export const asSignPublicKey: (bytes: Uint8Array) => SignPublicKey = sized('SignPublicKey', 32);
export const asSignSecretKey: (bytes: Uint8Array) => SignSecretKey = sized('SignSecretKey', 64);
export const asKemPublicKey: (bytes: Uint8Array) => KemPublicKey = sized('KemPublicKey', 1216);
export const asKemSecretKey: (bytes: Uint8Array) => KemSecretKey = sized('KemSecretKey', 32);
export const asSignature: (bytes: Uint8Array) => Signature = sized('Signature', 64);
export const asCard: (bytes: Uint8Array) => Card = sized('Card', limits.card);
export const asWrap: (bytes: Uint8Array) => Wrap = sized('Wrap', 1192);
export const asCommit: (bytes: Uint8Array) => Commit = sized('Commit', 32);

export const zeros32 = new Uint8Array(32);

export function concat(...parts: Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** For public values; secrets are compared by libsodium. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Lexicographic, as members stand in an epoch row. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const hexPairs = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** Key of a Map or an index for public ids. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexPairs[byte];
  return text;
}

export function toBase64url(bytes: Uint8Array): Text64 {
  return sodium().to_base64(bytes, sodium().base64_variants.URLSAFE_NO_PADDING);
}

/** Strict: no padding, no other alphabet, no stray bits. @throws MellomError E_FORMAT */
export function fromBase64url(text: Text64): Uint8Array {
  try {
    return sodium().from_base64(text, sodium().base64_variants.URLSAFE_NO_PADDING);
  } catch {
    throw new MellomError('E_FORMAT', 'not base64url');
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** @throws MellomError E_FORMAT for bytes that are not UTF-8 JSON */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    throw new MellomError('E_FORMAT', 'not JSON');
  }
}

export function u8(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 0xff) throw new MellomError('E_FORMAT', 'not a u8');
  return Uint8Array.of(value);
}

/** Big-endian. */
export function u32(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff) throw new MellomError('E_FORMAT', 'not a u32');
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

export interface Reader {
  u8(): number;
  u32(): number;
  /** A view, not a copy. */
  take(length: number): Uint8Array;
  left(): number;
  /** @throws MellomError E_FORMAT when something is left */
  end(): void;
}

/** Reads from the start; every read throws MellomError E_FORMAT where the bytes end too soon. */
export function reader(bytes: Uint8Array): Reader {
  let at = 0;
  const take = (length: number) => {
    if (at + length > bytes.length) throw new MellomError('E_FORMAT', 'ends too soon');
    at += length;
    return bytes.subarray(at - length, at);
  };
  return {
    take,
    u8: () => take(1)[0] ?? 0,
    u32: () => {
      const [a = 0, b = 0, c = 0, d = 0] = take(4);
      return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    },
    left: () => bytes.length - at,
    end: () => {
      if (at !== bytes.length) throw new MellomError('E_FORMAT', 'something follows the end');
    },
  };
}
