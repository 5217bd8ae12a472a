import { MellomError } from '../protocol/errors';
import { utf8 } from './bytes';
import { hash } from './hash';
import { type Random, secureRandom } from './sodium';
import { typedText } from './text-code';

/** Five words of a list of 1,296 or more: at least 51 bits, before 64 MiB of Argon2id for each guess. */
export const passphraseWords = 5;

/** An offered passphrase. @param words a list from locales/<lang>/wordlist.json, 1,296 words or more, no doubles */
export function suggestPassphrase(words: readonly string[], random: Random = secureRandom): string {
  return draw(words, passphraseWords, random);
}

function draw(words: readonly string[], count: number, random: Random): string {
  if (words.length < 1296) throw new MellomError('E_INPUT', 'word list too short');
  return Array.from({ length: count }, () => words[below(words.length, random)]).join(' ');
}

/**
 * Three words by which a person's passphrase is looked up on the relay; printed with the recovery code. No secret, and nothing about
 * the person: drawn, never chosen.
 */
export function drawAccountName(words: readonly string[], random: Random = secureRandom): string {
  return draw(words, 3, random);
}

/** An account name as typed: typed text, small letters, hyphens and full stops between the words as spaces. */
export function typedName(typed: string): string {
  return typedText(
    typedText(typed)
      .toLowerCase()
      .replace(/[-‐‑–.,]/gu, ' '),
  );
}

/** What the relay knows an account name as; also OPAQUE's identifier of the user (as base64url). */
export function accountNameId(name: string): Uint8Array {
  return hash('name', utf8(typedName(name)));
}

/** Uniform in [0, limit), by rejection. */
function below(limit: number, random: Random): number {
  const end = Math.floor(0x1_0000_0000 / limit) * limit;
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = random(4);
    const value = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    if (value < end) return value % limit;
  }
}
