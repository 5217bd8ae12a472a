import { limits } from '../../protocol/limits';
import { openRiskOf, riskDoneFor, riskOf } from '../alerts/risk';
import { lastTold } from '../alerts/told';
import { lastBy } from '../case/activity-kinds';
import { dischargeOf } from '../case/discharge';
import { isBefore, kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { CaseContext } from '../case-view';
import { claimOf, peopleOf } from '../members/members';
import { holdsOf, isAnswered, talkFirst } from '../programmes/progress';
import type { CaseFlag } from '../questionnaires/flags';
import { caseFlags, scoringOf, seriesOf } from '../questionnaires/flags';
import { measuresOf, totalsOf } from '../questionnaires/questionnaires-of';
import { dueOf, overdueFrom } from '../questionnaires/schedule';
import { notLookedAt, replyByOf, unansweredMessages } from '../thread/conversation';
import { excerpt } from '../thread/excerpt';
import { daysBetween, localDate } from '../time/dates';
import type { InboxCause, InboxReason } from './inbox';

/** A case as the desk looks at it. */
export interface DeskCase {
  caseRef: string;
  state: CaseState;
  context: CaseContext;
  /** Newest thing that verification could not confirm and nobody has put aside. */
  alarm: { code: string; at: string } | null;
  /** Its rows could not even be put together. */
  unreadable?: true;
}
/** Against what a case is looked at. */
export interface Desk {
  now: string;
  /** Working days within which the team answers messages. */
  replyDays: number;
}
type Rule = (one: DeskCase, desk: Desk) => InboxCause | null;

const excerptLength = 200;

/**
 * Why a case stands in the inbox: one rule a reason, in the order in which they count. Each looks at the case as it stands now, so a
 * reason goes when what caused it is dealt with; none acts by itself.
 */
export const rules: Record<InboxReason, Rule> = {
  /** The case cannot be shown: said where it would stand, so that nobody believes that nothing is there. */
  unreadable: ({ unreadable }, { now }) => (unreadable ? { reason: 'unreadable', facts: {}, at: now, group: 'now' } : null),

  /** A risk item was answered at or over its threshold, and nobody has dealt with it or a later one. Who says that they act is named. */
  risk: ({ state, context }) => {
    const open = openRiskOf(riskOf(state, context.told));
    if (!open) return null;
    const { instrument, value, previous, at } = open;
    const facts: InboxCause['facts'] = { instrument, value };
    if (previous) Object.assign(facts, { previous: previous.value, previousAt: previous.at });
    const told = lastTold(open.told);
    if (told) Object.assign(facts, { toldState: told.state, toldBy: told.by, toldAt: told.at });
    return { reason: 'risk', facts, at, group: 'now' };
  },

  /** Somebody else has dealt with a risk answer, and the reader has neither opened the case nor done anything in it since. */
  'risk-handled': ({ state, context }) => {
    const handled = riskDoneFor(state, riskOf(state, context.told), context.me);
    if (!handled) return null;
    const { by, at, action, also } = handled.done;
    const opened = kept(state, 'opened').findLast(({ author }) => author === context.me);
    if (opened && Date.parse(opened.item.at) > Date.parse(at)) return null;
    const { instrument, value } = handled;
    const done = { ...(action ? { action } : {}), ...(also ? { also: also.join(',') } : {}) };
    return { reason: 'risk-handled', facts: { instrument, value, by, ...done }, at, group: 'today' };
  },

  /** An answer to a safety question holds something back or asks for a talk; until staff have done something since. */
  held: ({ state, context }) => {
    const open = context.programmes.flatMap((card) =>
      Object.entries(holdsOf(state, card)).flatMap(([feature, { address, released }]) => {
        const answer = kept(state, 'block').findLast(({ item }) => item.address === address);
        return answer && !released ? [{ feature, answer }] : [];
      }),
    );
    const acted = lastBy(state, 'staff');
    const waiting = open.filter(({ answer }) => !acted || isBefore(acted, answer));
    const first = waiting.find(({ feature }) => feature === talkFirst) ?? waiting[0];
    if (!first) return null;
    const { feature, answer } = first;
    const facts = { feature, address: answer.item.address, options: (answer.item.options ?? []).join(', ') };
    return { reason: 'held', facts, at: answer.item.at, group: feature === talkFirst ? 'now' : 'today' };
  },

  /** Something in the case could not be confirmed (docs/protocol.md, section 5). */
  alarm: ({ alarm }) => alarm && { reason: 'alarm', facts: { code: alarm.code }, at: alarm.at, group: 'now' },

  /** Somebody has come in the citizen's place, and nobody has made sure yet who it is: until then the past stays shut. */
  'recovery-claimed': ({ state, context }, { now }) => {
    const claim = claimOf(state, context);
    if (!claim?.recovery) return null;
    const facts = { called: peopleOf(state, context).called };
    return { reason: 'recovery-claimed', facts, at: claim.at ?? now, group: 'now' };
  },

  /** Somebody has come with a link that was used already: perhaps the citizen, and then who is in the case? */
  knocked: ({ context }, { now }) =>
    context.knocks ? { reason: 'knocked', facts: { count: context.knocks }, at: now, group: 'now' } : null,

  /** R1: a total is worse than the first by the reliable change or more. Not pressing once staff have done something since. */
  deterioration: (one, desk) => {
    const worse = flagOf(one, desk, 'R1');
    if (!worse) return null;
    const acted = lastBy(one.state, 'staff');
    const group = acted && Date.parse(acted.item.at) > Date.parse(worse.at) ? 'week' : 'now';
    return { reason: 'deterioration', facts: courseOf(one.state, worse), at: worse.at, group };
  },

  /** R5: six measures or more without a reliable change: time to ask whether another step would help more. */
  late: (one, desk) => {
    const late = flagOf(one, desk, 'R5');
    return late && { reason: 'late', facts: courseOf(one.state, late), at: late.at, group: 'today' };
  },

  /** A message of the citizen stands after the last one by staff. Pressing on the day of the promise and after it. */
  message: ({ state }, { now, replyDays }) => {
    const waiting = unansweredMessages(state);
    const [first] = waiting;
    const last = waiting.at(-1);
    if (!first || !last) return null;
    const replyBy = replyByOf(state, replyDays);
    const text = excerpt(last.item.text, excerptLength);
    return {
      reason: 'message',
      facts: { text, count: waiting.length, ...(replyBy ? { replyBy } : {}) },
      at: first.item.at,
      group: replyBy !== null && replyBy <= localDate(now) ? 'now' : 'today',
    };
  },

  /** The invitation has been taken, and staff have not written since. */
  'invitation-claimed': ({ state, context }) => {
    const joined = state.changes.findLast(({ kind }) => kind === 'joined');
    if (
      !joined ||
      joined.removed.length > 0 ||
      kept(state, 'message').some(({ role, seq }) => role === 'staff' && (seq === null || seq > joined.seq))
    )
      return null;
    const at = joined.at ?? kept(state, 'profile').find(({ role }) => role === 'citizen')?.item.at;
    if (at === undefined) return null;
    return { reason: 'invitation-claimed', facts: { called: peopleOf(state, context).called }, at, group: 'today' };
  },

  /** A part has been shown to the therapist, and there is neither a comment on it nor a message after it. The oldest is told. */
  feedback: ({ state }) => {
    const open = kept(state, 'feedback').filter((one) => !isAnswered(state, one));
    const first = open.find(({ item }) => item.wait) ?? open[0];
    if (!first) return null;
    const { address, note, at } = first.item;
    return { reason: 'feedback', facts: { address, ...(note ? { note } : {}) }, at, group: 'today' };
  },

  /** Worksheet entries that came after staff last opened the case or commented. */
  homework: ({ state }) => {
    const comment = kept(state, 'comment').at(-1);
    const open = notLookedAt(state, 'entry').filter(
      (one) => !one.item.removed && one.role === 'citizen' && !(comment && isBefore(one, comment)),
    );
    const newest = open.at(-1);
    if (!newest) return null;
    const entries = new Set(open.map(({ item }) => item.entry));
    const facts = { worksheet: newest.item.worksheet, count: entries.size };
    return { reason: 'homework', facts, at: newest.item.at, group: 'week' };
  },

  /** R4: four measures or more, still over the limit, and less than a reliable change better than at the start. */
  'not-on-track': (one, desk) => {
    const stuck = flagOf(one, desk, 'R4');
    return stuck && { reason: 'not-on-track', facts: courseOf(one.state, stuck), at: stuck.at, group: 'week' };
  },

  /** R2: worse than the time before by the reliable change; said where the course as a whole has not become worse. */
  'sudden-rise': (one, desk) => {
    const rise = flagOf(one, desk, 'R2');
    if (!rise || flagOf(one, desk, 'R1')) return null;
    const { before = 0, last = 0 } = rise.numbers;
    return {
      reason: 'sudden-rise',
      facts: { instrument: rise.instrument ?? '', from: before, to: last },
      at: rise.at,
      group: 'today',
    };
  },

  /** R9: over what 80 of 100 of the team's own finished cases of like beginning had at this measure. */
  'outside-expected': (one, desk) => {
    const outside = flagOf(one, desk, 'R9');
    if (!outside) return null;
    const { last = 0, upper = 0, cases = 0 } = outside.numbers;
    const facts = { instrument: outside.instrument ?? '', to: last, upper, cases };
    return { reason: 'outside-expected', facts, at: outside.at, group: 'week' };
  },

  /** R7: the last two of every measure are under their limits, and one began over: time to talk about how to end. */
  recovered: (one, desk) => {
    const better = flagOf(one, desk, 'R7');
    if (!better || dischargeOf(one.state)) return null;
    return { reason: 'recovered', facts: { instruments: Object.keys(better.numbers).join(',') }, at: better.at, group: 'week' };
  },

  /** A questionnaire was due before today and is not answered, by somebody who has come in to answer it. */
  'overdue-measure': ({ state, context }, { now }) => {
    if (!context.members.some(({ role }) => role === 'citizen') || dischargeOf(state)) return null;
    const today = localDate(now, context.zone);
    // Whoever came in on Monday has not been asked before Monday, whatever date the invitation was written on.
    const joined = state.changes.findLast(({ kind }) => kind === 'joined')?.at;
    const since = joined ? localDate(joined, context.zone) : '';
    const late = dueOf(state, today, context.zone).filter(
      ({ due, overdueDays }) => overdueDays > 0 && (due > since || daysBetween(since, today) >= overdueFrom),
    );
    const [first] = late.sort((a, b) => b.overdueDays - a.overdueDays);
    if (!first) return null;
    const instruments = [...new Set(late.flatMap((one) => one.instruments))].join(',');
    const facts = { instruments, due: first.due, days: first.overdueDays };
    return { reason: 'overdue-measure', facts, at: `${first.due}T12:00:00Z`, group: 'week' };
  },

  /** R8: a citizen who has joined, and whose last sign is ten days old or more. */
  silence: (one, desk) => {
    const { state, context } = one;
    if (!context.members.some(({ role }) => role === 'citizen') || dischargeOf(state)) return null;
    const quiet = flagOf(one, desk, 'R8');
    return quiet && { reason: 'silence', facts: { days: quiet.numbers.days ?? 0 }, at: quiet.at, group: 'week' };
  },

  /**
   * The invitation ran out before anybody took it. After that the therapist's own client takes it back, so that nothing of it is left
   * in the case: then it counts from the greeting, which is written with the invitation.
   */
  'invitation-expired': ({ state, context }, { now }) => {
    const { invitation, members } = context;
    if (members.some(({ role }) => role === 'citizen')) return null;
    const notAfter = invitation ? invitation.notAfter : endOfInvitation(kept(state, 'welcome').at(-1)?.item.at);
    if (!notAfter || Date.parse(notAfter) > Date.parse(now)) return null;
    return { reason: 'invitation-expired', facts: { notAfter }, at: notAfter, group: 'week' };
  },
};

const endOfInvitation = (begun: string | undefined): string | null =>
  begun === undefined ? null : new Date(Date.parse(begun) + limits.inviteDays * 86_400_000).toISOString();

/** A flag that nobody has acted on or put aside; of several measures, the one that has moved most in reliable changes. */
function flagOf(one: DeskCase, { now }: Desk, rule: CaseFlag['rule']): CaseFlag | null {
  const { state } = one;
  // What a course that has ended tells is nobody's task.
  if (dischargeOf(state)) return null;
  const scoring = scoringOf(state);
  const moved = ({ instrument, numbers: { first = 0, last = 0 } }: CaseFlag) =>
    Math.abs(last - first) / ((instrument !== null && scoring[instrument]?.reliableChange) || 1);
  const open = flagsNow(one, now).filter((flag) => flag.rule === rule && flag.snoozedUntil === null && !flag.seen?.action);
  return open.sort((a, b) => moved(b) - moved(a))[0] ?? null;
}
/** Seven rules ask for the same flags. The series are new when anything has been folded in. */
const flagged = new WeakMap<DeskCase, { now: string; series: unknown; flags: readonly CaseFlag[] }>();
function flagsNow(one: DeskCase, now: string): readonly CaseFlag[] {
  const known = flagged.get(one);
  const series = seriesOf(one.state);
  if (known?.now === now && known.series === series) return known.flags;
  const flags = caseFlags(one.state, now, one.context);
  flagged.set(one, { now, series, flags });
  return flags;
}
const courseOf = (state: CaseState, { instrument, numbers }: CaseFlag): InboxCause['facts'] => ({
  instrument: instrument ?? '',
  from: numbers.first ?? 0,
  to: numbers.last ?? 0,
  count: totalsOf(measuresOf(state).get(instrument ?? '')).length,
});
