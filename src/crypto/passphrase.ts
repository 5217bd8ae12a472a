import { MellomError } from '../protocol/errors';
import { type Random, secureRandom } from './sodium';

/** Five words of a list of 1,296 or more: at least 51 bits, before 64 MiB of Argon2id for each guess. */
export const passphraseWords = 5;

/** An offered passphrase. @param words a list from locales/<lang>/wordlist.json, 1,296 words or more, no doubles */
export function suggestPassphrase(words: readonly string[], random: Random = secureRandom): string {
  if (words.length < 1296) throw new MellomError('E_INPUT', 'word list too short');
  return Array.from({ length: passphraseWords }, () => words[below(words.length, random)]).join(' ');
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
