import { absencesOf } from '../../care/absences/absences';
import { kept } from '../../care/case/items-of';
import { localDate } from '../../care/time/dates';
import { isAtWork } from '../access';
import type { WithCases } from '../cases/case-cache';
import { iso } from '../context';
import { typeOf } from '../store/logs';
import { writeAct } from '../sync/act-ids';
import { teamRoster } from '../team-roster';
import { teamLog } from './roster-change';

/**
 * What one has said in the team's stream of being away is said in each case that one answers for too: its citizen reads it there, and no
 * citizen reads the team's stream. Whatever a case lacks is written, so that a case that has come since, and one of which nothing could be
 * written, is told the next time; the same from two devices is one item. Which cases lack something, the summaries say.
 */
export async function tellAbsences(session: WithCases): Promise<void> {
  const roster = teamRoster(session);
  const team = roster && teamLog(session, roster);
  if (!team) return;
  const state = await session.cases.state(team);
  if (!kept(state, 'absence').some(({ author }) => author === session.me)) return;
  const today = localDate(iso(session.env));
  const standing = absencesOf(state, session.me).filter(({ until }) => until >= today);
  for (const log of session.logs.all()) {
    if (typeOf(log) !== 'case' || log.facts.gone || log.facts.end || !isAtWork(session, log)) continue;
    // One case is nothing to the others: what cannot be read is told the next time.
    const summary = await session.cases.summary(log).catch(() => null);
    if (summary?.therapist !== session.me) continue;
    const told = summary.absences.filter(({ until }) => until >= today);
    const isIn = (all: readonly { absence: string; from: string; until: string }[], one: (typeof told)[number]) =>
      all.some(({ absence, from, until }) => absence === one.absence && from === one.from && until === one.until);
    for (const one of standing) if (!isIn(told, one)) await writeAct(session, log, { kind: 'away', ...one }, one.absence);
    for (const one of told)
      if (!standing.some(({ absence }) => absence === one.absence))
        await writeAct(session, log, { kind: 'away', ...one, removed: true }, one.absence);
  }
}
