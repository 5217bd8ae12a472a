import type Sodium from 'libsodium-wrappers';
import { MellomError } from '../protocol/errors';

/**
 * libsodium, loaded beside the first screen and not before it. Every other file of this folder goes through here, and calls it with
 * typed bytes only: libsodium itself takes a JavaScript string as a key, silently as UTF-8 (threat T09).
 */
let loaded: typeof Sodium | null = null;
let loading: Promise<void> | null = null;

/** Must have settled before any other function of src/crypto is called. May be called any number of times. */
export function ready(): Promise<void> {
  loading ??= import('libsodium-wrappers').then(async ({ default: sodium }) => {
    await sodium.ready;
    loaded = sodium;
  });
  return loading;
}

/** @throws MellomError E_UNEXPECTED when `ready()` has not settled */
export function sodium(): typeof Sodium {
  if (!loaded) throw new MellomError('E_UNEXPECTED', 'crypto is used before ready()');
  return loaded;
}

/** Where fresh bytes come from. An argument everywhere, so that vectors can be computed again; never replaced globally. */
export type Random = (length: number) => Uint8Array;

export const secureRandom: Random = (length) => sodium().randombytes_buf(length);
