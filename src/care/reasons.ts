import { limits } from '../protocol/limits';
import type { CaseContext, CaseState } from './case';
import { claimOf, lastBy, peopleOf } from './case-view';
import { notLookedAt, replyByOf, unansweredMessages } from './conversation';
import { daysBetween, homeZone, localDate } from './dates';
import type { InboxCause, InboxReason } from './inbox';
import { hasDeteriorated, isNotOnTrack } from './instruments/outcome';
import { gad7, phq9 } from './instruments/rules';
import { isBefore, kept } from './kept';
import { dueOf, measuresOf, totalsOf } from './measures';
import { isAnswered } from './programme/progress';
import { openRiskOf, riskOf } from './risk';

/** A case as the desk looks at it. */
export interface DeskCase {
  caseRef: string;
  state: CaseState;
  context: CaseContext;
  /** Newest thing that verification could not confirm and nobody has put aside. */
  alarm: { code: string; at: string } | null;
}
/** Against what a case is looked at. */
export interface Desk {
  now: string;
  /** Working days within which the team answers messages. */
  replyDays: number;
}
type Rule = (one: DeskCase, desk: Desk) => InboxCause | null;

/** A citizen who has said nothing for this many days is silent (care rule R8). */
const silentDays = 10;
const excerptLength = 200;

/**
 * Why a case stands in the inbox: one rule a reason, in the order in which they count. Each looks at the case as it stands now, so a
 * reason goes when what caused it is dealt with; none acts by itself.
 */
export const rules: Record<InboxReason, Rule> = {
  /** A risk item was answered at or over its threshold, and nobody has written an assessment of it or a later one. */
  risk: ({ state }) => {
    const open = openRiskOf(riskOf(state));
    if (!open) return null;
    const { instrument, value, previous, at } = open;
    const facts: InboxCause['facts'] = { instrument, value };
    if (previous) Object.assign(facts, { previous: previous.value, previousAt: previous.at });
    return { reason: 'risk', facts, at, group: 'now' };
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

  /** The newest total is worse than the first by PHQ-9 6 or GAD-7 4 points or more. Not pressing once staff have done something since. */
  deterioration: ({ state }) => {
    const worse = movesOf(state).find(({ rules, totals }) => hasDeteriorated(rules, totals));
    if (!worse) return null;
    const acted = lastBy(state, 'staff');
    const group = acted && Date.parse(acted.item.at) > Date.parse(worse.at) ? 'week' : 'now';
    return { reason: 'deterioration', facts: factsOf(worse), at: worse.at, group };
  },

  /** A message of the citizen stands after the last one by staff. Pressing on the day of the promise and after it. */
  message: ({ state, context }, { now, replyDays }) => {
    const waiting = unansweredMessages(state);
    const [first] = waiting;
    const last = waiting.at(-1);
    if (!first || !last) return null;
    const replyBy = replyByOf(state, replyDays, context.zone);
    const text = last.item.text.slice(0, excerptLength);
    return {
      reason: 'message',
      facts: { text, count: waiting.length, ...(replyBy ? { replyBy } : {}) },
      at: first.item.at,
      group: replyBy !== null && replyBy <= localDate(now, context.zone) ? 'now' : 'today',
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

  /** Four measures or more, still at or over 10, and less than a reliable change better than at the start. */
  'not-on-track': ({ state }) => {
    const moves = movesOf(state);
    if (moves.some(({ rules, totals }) => hasDeteriorated(rules, totals))) return null;
    const stuck = moves.find(({ rules, totals }) => isNotOnTrack(rules, totals));
    return stuck ? { reason: 'not-on-track', facts: factsOf(stuck), at: stuck.at, group: 'week' } : null;
  },

  /** A questionnaire was due before today and is not answered, by somebody who has come in to answer it. */
  'overdue-measure': ({ state, context }, { now }) => {
    if (!context.members.some(({ role }) => role === 'citizen')) return null;
    const late = dueOf(state, localDate(now, context.zone), context.zone).filter(({ overdueDays }) => overdueDays > 0);
    const [first] = late.sort((a, b) => b.overdueDays - a.overdueDays);
    if (!first) return null;
    const instruments = [...new Set(late.flatMap((one) => one.instruments))].join(',');
    const facts = { instruments, due: first.due, days: first.overdueDays };
    return { reason: 'overdue-measure', facts, at: `${first.due}T12:00:00Z`, group: 'week' };
  },

  /** A citizen who has joined and whose last sign is ten days old or more. */
  silence: ({ state, context }, { now }) => {
    if (!context.members.some(({ role }) => role === 'citizen')) return null;
    const at = lastBy(state, 'citizen')?.item.at ?? state.changes.findLast(({ kind }) => kind === 'joined')?.at;
    if (!at) return null;
    const { zone = homeZone } = context;
    const days = daysBetween(localDate(at, zone), localDate(now, zone));
    return days >= silentDays ? { reason: 'silence', facts: { days }, at, group: 'week' } : null;
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

interface Move {
  rules: typeof phq9;
  totals: number[];
  at: string;
}
/** Totals of both measures, oldest first, with the time of the newest; the one that has risen more comes first. */
function movesOf(state: CaseState): Move[] {
  const measures = measuresOf(state);
  const moves = [phq9, gad7].flatMap((rules): Move[] => {
    const rounds = measures.get(rules.id);
    const at = rounds?.findLast(({ score }) => score.total !== null)?.answeredAt;
    return at === undefined ? [] : [{ rules, totals: totalsOf(rounds), at }];
  });
  return moves.sort((a, b) => rise(b) - rise(a));
}
/** Change from first to last in reliable changes: what is comparable between scales of different length. */
const rise = ({ rules, totals }: Move): number => ((totals.at(-1) ?? 0) - (totals[0] ?? 0)) / rules.reliableChange;

const factsOf = ({ rules, totals }: Move): InboxCause['facts'] => ({
  instrument: rules.id,
  from: totals[0] ?? 0,
  to: totals.at(-1) ?? 0,
  count: totals.length,
});
