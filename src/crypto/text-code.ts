import { MellomError } from '../protocol/errors';

/**
 * Bytes as letters and digits that can be read out, written by hand and typed: Crockford's base32
 * (https://www.crockford.com/base32.html: no I, L, O, U; those typed for 1 and 0 are understood), most significant first after some
 * zero bits, then a checksum modulo a prime. A prime above 32 catches every single wrong character, and every pair of swapped
 * characters among the first as long as 32 has an order above their number modulo it (68, and 1,048,572); Crockford's own
 * one-character checksum does both at the cost of five extra symbols.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

interface Shape {
  bytes: number;
  characters: number;
  checks: number;
  /** The largest prime that `checks` characters can say. */
  modulus: bigint;
}
const short: Shape = { bytes: 16, characters: 26, checks: 2, modulus: 1_021n };
const long: Shape = { bytes: 32, characters: 52, checks: 4, modulus: 1_048_573n };

/** The use is part of the checksum: a recovery code typed where an invitation is asked for is said to be wrong at once. */
const uses = {
  recovery: { mark: 1n, ...short },
  invitation: { mark: 2n, ...short },
  'sheet-a': { mark: 3n, ...long },
  'sheet-b': { mark: 4n, ...long },
} as const satisfies Record<string, Shape & { mark: bigint }>;
export type CodeUse = keyof typeof uses;

/** Typed text as it counts everywhere: trimmed, single-spaced, NFKC. */
export function typedText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ');
}

/** Groups of four, joined by hyphens: seven for 16 bytes, fourteen for 32. @throws MellomError E_INPUT for another length */
export function toTextCode(use: CodeUse, bytes: Uint8Array): string {
  const shape = uses[use];
  if (bytes.length !== shape.bytes) throw new MellomError('E_INPUT', `this code holds ${shape.bytes} bytes`);
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  const characters = digits(value, shape.characters) + digits((value + shape.mark) % shape.modulus, shape.checks);
  return characters.match(/.{4}/g)?.join('-') ?? '';
}

/** The bytes, or null when it is not such a code. Case, spaces and hyphens do not matter. */
export function fromTextCode(use: CodeUse, typed: string): Uint8Array | null {
  const shape = uses[use];
  const characters = typedText(typed)
    .toUpperCase()
    .replace(/[\s\-‐‑–]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (characters.length !== shape.characters + shape.checks) return null;
  let all = 0n;
  for (const character of characters) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return null;
    all = (all << 5n) | BigInt(digit);
  }
  const checkBits = BigInt(5 * shape.checks);
  const value = all >> checkBits;
  const check = all & ((1n << checkBits) - 1n);
  if (value >> BigInt(8 * shape.bytes) !== 0n || check !== (value + shape.mark) % shape.modulus) return null;
  const bytes = new Uint8Array(shape.bytes);
  for (let i = 0; i < bytes.length; i++) bytes[bytes.length - 1 - i] = Number((value >> BigInt(8 * i)) & 255n);
  return bytes;
}

function digits(value: bigint, count: number): string {
  let text = '';
  for (let i = count - 1; i >= 0; i--) text += alphabet[Number((value >> BigInt(5 * i)) & 31n)];
  return text;
}
