import fc from 'fast-check';
import type { Account } from '../../src/crypto/account';
import { concat } from '../../src/crypto/bytes';
import { hash, sign } from '../../src/crypto/hash';
import { limits } from '../../src/protocol/limits';
import { type RequestName, requests } from '../../src/protocol/messages';
import { type Said, type Speaker, speakers } from './honest';

const ways = ['drop', 'value', 'number', 'flip', 'cut', 'grow', 'exchange', 'extra', 'wrap', 'repeat'] as const;
const byteWays = ['flip', 'cut', 'insert', 'repeat'] as const;
const edges = [-1, 0, 1, 2, 199, 200, 201, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53, 0.5, -0, Number.NaN, Number.POSITIVE_INFINITY];

/** One change at one place. All that it needs is drawn beforehand, so that a seed says everything. */
interface Edit {
  at: number;
  how: (typeof ways)[number];
  n: number;
  bytes: Uint8Array;
  value: unknown;
}
export interface ByteEdit {
  at: number;
  how: (typeof byteWays)[number];
  n: number;
  bytes: Uint8Array;
}
/** How the next message comes about: from one that was said before, by whom, changed how, and on which way it goes to the relay. */
export interface Recipe {
  from: number;
  by: Speaker | null;
  name: RequestName | null;
  edits: Edit[];
  /** a row is signed anew by whoever says it, so that it gets past the first check */
  sign: boolean;
  way: 'request' | 'frame' | 'post';
  bytes: ByteEdit[];
}
const place = fc.nat(1_000_000);
const edit: fc.Arbitrary<Edit> = fc.record({
  at: place,
  // Mostly what keeps the message in its shape, so that it gets further than the schema.
  how: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('flip', 'exchange') },
    { weight: 1, arbitrary: fc.constantFrom(...ways) },
  ),
  n: place,
  bytes: fc.uint8Array({ minLength: 1, maxLength: 80 }),
  value: fc.anything({ withTypedArray: true, withDate: true, withNullPrototype: true, maxDepth: 4 }),
});
const byteEdit: fc.Arbitrary<ByteEdit> = fc.record({
  at: place,
  how: fc.constantFrom(...byteWays),
  n: place,
  bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
});
/** Mostly the first; once in `times` one of the second. */
const seldom = <T, U>(usual: T, times: number, other: fc.Arbitrary<U>) =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

export const recipes: fc.Arbitrary<Recipe> = fc.record({
  from: place,
  by: seldom(null, 7, fc.constantFrom(...speakers)),
  name: seldom(null, 20, fc.constantFrom(...(Object.keys(requests) as RequestName[]))),
  edits: fc.array(edit, { maxLength: 3 }),
  sign: fc.boolean(),
  way: seldom('request' as const, 4, fc.constantFrom('frame' as const, 'post' as const)),
  bytes: fc.array(byteEdit, { minLength: 1, maxLength: 3 }),
});

/** The message of a recipe; `corpus` is whatever may be said again. */
export function cook(recipe: Recipe, corpus: readonly Said[], accountOf: (by: Speaker) => Account | null): Said {
  const base = corpus[(recipe.from >> 1) % corpus.length];
  if (!base) throw new Error('nothing was said before');
  const by = recipe.by ?? base.by;
  let payload: unknown = structuredClone(base.payload);
  for (const one of recipe.edits) payload = edited(payload, one, corpus);
  const account = accountOf(by);
  if (recipe.sign && account && isRecord(payload) && payload.row instanceof Uint8Array)
    payload.row = signed(payload.row, account);
  return { by, name: recipe.name ?? base.name, payload: payload as Said['payload'] };
}

function edited(payload: unknown, edit: Edit, corpus: readonly Said[]): unknown {
  const root = { payload };
  const slots = slotsIn(root);
  const slot = slots[edit.at % slots.length];
  if (!slot) return edit.value;
  const { holder, key } = slot;
  const now = holder[key];
  const put = (value: unknown) => own(holder, key, value);
  switch (edit.how) {
    case 'drop':
      delete holder[key];
      break;
    case 'value':
      put(edit.value);
      break;
    case 'number':
      put(edges[edit.n % edges.length]);
      break;
    case 'extra':
      if (isRecord(now)) own(now, ['extra', '__proto__', 'constructor', 'toString'][edit.n % 4] ?? '', edit.value);
      break;
    case 'wrap':
      put([now]);
      break;
    case 'repeat':
      put(Array.isArray(now) ? Array.from({ length: 1 + (edit.n % 5_000) }, () => now[0]) : now);
      break;
    case 'exchange': {
      const others = corpus.flatMap((said) => slotsIn(said.payload)).filter((other) => other.key === key);
      put(structuredClone(others[edit.n % Math.max(1, others.length)]?.holder[key]));
      break;
    }
    default:
      if (now instanceof Uint8Array) put(changed(now, { ...edit, how: edit.how === 'grow' ? 'insert' : edit.how }));
      else if (typeof now === 'number') put(now + (edit.n % 5) - 2);
  }
  return root.payload;
}

/** A frame or a row with some of its bytes changed. */
export function changed(bytes: Uint8Array, { how, n, bytes: with_, at }: ByteEdit): Uint8Array {
  const where = at % Math.max(1, bytes.length);
  switch (how) {
    case 'flip': {
      const flipped = bytes.slice();
      with_.forEach((bit, i) => {
        if (where + i < flipped.length) flipped[where + i] = (flipped[where + i] ?? 0) ^ bit;
      });
      return flipped;
    }
    case 'cut':
      return n % 2 === 0 ? bytes.slice(0, where) : bytes.slice(where);
    case 'insert':
      return concat(bytes.slice(0, where), n % 8 === 0 ? new Uint8Array(n % limits.rowMax) : with_, bytes.slice(where));
    case 'repeat':
      return concat(bytes.slice(0, where), bytes.slice(where, where + 64), bytes.slice(where));
  }
}

/** The body's hash and the signature set right, whatever the rest has become. */
function signed(row: Uint8Array, account: Account): Uint8Array {
  if (row.length < limits.rowMin) return row;
  const fixed = row.slice();
  fixed.set(account.id, 66);
  fixed.set(hash('body', fixed.subarray(limits.rowMin)), 186);
  fixed.set(sign(account.signKey, 'row', fixed.subarray(0, 218)), 218);
  return fixed;
}

/** Also under the name `__proto__`, which goes over the wire as a name like any other. */
function own(holder: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

interface Slot {
  holder: Record<string, unknown>;
  key: string;
}
function slotsIn(value: unknown): Slot[] {
  if (!isRecord(value) && !Array.isArray(value)) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...slotsIn(holder[key])]);
}
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value) && !(value instanceof Date);
