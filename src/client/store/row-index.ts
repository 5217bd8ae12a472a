import { asHeadHash, concat, hex, same } from '../../crypto/bytes';
import type { AccountId, HeadHash, RowId } from '../../protocol/bytes';
import type { Change } from './tables';

/**
 * Of every row of a stream, in order: head (32 bytes), id (32), and, for items, the author's first 8 bytes and the item's id (16).
 * With it, what an author claims to have seen, repeated rows and repeated items are judged without reading rows again.
 */
export interface RowIndex {
  length: () => number;
  head: (seq: number) => HeadHash | null;
  idAt: (seq: number) => Uint8Array | null;
  hasId: (id: RowId) => boolean;
  hasItem: (author: AccountId, item: Uint8Array) => boolean;
  push: (head: HeadHash, id: RowId, item: { author: AccountId; id: Uint8Array } | null) => void;
  /** The item of a row that could not be opened when it came. */
  found: (seq: number, item: { author: AccountId; id: Uint8Array }) => void;
  /** The chunks that have changed since the last call, for the database. */
  changes: (stream: string) => Change[];
}
const width = 88;
export const perChunk = 256;
const noItem = new Uint8Array(24);

export function openRowIndex(kept: Uint8Array[]): RowIndex {
  let bytes = concat(...kept);
  let length = bytes.length / width;
  let saved = length;
  const items = new Set<string>();
  const field = (seq: number, from: number, to: number) =>
    seq >= 0 && seq < length ? bytes.subarray(seq * width + from, seq * width + to) : null;
  for (let seq = 0; seq < length; seq++) {
    const item = field(seq, 64, 88);
    if (item && !same(item, noItem)) items.add(hex(item));
  }
  const itemKey = (author: AccountId, item: Uint8Array) => concat(author.subarray(0, 8), item);
  return {
    length: () => length,
    head: (seq) => {
      const head = field(seq, 0, 32);
      return head && asHeadHash(head);
    },
    idAt: (seq) => field(seq, 32, 64),
    hasId: (id) => {
      for (let seq = 0; seq < length; seq++) if (same(bytes.subarray(seq * width + 32, seq * width + 64), id)) return true;
      return false;
    },
    hasItem: (author, item) => items.has(hex(itemKey(author, item))),
    push: (head, id, item) => {
      if ((length + 1) * width > bytes.length) {
        const larger = new Uint8Array(Math.max(perChunk, length * 2) * width);
        larger.set(bytes.subarray(0, length * width));
        bytes = larger;
      }
      const key = item ? itemKey(item.author, item.id) : noItem;
      bytes.set(head, length * width);
      bytes.set(id, length * width + 32);
      bytes.set(key, length * width + 64);
      if (item) items.add(hex(key));
      length++;
    },
    found: (seq, item) => {
      const key = itemKey(item.author, item.id);
      bytes.set(key, seq * width + 64);
      items.add(hex(key));
      saved = Math.min(saved, seq);
    },
    changes: (stream) => {
      const changes: Change[] = [];
      for (let chunk = Math.floor(saved / perChunk); chunk * perChunk < length; chunk++) {
        const value = bytes.slice(chunk * perChunk * width, Math.min(length, (chunk + 1) * perChunk) * width);
        changes.push({ table: 'trail', key: [stream, chunk], value });
      }
      saved = length;
      return changes;
    },
  };
}
