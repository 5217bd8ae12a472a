import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { sodiumVerify } from '../../src/crypto/hash';
import { ready, sodium } from '../../src/crypto/sodium';
import { nativeVerify } from '../../src/relay/native-verify';

beforeAll(ready);

type Triple = [signature: Uint8Array, message: Uint8Array, key: Uint8Array];
/** Both builds of libsodium, asked the same; a difference would let relay and members see different streams. */
function verdict(...[signature, message, key]: Triple): boolean {
  const native = nativeVerify(signature, message, key);
  expect(native, Buffer.concat([signature, key, message]).toString('hex')).toBe(sodiumVerify(signature, message, key));
  return native;
}

const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const P = 2n ** 255n - 19n;
const { Point } = ed25519;
type Point = InstanceType<typeof Point>;

/** The eight points of small order, each in its one canonical encoding. */
const smallOrder: Point[] = (() => {
  // A point times L has an order that divides 8; one of order 8 gives them all.
  for (let y = 2; ; y++) {
    let torsion: Point;
    try {
      torsion = Point.fromBytes(le(BigInt(y)), true)
        .multiplyUnsafe(L - 1n)
        .add(Point.fromBytes(le(BigInt(y)), true));
    } catch {
      continue;
    }
    if (torsion.multiplyUnsafe(4n).equals(Point.ZERO)) continue;
    return Array.from({ length: 8 }, (_, n) => (n === 0 ? Point.ZERO : torsion.multiplyUnsafe(BigInt(n))));
  }
})();

/** y and y + p for the few y that leave room below 2^255, with either sign: what a lax decoder takes for another encoding. */
const nonCanonical: Uint8Array[] = Array.from({ length: 19 }, (_, y) => le(P + BigInt(y))).flatMap((bytes) => [
  bytes,
  signed(bytes),
]);

