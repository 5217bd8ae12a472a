import { openRiskOf, riskDoneFor, withTold } from '../alerts/risk';
import { lastTold, nothingTold } from '../alerts/told';
import type { CaseContext } from '../case-view';
import { claimIn } from '../members/members';
import { talkFirst } from '../programmes/progress';
import { type CaseFlag, flagsIn } from '../questionnaires/flags';
import { dueIn, overdueFrom } from '../questionnaires/schedule';
import { daysBetween, localDate } from '../time/dates';
import { addWorkingDays, type ReplyPromise } from '../time/holidays';
import type { InboxCause, InboxReason } from './inbox';
import type { CaseSummary } from './summary';

/** A case as the desk looks at it. */
export interface DeskCase {
  caseRef: string;
  summary: CaseSummary;
  context: DeskContext;
  /** Newest thing that verification could not confirm and nobody has put aside. */
  integrityWarning: { code: string; at: string } | null;
  /** Its rows could not even be put together. */
  unreadable?: true;
}
/** What the desk knows of a case besides its summary. */
export type DeskContext = Pick<CaseContext, 'me' | 'members' | 'invitation' | 'knocks' | 'told' | 'expected'>;
/** Against what a case is looked at. */
export interface Desk extends ReplyPromise {
  now: string;
}
/** With the flags of its course that nobody has acted on or put aside. */
export interface Looked extends DeskCase {
  flags: readonly CaseFlag[];
}
type Rule = (one: Looked, desk: Desk) => InboxCause | null;

/**
 * Why a case stands in the inbox: one rule a reason, in the order in which they count. Each looks at the case as it stands now, so a
 * reason goes when what caused it is dealt with; none acts by itself.
 */
