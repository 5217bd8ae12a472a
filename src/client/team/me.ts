import { emptyCase } from '../../care/case/fold';
import { shownName } from '../../care/members/names';
import { toBase64url } from '../../crypto/bytes';
import type { StaffRole } from '../../protocol/kinds';
import type { WithCases } from '../cases/case-cache';
import { personsIn, teamRoster } from '../team-roster';
import type { Person, TeamAbout } from '../values';
import { phonesIn } from './own-phone';
import { teamLog } from './roster-change';

/** Who am I, my team, what it says of itself. */
export interface Me {
  account: string;
  name: string | null;
  title: string | null;
  roles: StaffRole[];
  about: TeamAbout | null;
  people: Person[];
  /** Who was in the team once and is not any more: what they wrote keeps its name. */
  former: { account: string; name: string }[];
  rosterVersion: number;
  deviceSince: string;
  autoLock: number;
}
export const meViews = (session: WithCases) => ({ me: () => meOf(session) });

async function meOf(session: WithCases): Promise<Me> {
  const roster = teamRoster(session);
  const device = await session.device();
  const log = roster && teamLog(session, roster);
  const people = personsIn(session, log ? phonesIn(await session.cases.state(log).catch(emptyCase)) : undefined);
  const me = people.find((one) => one.me);
  return {
    account: session.me,
    name: me?.name ?? null,
    title: me?.title ?? null,
    roles: me?.roles ?? [],
    about: roster?.about ?? null,
    people,
    former: roster
      ? session.rosters.former(roster.team).map(({ id, name }) => ({ account: toBase64url(id), name: shownName(name) }))
      : [],
    rosterVersion: roster?.version ?? 0,
    deviceSince: device?.since ?? '',
    autoLock: device?.autoLock ?? 10,
  };
}
