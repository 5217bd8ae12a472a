import { openRiskOf, riskDoneFor, riskOf } from './alerts/risk';
import { safetyPlanOf } from './alerts/safety-plan';
import { appointmentsOf } from './appointments/appointments';
import { lastBy, startOf } from './case/activity-kinds';
import { commentsOf, commentsOn } from './case/comments';
import { dischargeOf } from './case/discharge';
import { kept } from './case/items-of';
import type { CaseContext, CaseState, CaseView } from './case/state';
import { type Arranged, coversOf, therapistOf } from './members/arrangements';
import { shownName } from './members/names';
import { progressOf } from './programmes/progress';
import { caseFlags, scoringOf } from './questionnaires/flags';
import { packsOf } from './questionnaires/instruments/book';
import { assignmentsOf, measuresOf, struckRounds } from './questionnaires/questionnaires-of';
import { dueOf, earlyOf } from './questionnaires/schedule';
import { daysBetween, homeZone, localDate } from './time/dates';
import { daysSpent, monthsSpent } from './time-spent/time-spent';
import { entriesOf, worksheetsOf } from './worksheets/worksheets-of';

/** One case as screens show it. `now` is an ISO instant; days are counted in the context's zone. Each list is read once. */
export function caseView(state: CaseState, now: string, context: CaseContext): CaseView {
  const { zone = homeZone } = context;
  const today = localDate(now, zone);
  const risk = riskOf(state, context.told);
  const entries = entriesOf(state);
  const startedAt = startOf(state);
  return {
    ...peopleOf(state, context),
    members: context.members,
    invitation: context.invitation,
    startedAt,
    begunAt: kept(state, 'welcome')[0]?.item.at ?? startedAt,
    week: startedAt === null ? null : 1 + Math.max(0, Math.floor(daysBetween(localDate(startedAt, zone), today) / 7)),
    measures: Object.fromEntries(measuresOf(state)),
    struck: struckRounds(state),
    scoring: scoringOf(state),
    flags: caseFlags(state, now, context),
    packs: Object.fromEntries([...packsOf(state)].map(([id, pack]) => [id, JSON.stringify(pack.questionnaire)])),
    due: dueOf(state, today, zone),
    early: earlyOf(state, today, zone),
    safetyPlan: safetyPlanOf(state),
    discharged: dischargeOf(state),
    assignments: assignmentsOf(state),
    risk,
    openRisk: openRiskOf(risk),
    riskDoneFor: riskDoneFor(state, risk, context.me),
    programmes: progressOf(state, context.programmes),
    worksheets: worksheetsOf(state, entries),
    entries: Object.fromEntries(entries),
    blocks: blocksOf(state),
    sleepWindows: kept(state, 'sleep-window').map(({ item, author }) => ({ ...item, by: author })),
    appointments: appointmentsOf(state),
    spent: { days: daysSpent(state), months: monthsSpent(state, zone) },
    lastFromCitizen: lastBy(state, 'citizen')?.item.at ?? null,
    lastFromStaff: lastBy(state, 'staff')?.item.at ?? null,
    unsent: unsentOf(state),
    refused: context.refused,
    claim: claimOf(state, context),
    covers: coversOf(arrangedIn(state), localDate(now)).map(({ firstSeq: _, endedSeq: __, ...cover }) => cover),
    handovers: kept(state, 'handover').map(({ item, author }) => ({ at: item.at, by: author, to: item.to, note: item.note })),
    knocks: context.knocks ?? 0,
    deleted: context.deleted ?? null,
  };
}

/** How the case is called by staff, how the citizen is addressed, and who belongs to it. */
export function peopleOf(
  state: CaseState,
  context: Pick<CaseContext, 'members'>,
): Pick<CaseView, 'name' | 'called' | 'phone' | 'citizen' | 'therapist'> {
  const profiles = kept(state, 'profile');
  const by = (role: 'citizen' | 'staff', field: 'name' | 'called' | 'phone') =>
    profiles.findLast((one) => one.role === role && one.item[field] !== undefined)?.item[field];
  const welcome = kept(state, 'welcome').at(-1);
  const called = shownName(by('citizen', 'called') || welcome?.item.called || '');
  return {
    name: shownName(by('staff', 'name') ?? '') || called,
    called,
    phone: by('citizen', 'phone') || by('staff', 'phone') || null,
    citizen: context.members.find(({ role }) => role === 'citizen')?.account ?? null,
    therapist: therapistOf(arrangedIn(state)) ?? firstStaff(state),
  };
}

/** What the log says of who shall be in the case; what is not sent yet comes last. */
export function arrangedIn(state: CaseState): Arranged[] {
  return [...kept(state, 'welcome'), ...kept(state, 'cover'), ...kept(state, 'handover')]
    .map(({ seq, author, item }) => ({ seq: seq ?? Number.POSITIVE_INFINITY, author, item }))
    .sort((a, b) => (a.seq === b.seq ? 0 : a.seq - b.seq));
}

/** Whoever came in by an invitation, until a member of staff has made sure who it is. */
export function claimOf(state: CaseState, context: Pick<CaseContext, 'members'>): CaseView['claim'] {
  const account = context.members.find(({ role }) => role === 'citizen')?.account;
  const joined = state.changes.findLast(
    ({ kind, added }) => kind === 'joined' && account !== undefined && added.includes(account),
  );
  if (!account || !joined || kept(state, 'identity').some(({ item }) => item.account === account)) return null;
  return { account, at: joined.at, recovery: joined.removed.length > 0 };
}

function firstStaff(state: CaseState): string | null {
  return state.changes[0]?.by ?? kept(state, 'message').find(({ role }) => role === 'staff')?.author ?? null;
}

/** The newest answer to each block, in the order in which they were last given, with what was said to it or to an earlier one. */
function blocksOf(state: CaseState): CaseView['blocks'] {
  const comments = commentsOf(state);
  const states = new Map<string, string[]>();
  const newest = new Map<string, CaseView['blocks'][number]>();
  for (const { item, seq } of kept(state, 'block')) {
    const ids = [...(states.get(item.address) ?? []), item.id];
    states.set(item.address, ids);
    newest.delete(item.address);
    newest.set(item.address, { ...item, sent: seq !== null, comments: [] });
  }
  return [...newest.values()].map((one) => ({ ...one, comments: commentsOn(comments, states.get(one.address) ?? []) }));
}

export function unsentOf(state: CaseState): number {
  let count = 0;
  for (const list of Object.values(state.items)) {
    for (let at = list.length - 1; at >= 0 && list[at]?.seq === null; at--) count++;
  }
  return count;
}
