import { shownName } from '../../care/members/names';
import { asTeamId, fromBase64url, same, toBase64url } from '../../crypto/bytes';
import { accountWords } from '../../crypto/invitation';
import { hasRole } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import type { Context } from '../context';
import { wordlist } from '../keys/wordlists';
import { isReading, openInvitation } from '../members/open-invitation';
import { claimStaffPlace, readingClaims, standingOf } from '../members/staff-place';
import type { Live } from '../sync/write';
import type { TeamAbout } from '../values';

/**
 * The one account that many teams let read their figures: each team has invited it, each team's lead has compared its six words, and each lists it
 * as a reader and nothing else.
 */
export const readerPlacesOn = (held: { session: () => Live }) => ({
  acts: {
    /**
     * Accepts one more team's invitation to read. Again is asking how it stands.
     * @throws MellomError E_READER for an account that does anything else, or an invitation to anything else; as openInvitation
     */
    acceptReading: async (linkOrCode: string): Promise<void> => {
      const session = held.session();
      await session.connection.online();
      const [first] = await readingClaims(session);
      if (!first) throw new MellomError('E_READER', 'not an account that reads');
      const { opened } = await openInvitation(session, linkOrCode);
      if (opened.kind !== 'staff' || !isReading(opened)) throw new MellomError('E_READER', 'not an invitation to read');
      await claimStaffPlace(session, opened, { name: first.name, title: first.title });
      await session.vault.push();
      session.state.changed('readerPlaces');
    },
  },
});

/** One team as its reader has it. */
export interface ReaderPlace {
  team: string;
  about: TeamAbout | null;
  /** `left`: was a reader there once, and is not any more. */
  state: 'reading' | 'waiting' | 'refused' | 'taken' | 'left';
  /** How many more have used the same link. */
  others: number;
}
export interface ReaderPlaces {
  name: string;
  title: string;
  /** Six words of the account: each team's lead compares them by telephone. */
  words: string[];
  /** By name. */
  places: ReaderPlace[];
}

export const readerPlacesViews = (session: Context) => ({
  readerPlaces: async (): Promise<ReaderPlaces> => {
    const claims = await readingClaims(session);
    const places = await Promise.all(claims.map((claim) => placeOf(session, claim)));
    const byName = (a: ReaderPlace, b: ReaderPlace) => nameOf(a).localeCompare(nameOf(b), 'nb') || (a.team < b.team ? -1 : 1);
    const [first] = claims;
    return {
      name: shownName(first?.name ?? ''),
      title: shownName(first?.title ?? ''),
      words: accountWords(session.account.id, await wordlist('nb')),
      places: places.sort(byName),
    };
  },
});

const nameOf = ({ about }: ReaderPlace): string => about?.name ?? '';

async function placeOf(u: Context, claim: Awaited<ReturnType<typeof readingClaims>>[number]): Promise<ReaderPlace> {
  const team = asTeamId(fromBase64url(claim.team));
  const roster = u.rosters.newest(team);
  const known = { team: toBase64url(team), about: roster?.about ?? null };
  if (roster && hasRole(roster, u.account.id, 'reader')) return { ...known, state: 'reading', others: 0 };
  if (u.rosters.former(team).some((one) => same(one.id, u.account.id))) return { ...known, state: 'left', others: 0 };
  return { ...known, ...(await standingOf(u, claim)) };
}
