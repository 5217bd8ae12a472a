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
const linkMark = 5n;

/** Typed text as it counts everywhere: trimmed, single-spaced, NFKC. */
export function typedText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ');
}

/** Groups of four, joined by hyphens: seven for 16 bytes, fourteen for 32. @throws MellomError E_INPUT for another length */
export function toTextCode(use: CodeUse, bytes: Uint8Array): string {
  const shape = uses[use];
  if (bytes.length !== shape.bytes) throw new MellomError('E_INPUT', `this code holds ${shape.bytes} bytes`);
  const value = numberOf(bytes);
  const characters = digits(value, shape.characters) + digits((value + shape.mark) % shape.modulus, shape.checks);
  return characters.match(/.{4}/g)?.join('-') ?? '';
}

/**
 * The bytes, or null when there is no such code. Case, spaces and hyphens do not matter, nor do words around it ("Koden: …"): the
 * checksum tells a code from them.
 */
export function fromTextCode(use: CodeUse, typed: string): Uint8Array | null {
  const shape = uses[use];
  const text = typedText(typed).toUpperCase();
  const whole = new RegExp(`^[0-9A-Z](?:[\\s\\-‐‑–]*[0-9A-Z]){${shape.characters + shape.checks - 1}}(?![0-9A-Z])`, 'u');
  for (const { index } of text.matchAll(/(?<![0-9A-Z])[0-9A-Z]/gu)) {
    const [found] = text.slice(index, index + 4 * shape.characters).match(whole) ?? [];
    const bytes = found && decoded(shape, found);
    if (bytes) return bytes;
  }
  return null;
}

/** The two check characters of a link's bytes: `(number + 5) mod 1021` in the same alphabet, so always letters or digits. */
export function linkCheck(bytes: Uint8Array): string {
  return digits((numberOf(bytes) + linkMark) % short.modulus, short.checks);
}

function decoded(shape: Shape & { mark: bigint }, found: string): Uint8Array | null {
  let all = 0n;
  for (const character of found
    .replace(/[\s\-‐‑–]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')) {
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

function numberOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

function digits(value: bigint, count: number): string {
  let text = '';
  for (let i = count - 1; i >= 0; i--) text += alphabet[Number((value >> BigInt(5 * i)) & 31n)];
  return text;
}
