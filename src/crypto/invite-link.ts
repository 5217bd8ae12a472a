import type { TeamId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import { asInviteSecret, concat, fromBase64url, type InviteSecret, reader, toBase64url, u8 } from './bytes';
import { fromTextCode, linkCheck, toTextCode } from './text-code';

/**
 * How an invitation travels between people: as a link, or as a code on paper; and how it is found again in whatever mail programs,
 * quotation marks and fingers have made of it (docs/protocol.md, Invitations).
 */
const linkChars = 44;
/** Without its last letter the secret is whole, and 15 bytes of the team's name are left to check the bundle by. */
const fewest = linkChars - 1;
/** Further words behind a broken link are not looked at. */
const longest = 200;
const codeChars = 28;

/**
 * What follows the host: `/i#…`. The fragment never reaches a server. The two check characters end it on a letter or a digit, since
 * mail programs leave a hyphen or an underscore out of the link; and what is lost of them costs nothing.
 */
export function inviteLink(secret: InviteSecret, team: TeamId): string {
  const body = toBase64url(concat(u8(1), secret, team.subarray(0, 16)));
  return `/i#${body}${checkOf(body)}`;
}
const checkOf = (body: string): string => linkCheck(fromBase64url(body));

/** 28 characters in seven groups, to be read out or typed. It does not name the team: the bundle alone does. */
export function inviteCode(secret: InviteSecret): string {
  return toTextCode('invitation', secret);
}

interface Found {
  secret: InviteSecret;
  /** the first 15 or 16 bytes of the team's id, which the bundle must match, or null for a code */
  team: Uint8Array | null;
}

/**
 * A link or a code, also with other words around it; a fragment by itself.
 * @throws MellomError E_INVITATION_CUT when some of it is missing, E_INVITATION when there is none, or a letter is another
 */
export function readInvitation(given: string): Found {
  const text = unwrapped(given);
  const behind = text.match(/\/i\/?\s*#(.*)$/is)?.[1] ?? text.match(/(?<![\w-])A[Q-Za-f][\w-]{28}.*$/s)?.[0];
  const link = behind === undefined ? 'none' : inFragment(behind);
  if (typeof link === 'object') return link;
  const code = fromTextCode('invitation', text);
  if (code) return { secret: asInviteSecret(code), team: null };
  const isBegun = /\/i\/?\s*$/i.test(text) || (/^[\da-z\s-]+$/i.test(text) && text.replace(/[\s-]/g, '').length < codeChars);
  throw new MellomError(link === 'cut' || (link === 'none' && isBegun) ? 'E_INVITATION_CUT' : 'E_INVITATION');
}

/** Undoes what happens to text on its way: encoded signs, breaks and quotation in the middle, invisible characters, prettier hyphens. */
function unwrapped(given: string): string {
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
 * What a fragment begins with. Where it has been broken, its check says how much belongs to it; without one (links from before
 * there was a check, or cut there) it ends where a word ends.
 */
function inFragment(behind: string): Found | 'cut' | 'other' {
  const words = (behind.match(/^[\s"'<>]*([\w\s-]*)/)?.[1] ?? '').split(/\s+/).filter((word) => word !== '');
  const joined = words.map((_, i) => words.slice(0, i + 1).join('')).filter((all, i) => i === 0 || all.length < longest);
  const enough = joined.filter((all) => all.length >= fewest);
  const whole = enough.find((all) => all.length >= linkChars + 2 && all.slice(linkChars, linkChars + 2) === checkOf(bodyOf(all)));
  const ending = enough.find((all) => all.length < linkChars + 2 && checkOf(bodyOf(all)).startsWith(all.slice(linkChars)));
  const chosen = whole ?? ending;
  if (chosen === undefined) return enough.length > 0 && enough[0] === words[0] ? 'other' : 'cut';
  const from = reader(fromBase64url(bodyOf(chosen)));
  if (from.u8() !== 1) return 'other';
  const secret = asInviteSecret(from.take(16).slice());
  return { secret, team: from.take(chosen.length >= linkChars ? 16 : 15).slice() };
}
/** The 44 characters that are read; a last one that is lost says nothing but the end of the team's name. */
const bodyOf = (all: string): string => all.slice(0, linkChars).padEnd(linkChars, 'A');
