import { openRisk } from '../alerts/reasons';
import type { Desk } from '../case/reason';
import { isSame } from '../is-same';
import { totalsIn } from '../questionnaires/flags';
import { openFlags } from '../questionnaires/reasons';
import { daysBetween, localDate } from '../time/dates';
import type { CaseRow, Inbox, InboxCause, InboxRow } from './inbox';
import { type DeskCase, type InboxReason, type Looked, reasons, unreadable } from './reasons';
import { type CaseSummary, nothingToSay } from './summary';

const order: readonly InboxReason[] = reasons.map(({ reason }) => reason);
const groups: readonly InboxCause['group'][] = ['now', 'today', 'week'];
/** Points of the small curve beside a row. */
const seriesLength = 12;

/** Who needs the reader now, in order, and why: the first reason of each case, its further ones with it. */
export function inboxView(cases: readonly DeskCase[], desk: Desk): Inbox {
  const rows = cases.flatMap((one) => each(one, (sound) => rowsOf(sound, desk)));
  return { rows: rows.sort((a, b) => byNeed(a, b) || inOrder(a, b)), cases: cases.length, now: desk.now };
}

/** One case is nothing to the others: what cannot be shown says so in its own line. */
function each<T>(one: DeskCase, look: (one: DeskCase) => T): T {
  const nothing = (): DeskCase => ({ ...one, summary: nothingToSay(), unreadable: true });
  if (one.unreadable) return look(nothing());
  try {
    return look(one);
  } catch {
    return look(nothing());
  }
}

const reckoned = new WeakMap<DeskCase, { desk: Desk; row: InboxRow | null }>();

/** Reckoned once for a case as it stands: within a minute a desk is asked again whenever any of its cases has a message. */
function rowsOf(one: DeskCase, desk: Desk): InboxRow[] {
  const known = reckoned.get(one);
  const row = known && isSame(known.desk, desk) ? known.row : rowOf(one, desk);
  reckoned.set(one, { desk, row });
  return row ? [row] : [];
}

function rowOf(one: DeskCase, desk: Desk): InboxRow | null {
  const [first, ...also] = causesOf(one, desk);
  return first ? { ...first, caseRef: one.caseRef, name: one.summary.name, also, series: seriesOf(one, first) } : null;
}

/** Every reason that a case has, the most pressing first. */
export function causesOf(one: DeskCase, desk: Desk): InboxCause[] {
  const looked: Looked = { ...one, flags: openFlags(one, desk.now) };
  return (one.unreadable ? [unreadable] : reasons)
    .flatMap(({ reason, rule }): InboxCause[] => {
      const found = rule(looked, desk);
      return found ? [{ reason, ...found }] : [];
    })
    .sort(byNeed);
}

/** What presses equally stands by name, and so where it stood: a row never moves without a reason. */
const inOrder = (a: InboxRow, b: InboxRow): number => a.name.localeCompare(b.name, 'nb') || (a.caseRef < b.caseRef ? -1 : 1);

/**
 * By group, then by reason; messages by their promise, risk by its value, everything else by how long it has waited, as messages of the
 * same promise.
 */
function byNeed(a: InboxCause, b: InboxCause): number {
  return (
    groups.indexOf(a.group) - groups.indexOf(b.group) ||
    order.indexOf(a.reason) - order.indexOf(b.reason) ||
    (a.reason === 'risk' ? Number(b.facts.value) - Number(a.facts.value) : 0) ||
    Date.parse(dueAt(a)) - Date.parse(dueAt(b)) ||
    Date.parse(a.at) - Date.parse(b.at)
  );
}
const dueAt = ({ reason, facts, at }: InboxCause): string => (reason === 'message' && facts.replyBy ? String(facts.replyBy) : at);

function seriesOf({ summary }: DeskCase, { facts }: InboxCause): InboxRow['series'] {
  const wanted = facts.instrument === undefined ? [] : [String(facts.instrument)];
  for (const instrument of [...wanted, 'phq-9', 'gad-7']) {
    const values = totalsIn(summary.course, instrument).slice(-seriesLength);
    if (values.length > 0) return { instrument, values };
  }
  return null;
}

/** Somebody has asked for help and has not been given to anybody: they stand among the referrals until then. */
const isOnlyAsked = ({ referral, therapist, ended }: CaseSummary): boolean => referral !== null && therapist === null && !ended;

/** All cases as a table, by name; without those that nobody answers for yet. */
export function casesView(cases: readonly DeskCase[], now: string): CaseRow[] {
  return cases
    .filter(({ summary }) => !isOnlyAsked(summary))
    .map((one) => each(one, (sound) => caseRow(sound, now)))
    .sort((a, b) => a.name.localeCompare(b.name, 'nb'));
}

function caseRow(one: DeskCase, now: string): CaseRow {
  const { caseRef, summary, context, unreadable } = one;
  const { me, members, invitation } = context;
  const { startedOn } = summary;
  const joined = members.some(({ role }) => role === 'citizen');
  const isInvited = summary.referral === null || summary.invitationEnds !== null;
  const expired = !invitation?.notAfter || Date.parse(invitation.notAfter) <= Date.parse(now);
  return {
    caseRef,
    name: summary.name,
    status: joined ? 'active' : expired ? (isInvited ? 'expired' : 'not-invited') : 'invited',
    week: startedOn === null ? null : 1 + Math.max(0, Math.floor(daysBetween(startedOn, localDate(now)) / 7)),
    programme: summary.programme,
    phq9: totalsIn(summary.course, 'phq-9').at(-1) ?? null,
    gad7: totalsIn(summary.course, 'gad-7').at(-1) ?? null,
    lastFromCitizen: summary.lastFromCitizen,
    openRisk: openRisk(one) !== null,
    next: summary.appointments.find(({ cancelled, start }) => !cancelled && Date.parse(start) >= Date.parse(now))?.start ?? null,
    mine: summary.therapist === me,
    ended: summary.ended,
    unfiled: summary.unfiled ? summary.unfiled.messages + summary.unfiled.answers + summary.unfiled.letters : 0,
    ...(unreadable ? { unreadable } : {}),
  };
}
