import { isDate } from '../time/dates';
import { type Summed, summedText } from './may-sum';

/**
 * What two readers give each other, as text that goes by any channel: first what each has committed to, then the sum. Between the words may be any
 * white space, since letters are broken into lines on their way.
 */
const mark = 'mellom-sum-1';
export interface ToldCommitment {
  summed: Summed;
  /** 32 bytes as base64url. */
  commitment: string;
  /** Of whoever commits: 64 bytes as base64url. */
  signature: string;
}
export interface ToldSum {
  nonce: string;
  sum: string;
}

export const commitmentText = ({ summed, commitment, signature }: ToldCommitment): string =>
  [`${mark} commitment`, summedText(summed), commitment, signature].join('\n');

export const sumText = ({ nonce, sum }: ToldSum): string => [`${mark} sum`, nonce, sum].join('\n');

/** @returns null for anything else, and for what has been cut */
export function readCommitment(text: string): ToldCommitment | null {
  const [head, kind, codebook = '', from = '', until = '', ...rest] = text.trim().split(/\s+/);
  const [commitment = '', signature = ''] = rest.slice(-2);
  const named = rest.slice(0, -2);
  if (head !== mark || kind !== 'commitment' || !isDate(from) || !isDate(until)) return null;
  if (named.length % 2 !== 0 || !isBytes(commitment, 43) || !isBytes(signature, 86)) return null;
  const shares = named.flatMap((team, n) => (n % 2 === 0 ? [{ team, id: named[n + 1] ?? '' }] : []));
  if (!shares.every(({ team, id }) => isBytes(team, 43) && isBytes(id, 22))) return null;
  return { summed: { codebook, from, until, shares }, commitment, signature };
}

/** @param counters how many a sum has @returns null for anything else, and for what has been cut */
export function readSum(text: string, counters: number): ToldSum | null {
  const [head, kind, nonce = '', sum = '', ...rest] = text.trim().split(/\s+/);
  if (head !== mark || kind !== 'sum' || rest.length > 0) return null;
  return isBytes(nonce, 43) && isBytes(sum, Math.ceil((counters * 8 * 4) / 3)) ? { nonce, sum } : null;
}

/** Base64url of so many letters; bits to spare in the last one are zero, so that bytes are written in one way. */
const isBytes = (text: string, letters: number): boolean =>
  text.length === letters && /^[A-Za-z0-9_-]+$/.test(text) && (endings[letters % 4] ?? /$/).test(text);
const endings: Readonly<Record<number, RegExp>> = { 2: /[AQgw]$/, 3: /[AEIMQUYcgkosw048]$/ };
