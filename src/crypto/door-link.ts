import type { TeamId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import { asTeamId } from './bytes';
import { linkBytes, linkText, unwrapped } from './link-text';

/** Where somebody asks a team for help by themselves. It is no secret: it names the team, and so the root key that its roster is verified from. */
const kind = 2;

/** What follows the host: `/r#…`. */
export function doorLink(team: TeamId): string {
  return `/r#${linkText(kind, team)}`;
}

/**
 * The team of a link, also with other words around it; a fragment by itself.
 * @throws MellomError E_INVITATION_CUT when some of it is missing, E_INVITATION when there is none, or a letter is another
 */
export function readDoorLink(given: string): TeamId {
  const text = unwrapped(given);
  const behind = text.match(/\/r\/?\s*#(.*)$/is)?.[1] ?? text.match(/(?<![\w-])A[g-v][\w-]{28}.*$/s)?.[0];
  const found = behind === undefined ? 'other' : linkBytes(behind);
  if (found === 'cut' || (typeof found === 'object' && !found.whole)) throw new MellomError('E_INVITATION_CUT');
  if (found === 'other' || found.bytes[0] !== kind) throw new MellomError('E_INVITATION');
  return asTeamId(found.bytes.slice(1));
}
