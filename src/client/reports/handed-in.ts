import { kept } from '../../care/case/items-of';
import type { HandedIn, Refusal, Sent, TeamSent } from '../../care/pooling/handed-in';
import { asTeamId, fromBase64url, hex, toBase64url } from '../../crypto/bytes';
import { decodeRow } from '../../crypto/row';
import type { TeamId } from '../../protocol/bytes';
import { limits } from '../../protocol/limits';
import { wasLead } from '../cases/by-leads';
import type { WithCases } from '../cases/case-cache';
import { type Log, typeOf } from '../store/logs';
import { readRosters } from '../team-roster';

/** What the teams have handed in to whoever reads, and what of it does not count, by the logs that this device has verified itself. */
export const handedInViews = (session: WithCases) => ({
  handedIn: async (): Promise<HandedIn[]> => {
    const [{ handedIn }, { rphMds }] = await Promise.all([
      import('../../care/pooling/handed-in'),
      import('../../care/registry/rph-mds'),
    ]);
    return Promise.all(
      reportingTeams(session).map(async ({ team, logs }) => handedIn(await sentBy(session, team, logs), rphMds.id)),
    );
  },
});

/** Every team that lets this account read, or has, and its streams of reports. */
export function reportingTeams(session: WithCases): { team: TeamId; logs: Log[] }[] {
  const teams = new Map<string, { team: TeamId; logs: Log[] }>();
  for (const { team } of readRosters(session)) teams.set(hex(team), { team, logs: [] });
  for (const log of session.logs.all()) {
    const { team } = log.state;
    if (typeOf(log) !== 'report' || !team) continue;
    const known = teams.get(hex(team)) ?? { team, logs: [] };
    teams.set(hex(team), { team, logs: [...known.logs, log] });
  }
  return [...teams.values()];
}

export function teamName(session: WithCases, team: TeamId): string {
  const { municipality, name } = session.rosters.newest(team)?.about ?? { municipality: '', name: '' };
  return municipality || name;
}

/** As one of these teams calls the account of whoever reads beside this one. */
export function readerName(session: WithCases, teams: readonly string[], account: string): string {
  for (const team of teams) {
    const people = session.rosters.newest(asTeamId(fromBase64url(team)))?.people ?? [];
    const found = people.find(({ id }) => toBase64url(id) === account);
    if (found) return found.name;
  }
  return '';
}

/** Of a team with two streams, begun by two leads at one moment, both are read. */
async function sentBy(session: WithCases, team: TeamId, logs: readonly Log[]): Promise<TeamSent> {
  const parts = await Promise.all(
    logs.map(async (log) =>
      // One team's stream that cannot be put together says so, and is nothing to the others' figures.
      Promise.all([reportsIn(session, log), unreadIn(session, log)]).then(
        ([sent, unread]) => ({ sent, unread }),
        () => ({ sent: [], unread: [{ at: null, reason: 'shape' as const }] }),
      ),
    ),
  );
  return {
    team: toBase64url(team),
    name: teamName(session, team),
    sent: parts.flatMap(({ sent }) => sent),
    unread: parts.flatMap(({ unread }) => unread),
  };
}

async function reportsIn(session: WithCases, log: Log): Promise<Sent[]> {
  return kept(await session.cases.state(log), 'team-report').flatMap(({ seq, author, item }) =>
    seq === null ? [] : [{ seq, byLead: wasLead(session, log, seq, author), report: item }],
  );
}

/** Rows that have come and say nothing that can be read: refused by the log, or of a shape that this version does not know. */
export async function unreadIn(session: WithCases, log: Log): Promise<TeamSent['unread']> {
  const refused = (await session.store.all('refused', log.ref)).flatMap(({ value: { row, code, at } }) => {
    const reason = row.length > limits.rowMax ? 'too-large' : isItem(row) ? reasons[code] : undefined;
    return reason ? [{ at, reason }] : [];
  });
  const { problems } = await session.cases.state(log);
  return [...refused, ...problems.flatMap(({ code }) => (code === 'E_ITEM' ? [{ at: null, reason: 'shape' as const }] : []))];
}

/** By the code with which the log has refused it; others are of its order, and its author has sent the same again. */
const reasons: Readonly<Record<string, Refusal>> = {
  E_FORGED: 'signature',
  E_MEMBER: 'not-lead',
  E_OPEN: 'shape',
  E_FORMAT: 'shape',
};

function isItem(row: Uint8Array): boolean {
  try {
    return decodeRow(row).kind === 'item';
  } catch {
    return true;
  }
}