export const rules: Record<InboxReason, Rule> = {
  /** The case cannot be shown: said where it would stand, so that nobody believes that nothing is there. */
  unreadable: ({ unreadable }, { now }) => (unreadable ? { reason: 'unreadable', facts: {}, at: now, group: 'now' } : null),

  /** A risk item was answered at or over its threshold, and nobody has dealt with it or a later one. Who says that they act is named. */
  risk: (one) => {
    const open = openRisk(one);
    if (!open) return null;
    const { instrument, value, previous, at } = open;
    const facts: InboxCause['facts'] = { instrument, value };
    if (previous) Object.assign(facts, { previous: previous.value, previousAt: previous.at });
    const told = lastTold(open.told);
    if (told) Object.assign(facts, { toldState: told.state, toldBy: told.by, toldAt: told.at });
    return { reason: 'risk', facts, at, group: 'now' };
  },

  /** Somebody else has dealt with a risk answer, and the reader has neither opened the case nor done anything in it since. */
  'risk-handled': ({ summary: { risk }, context: { me, told = nothingTold } }) => {
    const handled = risk && riskDoneFor([withTold(risk.newest, told)], me, risk.acted[me]);
    if (!handled) return null;
    const { by, at, action, also } = handled.done;
    const opened = risk.opened[me];
    if (opened !== undefined && Date.parse(opened) > Date.parse(at)) return null;
    const { instrument, value } = handled;
    const done = { ...(action ? { action } : {}), ...(also ? { also: also.join(',') } : {}) };
    return { reason: 'risk-handled', facts: { instrument, value, by, ...done }, at, group: 'today' };
  },

  /** An answer to a safety question holds something back or asks for a talk; until staff have done something since. */
  held: ({ summary: { held } }) => {
    if (!held) return null;
    const { feature, address, options, at } = held;
    const facts = { feature, address, options: options.join(', ') };
    return { reason: 'held', facts, at, group: feature === talkFirst ? 'now' : 'today' };
  },

  /** Something in the case could not be confirmed (docs/protocol.md, section 5). */
  alarm: ({ integrityWarning: found }) => found && { reason: 'alarm', facts: { code: found.code }, at: found.at, group: 'now' },

  /** Somebody has come in the citizen's place, and nobody has made sure yet who it is: until then the past stays shut. */
  'recovery-claimed': ({ summary: { claims, called }, context }, { now }) => {
    const claim = claimIn(claims, context);
    return claim?.recovery ? { reason: 'recovery-claimed', facts: { called }, at: claim.at ?? now, group: 'now' } : null;
  },

  /** Somebody has come with a link that was used already: perhaps the citizen, and then who is in the case? */
  knocked: ({ context }, { now }) =>
    context.knocks ? { reason: 'knocked', facts: { count: context.knocks }, at: now, group: 'now' } : null,

  /** R1: a total is worse than the first by the reliable change or more. Not pressing once staff have done something since. */
  deterioration: (one) => {
    const worse = flagOf(one, 'R1');
    if (!worse) return null;
    const acted = one.summary.lastFromStaff;
    const group = acted !== null && Date.parse(acted) > Date.parse(worse.at) ? 'week' : 'now';
    return { reason: 'deterioration', facts: factsOf(one.summary, worse), at: worse.at, group };
  },

  /** R5: six measures or more without a reliable change: time to ask whether another step would help more. */
  late: (one) => {
    const late = flagOf(one, 'R5');
    return late && { reason: 'late', facts: factsOf(one.summary, late), at: late.at, group: 'today' };
  },

  /** A message of the citizen stands after the last one by staff. Pressing on the day of the promise and after it. */
  message: ({ summary: { messages } }, { now, ...promise }) => {
    if (!messages) return null;
    const { at, text, count, since } = messages;
    const replyBy = since && addWorkingDays(since, promise.replyDays, promise);
    return {
      reason: 'message',
      facts: { text, count, ...(replyBy ? { replyBy } : {}) },
      at,
      group: replyBy !== null && replyBy <= localDate(now) ? 'now' : 'today',
    };
  },

  /** The citizen asks for another time, none of those offered suits, or they have called one off: until staff have booked, offered or written. */
  appointment: ({ summary: { asked } }) => {
    if (!asked) return null;
    const { at, ...facts } = asked;
    return { reason: 'appointment', facts, at, group: 'today' };
  },

  /** The invitation has been taken, and staff have not written since. */
  'invitation-claimed': ({ summary: { invitationClaimed: at, called } }) =>
    at === null ? null : { reason: 'invitation-claimed', facts: { called }, at, group: 'today' },

  /** A part has been shown to the therapist, and there is neither a comment on it nor a message after it. The oldest is told. */
  feedback: ({ summary: { feedback } }) => {
    if (!feedback) return null;
    const { at, ...facts } = feedback;
    return { reason: 'feedback', facts, at, group: 'today' };
  },

  /** Worksheet entries that came after staff last opened the case or commented. */
  homework: ({ summary: { homework } }) => {
    if (!homework) return null;
    const { at, ...facts } = homework;
    return { reason: 'homework', facts, at, group: 'week' };
  },

  /** R4: four measures or more, still over the limit, and less than a reliable change better than at the start. */
  'not-on-track': (one) => {
    const stuck = flagOf(one, 'R4');
    return stuck && { reason: 'not-on-track', facts: factsOf(one.summary, stuck), at: stuck.at, group: 'week' };
  },

  /** R2: worse than the time before by the reliable change; said where the course as a whole has not become worse. */
  'sudden-rise': (one) => {
    const rise = flagOf(one, 'R2');
    if (!rise || flagOf(one, 'R1')) return null;
    const { before = 0, last = 0 } = rise.numbers;
    return {
      reason: 'sudden-rise',
      facts: { instrument: rise.instrument ?? '', from: before, to: last },
      at: rise.at,
      group: 'today',
    };
  },

  /** R9: over what 80 of 100 of the team's own finished cases of like beginning had at this measure. */
  'outside-expected': (one) => {
    const outside = flagOf(one, 'R9');
    if (!outside) return null;
    const { last = 0, upper = 0, cases = 0 } = outside.numbers;
    const facts = { instrument: outside.instrument ?? '', to: last, upper, cases };
    return { reason: 'outside-expected', facts, at: outside.at, group: 'week' };
  },

  /** R7: the last two of every measure are under their limits, and one began over: time to talk about how to end. */
  recovered: (one) => {
    const better = flagOf(one, 'R7');
    return (
      better && {
        reason: 'recovered',
        facts: { instruments: Object.keys(better.numbers).join(',') },
        at: better.at,
        group: 'week',
      }
    );
  },

  /** A questionnaire was due before today and is not answered, by somebody who has come in to answer it. */
  'overdue-measure': (one, { now }) => {
    if (!isGoingOn(one)) return null;
    const today = localDate(now);
    // Whoever came in on Monday has not been asked before Monday, whatever date the invitation was written on.
    const since = one.summary.joinedOn ?? '';
    const late = dueIn(one.summary.schedule, today).filter(
      ({ due, overdueDays }) => overdueDays > 0 && (due > since || daysBetween(since, today) >= overdueFrom),
    );
    const [first] = late.sort((a, b) => b.overdueDays - a.overdueDays);
    if (!first) return null;
    const instruments = [...new Set(late.flatMap((one) => one.instruments))].join(',');
    const facts = { instruments, due: first.due, days: first.overdueDays };
    return { reason: 'overdue-measure', facts, at: `${first.due}T12:00:00Z`, group: 'week' };
  },

  /** R8: a citizen who has joined, and whose last sign is ten days old or more. */
  silence: (one) => {
    const quiet = isGoingOn(one) ? flagOf(one, 'R8') : null;
    return quiet && { reason: 'silence', facts: { days: quiet.numbers.days ?? 0 }, at: quiet.at, group: 'week' };
  },

  /**
   * The invitation ran out before anybody took it. After that the therapist's own client takes it back, so that nothing of it is left
   * in the case: then it counts from the greeting, which is written with the invitation.
   */
  'invitation-expired': ({ summary, context: { invitation, members } }, { now }) => {
    if (members.some(({ role }) => role === 'citizen')) return null;
    const notAfter = invitation ? invitation.notAfter : summary.invitationEnds;
    if (!notAfter || Date.parse(notAfter) > Date.parse(now)) return null;
    return { reason: 'invitation-expired', facts: { notAfter }, at: notAfter, group: 'week' };
  },
};

