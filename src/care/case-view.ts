import { type Arranged, coversOf, therapistOf } from './arrangements';
import type { CaseContext, CaseState, CaseView, Kept } from './case';
import { daysBetween, homeZone, localDate } from './dates';
import type { ItemKind } from './items';
import { kept, newestBy } from './kept';
import { assignmentsOf, dueOf, measuresOf } from './measures';
import { progressOf } from './programme/progress';
import { openRiskOf, riskOf } from './risk';
import { entriesOf, worksheetsOf } from './sheets';

/** What people do, as against what their client says by itself (receipts) or does on the way (opening a case). */
const doings: Record<'citizen' | 'staff', readonly ItemKind[]> = {
  citizen: [
    'message',
    'answers',
    'risk-follow-up',
    'entry',
    'block',
    'progress',
    'feedback',
    'next-time',
    'sleep-window',
    'profile',
  ],
  staff: ['message', 'welcome', 'comment', 'assign', 'unassign', 'release', 'assessment', 'appointment', 'sleep-window'],
};

/** One case as screens show it. `now` is an ISO instant; days are counted in the context's zone. Each list is read once. */
export function caseView(state: CaseState, now: string, context: CaseContext): CaseView {
  const { zone = homeZone } = context;
  const today = localDate(now, zone);
  const risk = riskOf(state);
  const entries = entriesOf(state);
  const startedAt = startOf(state);
  return {
    ...peopleOf(state, context),
    members: context.members,
    invitation: context.invitation,
    startedAt,
    week: startedAt === null ? null : 1 + Math.max(0, Math.floor(daysBetween(localDate(startedAt, zone), today) / 7)),
    measures: Object.fromEntries(measuresOf(state)),
    due: dueOf(state, today, zone),
    assignments: assignmentsOf(state),
    risk,
    openRisk: openRiskOf(risk),
    programmes: progressOf(state, context.programmes),
    worksheets: worksheetsOf(state, entries),
    entries: Object.fromEntries(entries),
    blocks: blocksOf(state),
    sleepWindows: kept(state, 'sleep-window').map(({ item, author }) => ({ ...item, by: author })),
    appointments: appointmentsOf(state),
    lastFromCitizen: lastBy(state, 'citizen')?.item.at ?? null,
    lastFromStaff: lastBy(state, 'staff')?.item.at ?? null,
    unsent: unsentOf(state),
    refused: context.refused,
    claim: claimOf(state, context),
    covers: coversOf(arrangedIn(state), today).map(({ firstSeq: _, endedSeq: __, ...cover }) => cover),
    handovers: kept(state, 'handover').map(({ item, author }) => ({ at: item.at, by: author, to: item.to, note: item.note })),
    knocks: context.knocks ?? 0,
    deleted: context.deleted ?? null,
  };
}

/** The newest thing that somebody of a role has done in the case. */
export const lastBy = (state: CaseState, role: 'citizen' | 'staff'): Kept | null => newestBy(state, role, doings[role]);

/** When the citizen first wrote anything: the day from which weeks are counted. */
export function startOf(state: CaseState): string | null {
  let first: string | null = null;
  for (const kind of doings.citizen) {
    const at = kept(state, kind).find(({ role }) => role === 'citizen')?.item.at;
    if (at && (first === null || Date.parse(at) < Date.parse(first))) first = at;
  }
  return first;
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
  const called = by('citizen', 'called') || welcome?.item.called || '';
  return {
    name: by('staff', 'name') || called,
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

/** The newest answer to each block, in the order in which they were last given. */
function blocksOf(state: CaseState): CaseView['blocks'] {
  const newest = new Map<string, CaseView['blocks'][number]>();
  for (const { item, seq } of kept(state, 'block')) {
    newest.delete(item.address);
    newest.set(item.address, { ...item, sent: seq !== null });
  }
  return [...newest.values()];
}

/** The newest state of each appointment, also of cancelled ones, by start. */
export function appointmentsOf(state: CaseState): CaseView['appointments'] {
  const newest = new Map(kept(state, 'appointment').map(({ item }) => [item.appointment, item]));
  return [...newest.values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

export function unsentOf(state: CaseState): number {
  let count = 0;
  for (const list of Object.values(state.items)) {
    for (let at = list.length - 1; at >= 0 && list[at]?.seq === null; at--) count++;
  }
  return count;
}
