import type { BoxName } from '../protocol/bytes';
import type { Account } from './account';
import { asBoxName, concat, type Sealed, u32, utf8 } from './bytes';
import { derive, keyedHash } from './hash';
import { open, seal } from './seal';
import { type Random, secureRandom } from './sodium';

/** The relay's name for a box: keyed, so that it cannot be guessed which draft or setting it is. */
export function boxName(account: Account, key: string): BoxName {
  return asBoxName(keyedHash(derive(account.boxKey, 'boxName'), 'box-name', utf8(key)).slice(0, 16));
}

/** @param version the relay's compare-and-set number, from 1 */
export function sealBox(
  account: Account,
  name: BoxName,
  version: number,
  text: Uint8Array,
  random: Random = secureRandom,
): Sealed {
  return seal(account.boxKey, 'box', concat(account.id, name, u32(version)), text, random);
}

/** @throws MellomError E_OPEN */
export function openBox(account: Account, name: BoxName, version: number, sealed: Uint8Array): Uint8Array {
  return open(account.boxKey, 'box', concat(account.id, name, u32(version)), sealed);
}

/** A row of the device's own database, tied to its table and primary key. */
export function sealLocal(
  account: Account,
  table: string,
  primaryKey: string,
  text: Uint8Array,
  random: Random = secureRandom,
): Sealed {
  return seal(account.localKey, 'local', utf8(`${table}\0${primaryKey}`), text, random);
}

/** @throws MellomError E_OPEN */
export function openLocal(account: Account, table: string, primaryKey: string, sealed: Uint8Array): Uint8Array {
  return open(account.localKey, 'local', utf8(`${table}\0${primaryKey}`), sealed);
}