/** The newest risk answer, where nobody has dealt with it. */
export const openRisk = ({ summary: { risk }, context: { told = nothingTold } }: DeskCase) =>
  openRiskOf(risk ? [withTold(risk.newest, told)] : []);

/** The citizen has come in, and the course has not ended. */
const isGoingOn = ({ summary: { ended }, context: { members } }: DeskCase): boolean =>
  !ended && members.some(({ role }) => role === 'citizen');

/** Flags of the course that nobody has acted on or put aside; what a course that has ended tells is nobody's task. */
export const openFlags = ({ summary: { ended, course }, context: { expected } }: DeskCase, now: string): CaseFlag[] =>
  ended
    ? []
    : flagsIn(course, now, expected ? { expected } : {}).filter((flag) => flag.snoozedUntil === null && !flag.seen?.action);

/** An open flag; of several measures, the one that has moved most in reliable changes. */
function flagOf({ flags, summary: { course } }: Looked, rule: CaseFlag['rule']): CaseFlag | null {
  const moved = ({ instrument, numbers: { first = 0, last = 0 } }: CaseFlag) =>
    Math.abs(last - first) / (course.series.find(({ rules }) => rules.id === instrument)?.rules.reliableChange || 1);
  return flags.filter((flag) => flag.rule === rule).sort((a, b) => moved(b) - moved(a))[0] ?? null;
}

const factsOf = (summary: CaseSummary, { instrument, numbers }: CaseFlag): InboxCause['facts'] => ({
  instrument: instrument ?? '',
  from: numbers.first ?? 0,
  to: numbers.last ?? 0,
  count: totalsOf(summary, instrument ?? '').length,
});

/** Totals of an instrument, oldest first. */
export const totalsOf = ({ course }: CaseSummary, instrument: string): number[] =>
  (course.series.find(({ rules }) => rules.id === instrument)?.scores ?? []).map(({ total }) => total);
