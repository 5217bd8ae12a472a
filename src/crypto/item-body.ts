import { MellomError } from '../protocol/errors';
import { limits } from '../protocol/limits';
import { concat, type EpochKey, parseJson, reader, u32, utf8 } from './bytes';
import { derive } from './hash';
import { prefix } from './labels';
import { decrypt, encrypt } from './seal';
import { type Random, secureRandom } from './sodium';

/** Longest JSON of one item, in bytes of UTF-8. */
export const itemMax = Math.max(...limits.itemBuckets) - 4;

/**
 * nonce ‖ AEAD(length u32 ‖ JSON ‖ zeros), the text filled up to a bucket, so that greeting, receipt and questionnaire look alike.
 * @param header bytes 0–185 of the row
 * @throws MellomError E_INPUT when the item is longer than `itemMax`
 */
export function sealItem(key: EpochKey, header: Uint8Array, item: unknown, random: Random = secureRandom): Uint8Array {
  const json = utf8(JSON.stringify(item));
  const bucket = limits.itemBuckets.find((size) => size >= json.length + 4);
  if (bucket === undefined) throw new MellomError('E_INPUT', 'item too long');
  const text = concat(u32(json.length), json, new Uint8Array(bucket - 4 - json.length));
  return encrypt(derive(key, 'epochItem'), text, concat(prefix('item'), header), random);
}

/**
 * @returns whatever JSON the author wrote; its schema is the caller's
 * @throws MellomError E_OPEN when it does not open, E_ITEM when what opens is not a padded JSON text
 */
export function openItem(key: EpochKey, header: Uint8Array, body: Uint8Array): unknown {
  const text = decrypt(derive(key, 'epochItem'), body, concat(prefix('item'), header));
  try {
    if (!limits.itemBuckets.some((size) => size === text.length)) throw new MellomError('E_FORMAT', 'not a bucket');
    const from = reader(text);
    const json = from.take(from.u32());
    if (from.take(from.left()).some((byte) => byte !== 0)) throw new MellomError('E_FORMAT', 'filling is not zeros');
    return parseJson(json);
  } catch {
    throw new MellomError('E_ITEM', 'not a padded JSON text');
  }
}
