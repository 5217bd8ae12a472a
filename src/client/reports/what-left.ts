import { kept } from '../../care/case/items-of';
import type { Kept } from '../../care/case/state';
import type { Period } from '../../care/reports/report';
import { toBase64url } from '../../crypto/bytes';
import type { VerifiedRoster } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import { wasLead } from '../cases/by-leads';
import type { WithCases } from '../cases/case-cache';
import { isLead } from '../team/roster-change';
import { mustRoster } from '../team-roster';
import { reportLogs } from './report-stream';

export type LeftKind = 'team-report' | 'figures-out' | 'team-shares';

/** What has left the team, the newest first, by whoever was a lead then; what is on its way stands before all. */
export async function whatLeft<K extends LeftKind>(session: WithCases, kind: K): Promise<Kept<K>[]> {
  const found = await Promise.all(
    reportLogs(session).map(async (log) =>
      kept(await session.cases.state(log), kind).filter(({ seq, author }) => wasLead(session, log, seq, author)),
    ),
  );
  const timeOf = ({ item }: { item: { at: string } }) => Date.parse(item.at);
  return found
    .flat()
    .sort((a, b) => timeOf(a) - timeOf(b))
    .reverse();
}

export interface SentItem {
  from: string;
  until: string;
  at: string;
  by: string;
  /** A later one of the same period counts. */
  replaced: boolean;
}
/** The same as a list for a screen. */
export async function sentItems(session: WithCases, kind: 'team-report' | 'team-shares'): Promise<SentItem[]> {
  const roster = mustRoster(session);
  const people = [...roster.people, ...session.rosters.former(roster.team)];
  const all: readonly Kept<'team-report' | 'team-shares'>[] = await whatLeft(session, kind);
  return all.map(({ author, item }, n) => ({
    from: item.from,
    until: item.until,
    at: item.at,
    by: people.find(({ id }) => toBase64url(id) === author)?.name ?? '',
    replaced: all.slice(0, n).some(isOf(item)),
  }));
}

export const isOf =
  ({ from, until }: Period) =>
  ({ item }: { item: Period }): boolean =>
    item.from === from && item.until === until;

/** @throws MellomError E_ROLE for whoever is no lead */
export function leadsRoster(session: WithCases): VerifiedRoster {
  const roster = mustRoster(session);
  if (!isLead(session, roster)) throw new MellomError('E_ROLE', 'no lead');
  return roster;
}
