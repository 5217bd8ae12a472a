import { absencesOf } from '../../care/absences/absences';
import { emptyCase } from '../../care/case/fold';
import type { CaseState } from '../../care/case/state';
import { coversOf } from '../../care/members/arrangements';
import { localDate } from '../../care/time/dates';
import { coverIn, isOutOfDate, isOwn, type WorkCase, type Workload, workloadOf } from '../../care/workload/workload';
import { type WorkloadRow, workloadsIn, workloadView } from '../../care/workload/workload-view';
import { amStaffIn, isAtWork } from '../access';
import type { WithCases } from '../cases/case-cache';
import { promiseOf } from '../cases/case-views';
import { iso } from '../context';
import type { Log } from '../store/logs';
import { writeItem } from '../sync/write';
import { teamLog } from '../team/roster-change';
import { personIn, personsIn, teamRoster } from '../team-roster';
import type { CaseRef } from '../values';

/** The team's stream, where this account may write in it. */
function streamOf(session: WithCases): Log | null {
  const roster = teamRoster(session);
  const log = roster && teamLog(session, roster);
  return log && amStaffIn(session, log) ? log : null;
}

/** The cases at this desk as their work is counted; one that cannot be put together is no work that can be done here. */
async function workHere(session: WithCases, today: string): Promise<(WorkCase & { caseRef: CaseRef })[]> {
  const own = session.logs.all().filter((one) => isAtWork(session, one) && !one.facts.end);
  const all = own.map(async (log) => {
    const summary = await session.cases.summary(log).catch(() => null);
    return summary && { caseRef: log.ref, summary, covers: coversOf(log.facts.arranged, today) };
  });
  return (await Promise.all(all)).filter((one) => one !== null);
}

/** The reader's own work, counted now. */
async function ownWork(session: WithCases, state: CaseState, now: string): Promise<Workload> {
  const cases = await workHere(session, localDate(now));
  return workloadOf(session.me, cases, absencesOf(state, session.me), { ...promiseOf(session), now });
}

/**
 * A therapist's own client counts their work and tells the team, where that has changed (docs/decisions/009-work-is-told-by-numbers.md): a
 * lead opens nobody's case, and reads numbers alone.
 */
export async function tellWorkload(session: WithCases): Promise<void> {
  const log = streamOf(session);
  if (!log || !personIn(session, session.me)?.roles.includes('therapist')) return;
  const state = await session.cases.state(log);
  const now = iso(session.env);
  const is = await ownWork(session, state, now);
  if (isOutOfDate(workloadsIn(state).get(session.me) ?? null, is, now))
    await writeItem(session, log, { kind: 'workload', ...is });
}

/** `uncovered`: the reader's own cases in which nobody is there for all of their next absence. */
export interface TeamWorkload {
  rows: WorkloadRow[];
  uncovered: CaseRef[];
}

export const workloadViews = (session: WithCases) => ({
  /** A lead's: of everybody who has cases; everybody else's: their own. */
  workload: async ({ now }: { now: string }): Promise<TeamWorkload> => {
    const log = streamOf(session);
    const people = personsIn(session);
    const isLead = people.some(({ me, roles }) => me && roles.includes('lead'));
    const shown = people.filter(({ me, roles }) => roles.includes('therapist') && (isLead || me));
    const state = log ? await session.cases.state(log).catch(emptyCase) : emptyCase();
    // One's own is as new as it can be.
    const told = new Map(workloadsIn(state)).set(session.me, { ...(await ownWork(session, state, now)), at: now });
    const accounts = shown.map(({ account }) => account);
    const rows = workloadView(state, told, accounts, { ...promiseOf(session), now });
    const away = rows.find(({ account }) => account === session.me)?.away;
    const own = away ? (await workHere(session, localDate(now))).filter((one) => isOwn(session.me, one)) : [];
    return { rows, uncovered: own.flatMap((one) => (away && coverIn(one, away) === null ? [one.caseRef] : [])) };
  },
});
