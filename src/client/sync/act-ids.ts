import { isRecord } from '../../care/is-record';
import type { ItemDraft } from '../../care/items/items';
import { fromBase64url, toBase64url, utf8 } from '../../crypto/bytes';
import { hash } from '../../crypto/hash';
import { MellomError } from '../../protocol/errors';
import type { Log } from '../store/logs';
import type { ActId, ItemId, Once } from '../values';
import { type Live, newId, writeItem } from './write';

/**
 * The id of what an act writes: the same words of the same act are one item on every device of an account, however often and from wherever
 * they are sent; other words are another item, so that none are lost. The author's clock is no part of it.
 * @param once 16 bytes as base64url; without it each call is an act of its own
 * @throws MellomError E_INPUT when it is no such id
 */
export function itemIdOf(once: Once | undefined, draft: ItemDraft): ItemId {
  if (typeof once === 'object') return toBase64url(bytesOf(once.id));
  const { at: _, ...words } = draft;
  return idOf(once, words);
}

/** The same for what is more than an item: an invitation. */
export function idOf(act: ActId | undefined, words: Record<string, unknown>): string {
  if (act === undefined) return newId();
  return toBase64url(hash('act', bytesOf(act), utf8(JSON.stringify(sorted(words)))).subarray(0, 16));
}

/** Writes what an act says, once. */
export const writeAct = (x: Live, log: Log, draft: ItemDraft, once: Once | undefined) =>
  writeItem(x, log, draft, itemIdOf(once, draft));

/** A call by the same name that comes while the first one runs waits for it, and gets its answer. */
export function sharing<P extends unknown[], T>(work: (name: string, ...p: P) => Promise<T>): typeof work {
  const running = new Map<string, Promise<T>>();
  return (name, ...p) => {
    const known = running.get(name);
    if (known) return known;
    const answer = work(name, ...p).finally(() => running.delete(name));
    running.set(name, answer);
    return answer;
  };
}

function bytesOf(act: ActId): Uint8Array {
  const bytes = /^[A-Za-z0-9_-]{22}$/.test(act) ? fromBase64url(act) : null;
  if (bytes?.length !== 16) throw new MellomError('E_INPUT', 'no id of an act');
  return bytes;
}

/** Keys in one order, whatever the order in which a screen put them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, sorted(value[key])]),
  );
}
