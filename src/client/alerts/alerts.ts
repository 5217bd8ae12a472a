import type { AlertRow, AlertStanding, AlertState, AssessmentAction } from '../../care/alerts/alert';
import {
  type AlertSource,
  type Assessments,
  alertRows,
  alertsOf,
  assessedIn,
  assessmentsOf,
  noAssessments,
  standingsOf,
} from '../../care/alerts/alert-view';
import { emptyCase } from '../../care/case/fold';
import { soundly } from '../../care/case/sound';
import type { CaseState } from '../../care/case/state';
import type { ItemDraft } from '../../care/items/items';
import { hex, same } from '../../crypto/bytes';
import { MellomError } from '../../protocol/errors';
import { amCustodian, amStaffIn, citizensCase, isAtWork } from '../access';
import type { WithCases } from '../cases/case-cache';
import type { Context } from '../context';
import { type Log, typeOf } from '../store/logs';
import { writeAct } from '../sync/act-ids';
import type { WriteRule } from '../sync/writing';
import { personIn, teamRoster } from '../team-roster';
import type { ActId, ItemId, Once } from '../values';
import type { AlertOutbox } from './alert-outbox';
import { ownAlertLogs } from './alert-stream';
import { caseOf, tellTeam } from './duty-told';

/** What the acts of this file work on. */
interface AtAlerts extends WithCases {
  alerts: AlertOutbox;
}

/** Risk answers on their way to whoever is on duty (docs/protocol.md, "Alerts"). */
export function alertsOn(h: { session: () => WithCases }) {
  return {
    acts: {
      /** Duty staff and custodians. `resolved` needs an action. */
      answerAlert: async (
        answers: ItemId,
        { state, action, also, note }: { state: AlertState; action?: AssessmentAction; also?: AssessmentAction[]; note?: string },
        act?: ActId,
      ): Promise<void> => {
        const session = h.session();
        if (state === 'resolved' && !action) throw new MellomError('E_INPUT', 'an alert ends with an action');
        const found = await findAlert(session, answers);
        if (!found && !(state === 'acting' && (await isInMyCase(session, answers))))
          throw new MellomError('E_REFUSED', 'no such alert');
        const done = { ...(action ? { action } : {}), ...(also ? { also } : {}) };
        const said = { ...done, ...(note ? { note } : {}) };
        if (found) await writeAct(session, found.log, { kind: 'alert-state', answers, state, ...said }, act);
        await tellTeam(session, { answers, state, ...done }, act);
        if (!found) return;
        const log = caseOf(session, found.caseStream);
        // The case says the same, for whoever answers for it: by a custodian too, for whom it is not opened by that.
        if (state === 'resolved' && action && log)
          await writeAct(session, log, { kind: 'assessment', answers, ...said, action }, act);
      },
    },
  };
}

export const alertViews = (session: AtAlerts) => ({
  /** The citizen's own risk answers, by `answers` id: how far they have come. */
  myAlerts: () => myAlertsView(session),
  /** For duty staff and custodians: newest first, open ones before the rest. */
  alerts: ({ now }: { now: string }) => alertsView(session, now),
});

const watched = (u: Context): Log[] =>
  u.logs.all().filter((log) => typeOf(log) === 'alert' && !log.facts.gone && log.facts.until === null && amStaffIn(u, log));

/** The alert streams of whoever is, or was, the citizen of a case: they go with it. */
export function alertsBeside(x: Context, log: Log): Log[] {
  const citizens = log.state.epochs.flatMap(({ members }) => members.filter(({ role }) => role === 'citizen'));
  return watched(x).filter(({ state: { founder } }) => founder && citizens.some(({ account }) => same(account, founder)));
}

/** Whoever is in the case and not on duty says there that they act. A case that cannot be read may be the one: nobody who helps waits for it. */
async function isInMyCase(session: WithCases, answers: string): Promise<boolean> {
  const mine = session.logs.all().filter((log) => isAtWork(session, log) && amStaffIn(session, log));
  const summaries = await Promise.all(mine.map((log) => session.cases.summary(log).catch(() => null)));
  return summaries.some((summary) => !summary || summary.risk?.answers.includes(answers));
}

const alertsIn = (state: CaseState) => soundly(state, alertsOf).answer;

