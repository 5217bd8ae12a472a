import { openRiskOf, riskOf } from '../alerts/risk';
import { appointmentsOf } from '../appointments/appointments';
import { lastBy, startOf } from '../case/activity-kinds';
import { dischargeOf } from '../case/discharge';
import { emptyCase } from '../case/fold';
import { soundly } from '../case/sound';
import type { CaseState } from '../case/state';
import { peopleOf } from '../members/members';
import { asPlanned } from '../programmes/plan';
import { nextPart, progressOf } from '../programmes/progress';
import { measuresOf, totalsOf } from '../questionnaires/questionnaires-of';
import { daysBetween, homeZone, localDate } from '../time/dates';
import type { CaseRow, Inbox, InboxCause, InboxReason, InboxRow } from './inbox';
import { type Desk, type DeskCase, rules } from './reasons';

/** Reasons in the order in which they count when they press equally. */
export const order: readonly InboxReason[] = [
  'risk',
  'unreadable',
  'held',
  'alarm',
  'risk-handled',
  'recovery-claimed',
  'knocked',
  'deterioration',
  'late',
  'message',
  'invitation-claimed',
  'feedback',
  'homework',
  'not-on-track',
  'sudden-rise',
  'outside-expected',
  'overdue-measure',
  'silence',
  'recovered',
  'invitation-expired',
];
const groups: readonly InboxCause['group'][] = ['now', 'today', 'week'];
/** Points of the small curve beside a row. */
const seriesLength = 12;

/** Who needs the reader now, in order, and why: the first reason of each case, its further ones with it. */
export function inboxView(cases: readonly DeskCase[], desk: Desk): Inbox {
  const rows = cases.flatMap((one) => each(one, (sound) => rowsOf(sound, desk)));
  return { rows: rows.sort((a, b) => byNeed(a, b) || inOrder(a, b)), cases: cases.length, now: desk.now };
}

/** One case is nothing to the others: what cannot be shown of it says so in its own line. */
function each<T>(one: DeskCase, look: (one: DeskCase) => T): T {
  const nothing: DeskCase = { ...one, state: emptyCase(), unreadable: true };
  if (one.unreadable) return look(nothing);
  try {
    return soundly(one.state, (state) => look({ ...one, state })).answer;
  } catch {
    return look(nothing);
  }
}

function rowsOf(one: DeskCase, desk: Desk): InboxRow[] {
  const [first, ...also] = causesOf(one, desk);
  if (!first) return [];
  const { name } = peopleOf(one.state, one.context);
  return [{ ...first, caseRef: one.caseRef, name, also, series: seriesOf(one.state, first) }];
}

/** Every reason that a case has, the most pressing first. */
export const causesOf = (one: DeskCase, desk: Desk): InboxCause[] =>
  (one.unreadable ? (['unreadable'] as const) : order)
    .map((reason) => rules[reason](one, desk))
    .filter((cause) => cause !== null)
    .sort(byNeed);

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

function seriesOf(state: CaseState, { facts }: InboxCause): InboxRow['series'] {
  const measures = measuresOf(state);
  const wanted = facts.instrument === undefined ? [] : [String(facts.instrument)];
  for (const instrument of [...wanted, 'phq-9', 'gad-7']) {
    const values = totalsOf(measures.get(instrument)).slice(-seriesLength);
    if (values.length > 0) return { instrument, values };
  }
  return null;
}

/** All cases as a table, by name. */
export function casesView(cases: readonly DeskCase[], now: string): CaseRow[] {
  return cases.map((one) => each(one, (sound) => caseRow(sound, now))).sort((a, b) => a.name.localeCompare(b.name, 'nb'));
}

function caseRow({ caseRef, state, context, unreadable }: DeskCase, now: string): CaseRow {
  const { zone = homeZone, members, invitation, told } = context;
  const started = startOf(state);
  const measures = measuresOf(state);
  const joined = members.some(({ role }) => role === 'citizen');
  const expired = !invitation?.notAfter || Date.parse(invitation.notAfter) <= Date.parse(now);
  return {
    caseRef,
    name: peopleOf(state, context).name,
    status: joined ? 'active' : expired ? 'expired' : 'invited',
    week: started === null ? null : 1 + Math.max(0, Math.floor(daysBetween(localDate(started, zone), localDate(now, zone)) / 7)),
    programme: programmeOf(state, context.programmes),
    phq9: totalsOf(measures.get('phq-9')).at(-1) ?? null,
    gad7: totalsOf(measures.get('gad-7')).at(-1) ?? null,
    lastFromCitizen: lastBy(state, 'citizen')?.item.at ?? null,
    openRisk: openRiskOf(riskOf(state, told)) !== null,
    next: appointmentsOf(state).find(({ cancelled, start }) => !cancelled && Date.parse(start) >= Date.parse(now))?.start ?? null,
    mine: peopleOf(state, context).therapist === context.me,
    ended: dischargeOf(state) !== null,
    ...(unreadable ? { unreadable } : {}),
  };
}

/** The programme that is going on: the first that is not finished, else the last one. */
function programmeOf(state: CaseState, programmes: DeskCase['context']['programmes']): CaseRow['programme'] {
  const known = progressOf(state, programmes).flatMap((progress) => {
    const card = programmes.find(({ id }) => id === progress.programme);
    if (!card) return [];
    const own = asPlanned(card, progress.plan);
    return [{ card: own, progress, next: nextPart(own, progress.parts) }];
  });
  const one = known.find(({ next }) => next !== null) ?? known.at(-1);
  if (!one) return null;
  const { card, progress, next } = one;
  const partsDone = card.parts.filter(({ id }) => progress.parts[id]?.finished).length;
  return { programme: card.id, part: (next ?? card.parts.at(-1))?.id ?? '', partsDone, parts: card.parts.length };
}
