import type { TeamId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import { asInviteSecret, concat, type InviteSecret, reader } from './bytes';
import { linkBytes, linkText, unwrapped } from './link-text';
import { fromTextCode, toTextCode } from './text-code';

/** How an invitation travels between people: as a link (link-text.ts), or as a code on paper. */
const codeChars = 28;
const kind = 1;

/** What follows the host: `/i#…`, with the secret and the beginning of the team's name. */
export function inviteLink(secret: InviteSecret, team: TeamId): string {
  return `/i#${linkText(kind, concat(secret, team.subarray(0, 16)))}`;
}

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

function inFragment(behind: string): Found | 'cut' | 'other' {
  const found = linkBytes(behind);
  if (typeof found === 'string') return found;
  const from = reader(found.bytes);
  if (from.u8() !== kind) return 'other';
  const secret = asInviteSecret(from.take(16).slice());
  return { secret, team: from.take(found.whole ? 16 : 15).slice() };
}
