import { sheetsProvedAt } from '../../care/members/root';
import { asAccountId, fromBase64url, same, toBase64url } from '../../crypto/bytes';
import { fromHalfSheets, toHalfSheets } from '../../crypto/root-share';
import { type RosterPerson, rootPublicKey, successor, type VerifiedRoster } from '../../crypto/roster';
import type { AccountId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import type { StaffRole } from '../../protocol/kinds';
import type { WithCases } from '../cases/case-cache';
import type { Context } from '../context';
import { epochOf } from '../store/logs';
import { writeItem } from '../sync/write';
import { mustRoster, teamRoster } from '../team-roster';
import { changeRoot, giveRoot, holdersOf, outOfReach, takeRoot } from './root';
import { changeRoster, heldRoot, insistOnHolders, isLead, rootOf, teamLog } from './roster-change';
import type { RosterKeeper } from './roster-keeper';

/** What the acts of this file work on. */
interface AtTeam extends WithCases {
  rosterKeeper: RosterKeeper;
}

/** The team's roster and its root in the hands of leads. */
export function teamTrustOn(h: { session: () => AtTeam }) {
  return {
    acts: {
      /** @throws E_LAST_HOLDER when no lead, or too few custodians, would be left */
      setRoles: async (
        account: string,
        { name, title, roles }: { name: string; title: string; roles: StaffRole[] },
      ): Promise<void> => {
        const session = h.session();
        const id = idOf(account);
        await changePeople(session, (people) => people.map((one) => (same(one.id, id) ? { id, name, title, roles } : one)), id);
      },
      /** Off the roster; whoever writes next puts the account out of each stream, and this client does so at once where it is a member. */
      revoke: async (account: string): Promise<void> => {
        const session = h.session();
        const id = idOf(account);
        if (account === session.me) throw new MellomError('E_INPUT', 'another lead does that');
        await changePeople(session, (people) => people.filter((one) => !same(one.id, id)), id);
      },
      /** The root seed to a second lead, wrapped to that account in the team's stream. */
      shareRoot: async (account: string): Promise<void> => {
        const session = h.session();
        await session.connection.online();
        const roster = mustLead(session);
        const to = roster.people.find((one) => toBase64url(one.id) === account && one.roles.includes('lead'));
        if (!to) throw new MellomError('E_INPUT', 'only leads hold the root');
        await giveRoot(session, rootOf(session, roster), to.id);
      },
      /** Two halves, random each time; either alone says nothing. */
      rootSheets: async (): Promise<{ a: string; b: string; team: string }> => {
        const roster = mustLead(h.session());
        return { ...toHalfSheets(rootOf(h.session(), roster)), team: teamMark(roster) };
      },
      /** Typed back: proves the sheets, or brings the root to a lead who does not hold it. @throws E_SHEETS */
      enterSheets: async (a: string, b: string): Promise<void> => {
        const session = h.session();
        const roster = mustLead(session);
        const seed = fromHalfSheets(a, b);
        const root = successor(roster);
        if (!seed || !same(rootPublicKey(seed), root)) throw new MellomError('E_SHEETS');
        const log = teamLog(session, roster);
        if (!log) throw new MellomError('E_EPOCH', 'no team stream yet');
        if (!heldRoot(session, roster)) {
          await session.connection.online();
          await takeRoot(session, roster, seed);
        }
        await writeItem(session, log, { kind: 'sheets', root: toBase64url(root) });
      },
      /** The root hands over to a new one; old sheets sign nothing any more. */
      changeRoot: async (): Promise<void> => {
        const session = h.session();
        mustLead(session);
        await changeRoot(session);
        await session.rosterKeeper.now();
      },
    },
  };
}

const idOf = (account: string): AccountId => asAccountId(fromBase64url(account));

/** Printed on both sheets, so that two of one team are known to belong together; it says nothing of the root. */
const teamMark = (roster: VerifiedRoster): string => toBase64url(roster.team).slice(0, 8);

function mustLead(u: Context): VerifiedRoster {
  const roster = mustRoster(u);
  if (!isLead(u, roster)) throw new MellomError('E_REFUSED', 'for leads');
  return roster;
}

/**
 * Another list of people, then what follows from it for the root and in every stream that this account is in.
 * @throws MellomError E_LAST_HOLDER
 */
async function changePeople(session: AtTeam, next: (people: RosterPerson[]) => RosterPerson[], about: AccountId): Promise<void> {
  mustLead(session);
  await session.connection.online();
  const holders = await holdersOf(session, mustRoster(session));
  const roster = await changeRoster(session, (before) => {
    if (!before.people.some((one) => same(one.id, about))) throw new MellomError('E_REFUSED', 'not in the team');
    const people = next(before.people);
    insistOnHolders(before.people, people, [...holders, session.me]);
    return { people };
  });
  await outOfReach(session, roster, holders, about);
  await session.rosterKeeper.now();
}

/** The root: who holds it, what is on paper, how old the list is, and who still has to be put out. */
export interface TeamTrustView {
  holders: string[];
  iHold: boolean;
  sheetsProvedAt: string | null;
  rosterIssuedAt: string;
  rosterAgeDays: number;
  custodians: number;
  /** Accounts that are not listed any more and still are in streams that this account sees. */
  lingering: { account: string; streams: number }[];
}
export const teamTrustViews = (session: WithCases) => ({ teamTrust: () => teamTrustView(session) });

async function teamTrustView(at: WithCases): Promise<TeamTrustView> {
  const roster = teamRoster(at);
  if (!roster)
    return {
      holders: [],
      iHold: false,
      sheetsProvedAt: null,
      rosterIssuedAt: '',
      rosterAgeDays: 0,
      custodians: 0,
      lingering: [],
    };
  const leads = roster.people.filter((one) => one.roles.includes('lead')).map((one) => toBase64url(one.id));
  const log = teamLog(at, roster);
  return {
    holders: (await holdersOf(at, roster)).filter((account) => leads.includes(account)),
    iHold: heldRoot(at, roster) !== null,
    sheetsProvedAt: log && sheetsProvedAt(await at.cases.state(log), toBase64url(successor(roster))),
    rosterIssuedAt: roster.issuedAt,
    rosterAgeDays: Math.max(0, Math.floor((at.env.now() - Date.parse(roster.issuedAt)) / 86_400_000)),
    custodians: roster.people.filter((one) => one.roles.includes('custodian')).length,
    lingering: lingeringIn(at, roster),
  };
}

function lingeringIn(u: Context, roster: VerifiedRoster): { account: string; streams: number }[] {
  const streams = new Map<string, number>();
  for (const log of u.logs.all()) {
    if (log.facts.gone || log.facts.until !== null) continue;
    for (const { account, role } of epochOf(log)?.members ?? []) {
      if (role === 'citizen' || roster.people.some((one) => same(one.id, account))) continue;
      const name = toBase64url(account);
      streams.set(name, (streams.get(name) ?? 0) + 1);
    }
  }
  return [...streams].map(([account, count]) => ({ account, streams: count }));
}