async function findAlert(session: WithCases, answers: string): Promise<{ log: Log; caseStream: string | undefined } | null> {
  for (const log of watched(session)) {
    const alert = alertsIn(await session.cases.state(log).catch(emptyCase)).find(({ first }) => first.item.answers === answers);
    if (alert) return { log, caseStream: alert.newest.item.caseStream };
  }
  return null;
}

/** Takes an assessment by staff: whoever assesses has dealt with the alert too, and the team is told. */
export const assessmentRule =
  (session: WithCases): WriteRule =>
  (log, draft, act) =>
    draft.kind === 'assessment' && amStaffIn(session, log) ? assess(session, log, draft, act) : null;

async function assess(session: WithCases, log: Log, draft: Extract<ItemDraft, { kind: 'assessment' }>, act: Once | undefined) {
  const written = await writeAct(session, log, draft, act);
  await resolveToo(session, draft, act);
  await tellTeam(session, { ...draft, state: 'resolved' }, act);
  return written;
}

/** Whoever assesses an answer in the case and is on duty too has dealt with the alert. */
async function resolveToo(
  session: WithCases,
  { answers, action, also, note }: Extract<ItemDraft, { kind: 'assessment' }>,
  act: Once | undefined,
): Promise<void> {
  const found = await findAlert(session, answers);
  if (!found) return;
  const said = { action, ...(also ? { also } : {}), ...(note ? { note } : {}) };
  await writeAct(session, found.log, { kind: 'alert-state', answers, state: 'resolved', ...said }, act);
}

async function alertsView(session: WithCases, now: string): Promise<AlertRow[]> {
  const { cases } = session;
  const roster = teamRoster(session);
  const told = await cases.told();
  const mine = personIn(session, session.me)?.roles ?? [];
  const origin = originsOf(session);
  const sources = watched(session).map(async (log): Promise<AlertSource> => {
    // A stream that cannot be put together is a line that says so; what a case says beside it is left out where it cannot be had.
    const state = await cases.state(log).catch(unfoldable);
    return {
      state,
      from: origin(log),
      ref: log.ref,
      assessments: await assessedBeside(session, state).catch(() => noAssessments),
      told,
      caseRef: (stream) => caseOf(session, stream)?.ref ?? null,
    };
  });
  return alertRows(await Promise.all(sources), {
    me: session.me,
    duty: mine.includes('duty'),
    anyDuty: roster?.people.some(({ roles }) => roles.includes('duty')) ?? false,
    now,
  });
}

/** Stands for a stream that cannot be put together: looking at it fails, and only at it. */
function unfoldable(failure: unknown): CaseState {
  return {
    ...emptyCase(),
    get items(): CaseState['items'] {
      throw failure;
    },
  };
}

/** Whose a stream of alerts is: its founder is, or was, the citizen of a case that is known here. Custodians are in every case. */
function originsOf(u: Context): (log: Log) => AlertRow['from'] {
  const citizens = new Set(
    u.logs
      .all()
      .filter((log) => typeOf(log) === 'case')
      .flatMap(({ state }) => state.epochs.flatMap(({ members }) => members))
      .flatMap(({ account, role }) => (role === 'citizen' ? [hex(account)] : [])),
  );
  // While there is more to read, the case may only not have come yet.
  const knowsAll = amCustodian(u) && u.state.now().catchUp === null && u.connection.status() === 'online';
  return ({ state: { founder } }) => (founder && citizens.has(hex(founder)) ? 'case' : knowsAll ? 'nowhere' : 'unseen');
}

/** What the cases of these alerts say of them. Of a case that is not one's own only that somebody has acted, not their words. */
async function assessedBeside(session: WithCases, state: CaseState): Promise<Assessments> {
  const found = new Map(noAssessments);
  for (const stream of new Set(alertsIn(state).map(({ newest }) => newest.item.caseStream))) {
    const log = caseOf(session, stream);
    if (!log) continue;
    const { assessed } = await session.cases.summary(log);
    for (const [answers, list] of assessmentsOf(assessed, isAtWork(session, log))) found.set(answers, list);
  }
  return found;
}

async function myAlertsView(session: AtAlerts): Promise<AlertStanding[]> {
  const log = citizensCase(session);
  const assessments = log ? assessmentsOf(assessedIn(await session.cases.state(log))) : noAssessments;
  const states = await Promise.all(ownAlertLogs(session).map((own) => session.cases.state(own)));
  return standingsOf(states, assessments, await session.alerts.waiting());
}
