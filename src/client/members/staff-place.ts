import { fromBase64url, same, toBase64url, utf8 } from '../../crypto/bytes';
import { accountWords, signStaffClaim } from '../../crypto/invitation';
import { MellomError } from '../../protocol/errors';
import type { Context } from '../context';
import { isCode } from '../errors';
import { wordlist } from '../keys/wordlists';
import type { Live } from '../sync/write';
import { pinRoster } from '../team-roster';
import { isReading, leadWhoInvites, newestRoster, type OpenedStaff } from './open-invitation';

/** What was claimed, so that it can be asked how it stands. */
export interface Claimed {
  invite: string;
  signature: string;
}
const ownName = 'staff-place';
/** Of somebody who reads the figures of many teams, one for each. */
const readingPrefix = `${ownName}/`;
interface ReadingClaimed extends Claimed {
  name: string;
  title: string;
}

/** The invited colleague leaves a claim; a lead lists the account. @throws MellomError E_CLAIMED when too many have been there */
export async function claimStaffPlace(x: Live, opened: OpenedStaff, note: { name: string; title: string }): Promise<void> {
  const { bundle, keys } = opened;
  const roster = await newestRoster(x, bundle.team, opened);
  leadWhoInvites(roster, bundle);
  await pinRoster(x, roster);
  if (roster.people.some((one) => same(one.id, x.account.id))) return;
  const signature = signStaffClaim(keys, bundle.team, x.account.id);
  const claimed: Claimed = { invite: toBase64url(keys.id), signature: toBase64url(signature) };
  if (isReading(opened))
    await x.boxes.save(readingPrefix + toBase64url(bundle.team), { ...claimed, ...note } satisfies ReadingClaimed);
  else await x.boxes.save(ownName, claimed);
  await x.connection.request('staff.claim', { invite: keys.id, signature, note: utf8(JSON.stringify(note)) }).catch((e) => {
    throw isCode(e, 'E_TAKEN') ? new MellomError('E_INVITATION_USED') : e;
  });
}

/** For a colleague whom no lead has listed yet. */
export interface StaffPlace {
  words: string[];
  state: 'waiting' | 'refused' | 'taken';
  others: number;
}
export const staffPlaceViews = (x: Live) => ({ staffPlace: () => staffPlace(x) });

/** How it stands with somebody whom no lead has listed yet: by the relay's word, but for the words, which are the account's own. */
async function staffPlace(u: Context): Promise<StaffPlace> {
  const words = accountWords(u.account.id, await wordlist('nb'));
  return { words, ...(await standingOf(u, (await u.boxes.read(ownName)) as Claimed | undefined)) };
}

/** The claims of somebody who reads, by team. */
export async function readingClaims(u: Context): Promise<(ReadingClaimed & { team: string })[]> {
  const kept = await u.boxes.list(readingPrefix);
  return kept.map(({ key, value }) => ({ ...(value as ReadingClaimed), team: key.slice(readingPrefix.length) }));
}

export async function standingOf(u: Context, claimed: Claimed | undefined): Promise<Omit<StaffPlace, 'words'>> {
  if (!claimed || u.connection.status() !== 'online') return { state: 'waiting', others: 0 };
  const [invite, signature] = [fromBase64url(claimed.invite), fromBase64url(claimed.signature)];
  try {
    const { others } = await u.connection.request('staff.claim', { invite, signature, note: new Uint8Array() });
    return { state: 'waiting', others };
  } catch (e) {
    const ended = isCode(e, 'E_REFUSED', 'E_EXPIRED') ? 'refused' : isCode(e, 'E_TAKEN') ? 'taken' : 'waiting';
    return { state: ended, others: 0 };
  }
}
