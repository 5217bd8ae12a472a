import { shownName } from '../care/members/names';
import { toBase64url } from '../crypto/bytes';
import { hasRole, type RosterPerson, type VerifiedRoster } from '../crypto/roster';
import { MellomError } from '../protocol/errors';
import type { Context } from './context';
import type { Person } from './values';

/** The newest roster of the team that this account belongs to or is followed by, or null before there is one. */
export function teamRoster(u: Context): VerifiedRoster | null {
  const pin = u.vault.contents().rosters[0];
  return pin ? u.rosters.newest(pin.team) : null;
}

/** Teams that let this account read their figures, as their newest rosters say, in the order in which they were accepted. */
export const readRosters = (u: Context): VerifiedRoster[] =>
  u.vault.contents().rosters.flatMap(({ team }) => {
    const roster = u.rosters.newest(team);
    return roster && hasRole(roster, u.account.id, 'reader') ? [roster] : [];
  });

export const personIn = (u: Context, account: string): RosterPerson | undefined =>
  teamRoster(u)?.people.find((one) => toBase64url(one.id) === account);

/** The people on the newest roster as screens show them. @param phones by account, where somebody has said how they are reached */
export function personsIn(u: Context, phones: ReadonlyMap<string, string> = new Map()): Person[] {
  return (teamRoster(u)?.people ?? []).map(({ id, name, title, roles }) => {
    const account = toBase64url(id);
    const phone = phones.get(account);
    return {
      account,
      name: shownName(name),
      title: shownName(title),
      roles,
      me: account === u.me,
      ...(phone ? { phone } : {}),
    };
  });
}

/** @throws MellomError E_ROSTER_WAIT */
export function mustRoster(u: Context): VerifiedRoster {
  const roster = teamRoster(u);
  if (!roster) throw new MellomError('E_ROSTER_WAIT', 'no roster yet');
  return roster;
}

/** Remembers in the vault how new the newest roster was, so that no relay can serve this account an older one. */
export async function pinRoster(u: Context, roster: VerifiedRoster): Promise<void> {
  const pin = { team: roster.team, version: roster.version, hash: roster.hash };
  const known = u.vault.contents().rosters.find((one) => toBase64url(one.team) === toBase64url(roster.team));
  if (known && known.version >= roster.version) return;
  await u.vault.change((contents) => ({
    ...contents,
    rosters: known ? contents.rosters.map((one) => (one === known ? pin : one)) : [...contents.rosters, pin],
  }));
}
