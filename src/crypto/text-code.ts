import { MellomError } from '../protocol/errors';

/**
 * 16 bytes as 28 letters and digits that can be read out, written by hand and typed: Crockford's base32
 * (https://www.crockford.com/base32.html: no I, L, O, U; those typed for 1 and 0 are understood), 26 characters for the bytes,
 * most significant first after two zero bits, and 2 for a checksum modulo the prime 1021. A prime above 32 catches every single
 * wrong character and every pair of swapped characters, which Crockford's own one-character checksum does at the cost of five
 * extra symbols.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const modulus = 1021n;

/** The use is part of the checksum: a recovery code typed where an invitation is asked for is said to be wrong at once. */
const uses = { recovery: 1n, invitation: 2n } as const;
export type CodeUse = keyof typeof uses;

/** Typed text as it counts everywhere: trimmed, single-spaced, NFKC. */
export function typedText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ');
}

/** Seven groups of four, joined by hyphens. `bytes` are 16. */
export function toTextCode(use: CodeUse, bytes: Uint8Array): string {
  if (bytes.length !== 16) throw new MellomError('E_INPUT', 'a code holds 16 bytes');
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  const characters = digits(value, 26) + digits((value + uses[use]) % modulus, 2);
  return characters.match(/.{4}/g)?.join('-') ?? '';
}

/** The 16 bytes, or null when it is not such a code. Case, spaces and hyphens do not matter. */
export function fromTextCode(use: CodeUse, typed: string): Uint8Array | null {
  const characters = typedText(typed)
    .toUpperCase()
    .replace(/[\s\-‐‑–]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (characters.length !== 28) return null;
  let all = 0n;
  for (const character of characters) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return null;
    all = (all << 5n) | BigInt(digit);
  }
  const value = all >> 10n;
  if (value >> 128n !== 0n || (all & 1023n) !== (value + uses[use]) % modulus) return null;
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 16; i++) bytes[15 - i] = Number((value >> BigInt(8 * i)) & 255n);
  return bytes;
}

function digits(value: bigint, count: number): string {
  let text = '';
  for (let i = count - 1; i >= 0; i--) text += alphabet[Number((value >> BigInt(5 * i)) & 31n)];
  return text;
}