describe('signatures have one verdict, whichever build of libsodium judges', () => {
  test('honest signatures are taken', () => {
    fc.assert(
      fc.property(bytes(32), fc.uint8Array({ maxLength: 300 }), (seed, message) => {
        expect(verdict(...honest(seed, message))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('one changed bit anywhere is refused', () => {
    fc.assert(
      fc.property(bytes(32), fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.nat(), fc.nat(2), (seed, message, at, which) => {
        const parts = honest(seed, message).map((part) => new Uint8Array(part)) as Triple;
        const part = parts[which] ?? parts[0];
        const bit = at % (part.length * 8);
        part[bit >> 3] = (part[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verdict(...parts)).toBe(false);
      }),
      { numRuns: 1_500 },
    );
  });

  test('random bytes are refused', () => {
    fc.assert(
      fc.property(bytes(64), bytes(20), bytes(32), (signature, message, key) => {
        expect(verdict(signature, message, key)).toBe(false);
      }),
      { numRuns: 1_500 },
    );
  });

  test('wrong lengths are refused, and nothing throws', () => {
    const [signature, message, key] = honest(new Uint8Array(32).fill(7), new Uint8Array(4));
    for (const length of [0, 1, 31, 32, 33, 63, 65, 128]) {
      expect(verdict(resized(signature, length), message, key)).toBe(false);
      if (length !== 32) expect(verdict(signature, message, resized(key, length))).toBe(false);
    }
  });

  test('a view into a larger buffer is judged as its own bytes', () => {
    fc.assert(
      fc.property(bytes(32), fc.uint8Array({ maxLength: 64 }), fc.nat(40), (seed, message, shift) => {
        const views = honest(seed, message).map((part) => {
          const around = new Uint8Array(part.length + shift + 9).fill(0xa5);
          around.set(part, shift);
          return around.subarray(shift, shift + part.length);
        }) as Triple;
        expect(verdict(...views)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('S + L, S + 2L … as far as they fit, are refused: a signature has one form', () => {
    fc.assert(
      fc.property(bytes(32), bytes(16), fc.bigInt(1n, 15n), (seed, message, times) => {
        const [signature, , key] = honest(seed, message);
        const s = number(signature.subarray(32)) + times * L;
        if (s < 2n ** 256n) expect(verdict(join(signature.subarray(0, 32), le(s)), message, key)).toBe(false);
      }),
      { numRuns: 500 },
    );
    const [signature, message, key] = honest(new Uint8Array(32).fill(3), new Uint8Array(9));
    for (const s of [0n, 1n, L - 1n, L, L + 1n, 2n ** 252n, 2n ** 253n - 1n, 2n ** 255n - 1n, 2n ** 256n - 1n])
      expect(verdict(join(signature.subarray(0, 32), le(s)), message, key)).toBe(false);
  });

  test('keys of small order are refused, with every R and S that would satisfy the equation', () => {
    let judged = 0;
    for (const key of [...smallOrder.map(encoded), ...nonCanonical])
      for (const r of [...smallOrder.map(encoded), ...nonCanonical])
        for (const s of [0n, 1n, L - 1n]) {
          expect(verdict(join(r, le(s)), Uint8Array.of(judged++ & 255), key)).toBe(false);
        }
    expect(judged).toBeGreaterThan(5_000);
  });

  test('the key of zeros and the key of ones are refused', () => {
    for (const key of [new Uint8Array(32), new Uint8Array(32).fill(255)])
      expect(verdict(new Uint8Array(64), new Uint8Array(1), key)).toBe(false);
  });

  // The cases of "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko, 2020), table 6, made anew rather than copied.
  test.each(mixedOrders())('$name', ({ make, taken }) => {
    for (let n = 0; n < 40; n++) {
      const triple = make(n);
      if (triple) expect(verdict(...triple)).toBe(taken);
    }
  });
});

interface Crafted {
  name: string;
  /** null: this message gives a challenge for which the case does not arise */
  make: (n: number) => Triple | null;
  taken: boolean;
}

function mixedOrders(): Crafted[] {
  const a = 0x1234567890abcdef1234567890abcdefn;
  const r = 0xfedcba0987654321fedcba0987654321n;
  const torsion = () => smallOrder[1] ?? Point.ZERO;
  const A = Point.BASE.multiply(a);
  const R = Point.BASE.multiply(r);
  const message = (n: number) => Uint8Array.of(n, 77);
  /** S for public bytes as they are hashed; the points behind them may have a part of small order. */
  const crafted = (rBytes: Uint8Array, key: Uint8Array, n: number, [nonce, secret]: [bigint, bigint], add = 0n): Triple => {
    const k = challenge(rBytes, key, message(n));
    return [join(rBytes, le(((nonce + k * secret) % L) + add)), message(n), key];
  };
  const mixedA = () => A.add(torsion());
  const mixedR = () => R.add(torsion());
  return [
    {
      name: 'A of small order, R of mixed order',
      taken: false,
      make: (n) => crafted(encoded(mixedR()), encoded(torsion()), n, [r, 0n]),
    },
    { name: 'A of small order, R honest', taken: false, make: (n) => crafted(encoded(R), encoded(torsion()), n, [r, 0n]) },
    {
      name: 'A of mixed order, R of small order',
      taken: false,
      make: (n) => crafted(encoded(torsion()), encoded(mixedA()), n, [0n, a]),
    },
    { name: 'A honest, R of small order', taken: false, make: (n) => crafted(encoded(torsion()), encoded(A), n, [0n, a]) },
    {
      name: 'A of mixed order, where the challenge is no multiple of 8: only the equation times 8 holds',
      taken: false,
      make: (n) => unless((k) => k % 8n === 0n, crafted(encoded(R), encoded(mixedA()), n, [r, a])),
    },
    {
      name: 'A of mixed order, where the challenge is a multiple of 8: the plain equation holds',
      taken: true,
      make: (n) =>
        firstWith(
          (k) => k % 8n === 0n,
          n,
          (m) => crafted(encoded(R), encoded(mixedA()), m, [r, a]),
        ),
    },
    {
      name: 'A honest, R of mixed order: only the equation times 8 holds',
      taken: false,
      make: (n) => crafted(encoded(mixedR()), encoded(A), n, [r, a]),
    },
    {
      name: 'A and R of mixed order whose parts of small order cancel',
      taken: true,
      make: (n) =>
        firstWith(
          (k) => k % 8n === 7n,
          n,
          (m) => crafted(encoded(mixedR()), encoded(mixedA()), m, [r, a]),
        ),
    },
    { name: 'S beyond L', taken: false, make: (n) => crafted(encoded(R), encoded(A), n, [r, a], L) },
    { name: 'S far beyond L', taken: false, make: (n) => crafted(encoded(R), encoded(A), n, [r, a], 7n * L) },
    ...[encoded, reduced].map((hashed) => ({
      name: `R in another encoding, hashed as ${hashed === encoded ? 'it stands' : 'the usual one'}`,
      taken: false,
      make: (n: number) => {
        const other = nonCanonical[n % nonCanonical.length] ?? zero;
        const k = challenge(hashed === encoded ? other : reduced(other), encoded(A), message(n));
        return [join(other, le((k * a) % L)), message(n), encoded(A)] as Triple;
      },
    })),
    {
      name: 'A in another encoding, whose points are all of small order',
      taken: false,
      make: (n) => [join(encoded(R), le(r)), message(n), nonCanonical[n % nonCanonical.length] ?? zero],
    },
  ];
}

const zero = new Uint8Array(32);

function unless(holds: (k: bigint) => boolean, [signature, message, key]: Triple): Triple | null {
  return holds(challenge(signature.subarray(0, 32), key, message)) ? null : [signature, message, key];
}
function firstWith(holds: (k: bigint) => boolean, from: number, make: (n: number) => Triple): Triple | null {
  for (let n = from; n < 256; n++) {
    const [signature, message, key] = make(n);
    if (holds(challenge(signature.subarray(0, 32), key, message))) return [signature, message, key];
  }
  return null;
}
function honest(seed: Uint8Array, message: Uint8Array): Triple {
  const pair = sodium().crypto_sign_seed_keypair(seed);
  return [sodium().crypto_sign_detached(message, pair.privateKey), message, pair.publicKey];
}
function challenge(r: Uint8Array, key: Uint8Array, message: Uint8Array): bigint {
  return number(sha512(join(r, key, message))) % L;
}
function bytes(length: number) {
  return fc.uint8Array({ minLength: length, maxLength: length });
}
function encoded(point: Point): Uint8Array {
  return point.toBytes();
}
/** The canonical encoding of what a non-canonical one means. */
function reduced(other: Uint8Array): Uint8Array {
  const sign = (other[31] ?? 0) & 128;
  const y = le((number(other) % 2n ** 255n) % P);
  y[31] = (y[31] ?? 0) | sign;
  return y;
}
function signed(other: Uint8Array): Uint8Array {
  const copy = new Uint8Array(other);
  copy[31] = (copy[31] ?? 0) | 128;
  return copy;
}
function le(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
}
function number(little: Uint8Array): bigint {
  return little.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
function join(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
function resized(from: Uint8Array, length: number): Uint8Array {
  const to = new Uint8Array(length);
  to.set(from.subarray(0, length));
  return to;
}
