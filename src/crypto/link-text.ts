import { concat, fromBase64url, toBase64url, u8 } from './bytes';
import { linkCheck } from './text-code';

/**
 * A link of Mellom carries 33 bytes (what it is, and 32 more) behind a number sign, which never reaches a server; and how it is found again
 * in whatever mail programs, quotation marks and fingers have made of it (docs/protocol.md, Invitations).
 */
const linkChars = 44;
/** Without its last letter an invitation is whole: its secret, and 15 bytes of the team's name to check the bundle by. */
const fewest = linkChars - 1;
/** Further words behind a broken link are not looked at. */
const longest = 200;

/**
 * What stands behind the number sign. The two check characters end it on a letter or a digit, since mail programs leave a hyphen or an
 * underscore out of the link; and what is lost of them costs nothing.
 */
export function linkText(kind: number, bytes: Uint8Array): string {
  const body = toBase64url(concat(u8(kind), bytes));
  return `${body}${checkOf(body)}`;
}
const checkOf = (body: string): string => linkCheck(fromBase64url(body));

/** Undoes what happens to text on its way: encoded signs, breaks and quotation in the middle, invisible characters, prettier hyphens. */
export function unwrapped(given: string): string {
  return given
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/%(?:25)*([0-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/=\r?\n|\\/g, '')
    .replace(/[\r\n]+[\s>|]*/g, '\n')
    .replace(/[‐‑‒–−]/g, '-')
    .replace(/—/g, '--')
    .trim();
}

/**
 * What a fragment begins with: its bytes, and whether the last of them is there. Where it has been broken, its check says how much belongs
 * to it; without one (links from before there was a check, or cut there) it ends where a word ends.
 */
export function linkBytes(behind: string): { bytes: Uint8Array; whole: boolean } | 'cut' | 'other' {
  const words = (behind.match(/^[\s"'<>]*([\w\s-]*)/)?.[1] ?? '').split(/\s+/).filter((word) => word !== '');
  const joined = words.map((_, i) => words.slice(0, i + 1).join('')).filter((all, i) => i === 0 || all.length < longest);
  const enough = joined.filter((all) => all.length >= fewest);
  const whole = enough.find((all) => all.length >= linkChars + 2 && all.slice(linkChars, linkChars + 2) === checkOf(bodyOf(all)));
  const ending = enough.find((all) => all.length < linkChars + 2 && checkOf(bodyOf(all)).startsWith(all.slice(linkChars)));
  const chosen = whole ?? ending;
  if (chosen === undefined) return enough.length > 0 && enough[0] === words[0] ? 'other' : 'cut';
  return { bytes: fromBase64url(bodyOf(chosen)), whole: chosen.length >= linkChars };
}
/** The 44 characters that are read; a last one that is lost says nothing but the end of the team's name. */
const bodyOf = (all: string): string => all.slice(0, linkChars).padEnd(linkChars, 'A');
