import { actId } from '../../../src/care/act-id';
import { openRiskOf, riskDoneFor, riskOf } from '../../../src/care/alerts/risk';
import { lastTold } from '../../../src/care/alerts/told';
import { appointmentsOf } from '../../../src/care/appointments/appointments';
import { lastBy, lastOf, startOf } from '../../../src/care/case/activity-kinds';
import { dischargeOf } from '../../../src/care/case/discharge';
import { excerpt } from '../../../src/care/case/excerpt';
import { emptyCase } from '../../../src/care/case/fold';
import { isBefore, kept, notLookedAt } from '../../../src/care/case/items-of';
import { soundly } from '../../../src/care/case/sound';
import type { CaseState } from '../../../src/care/case/state';
import type { CaseContext } from '../../../src/care/case-view';
import type { CaseRow, Inbox, InboxCause, InboxRow } from '../../../src/care/desk/inbox';
import type { InboxReason } from '../../../src/care/desk/reasons';
import { documentsOf } from '../../../src/care/documents/documents';
import { unfiledOf } from '../../../src/care/documents/filing';
import { episodesOf } from '../../../src/care/episodes/episodes';
import { claimOf, peopleOf } from '../../../src/care/members/members';
import { asPlanned } from '../../../src/care/programmes/plan';
import { holdsOf, isAnswered, nextPart, progressOf, talkFirst } from '../../../src/care/programmes/progress';
import { type CaseFlag, courseOf, flagsIn, scoringOf, seriesOf } from '../../../src/care/questionnaires/flags';
import { turnOf } from '../../../src/care/questionnaires/instruments/outcome';
import { measuresOf, totalsOf } from '../../../src/care/questionnaires/questionnaires-of';
import { dueOf, overdueFrom } from '../../../src/care/questionnaires/schedule';
import type { ConfirmedCourses } from '../../../src/care/registry/reasons';
import { replyByOf, unansweredMessages } from '../../../src/care/thread/conversation';
import { daysBetween, homeZone, localDate } from '../../../src/care/time/dates';
import { limits } from '../../../src/protocol/limits';

/**
 * The rules of the desk reckoned from all items of each case, without any summary: what summaries must come to, for their test
 * (summary.test.ts).
 */
export interface FoldedCase {
  caseRef: string;
  state: CaseState;
  context: CaseContext & ConfirmedCourses;
  /** Newest thing that verification could not confirm and nobody has put aside. */
  integrityWarning: { code: string; at: string } | null;
  /** Its rows could not even be put together. */
  unreadable?: true;
}
/** Against what a case is looked at. */
export interface Desk {
  now: string;
  /** Working days within which the team answers messages. */
  replyDays: number;
}
type Rule = (one: FoldedCase, desk: Desk) => InboxCause | null;

const excerptLength = 200;

/**
 * Why a case stands in the inbox: one rule a reason, in the order in which they count. Each looks at the case as it stands now, so a
 * reason goes when what caused it is dealt with; none acts by itself.
 */
const rules: Record<InboxReason, Rule> = {
  unreadable: ({ unreadable }, { now }) => (unreadable ? { reason: 'unreadable', facts: {}, at: now, group: 'now' } : null),
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
  'risk-handled': ({ state, context }) => {
    const handled = riskDoneFor(riskOf(state, context.told), context.me, lastOf(state, context.me)?.item.at);
    if (!handled) return null;
    const { by, at, action, also } = handled.done;
    const opened = kept(state, 'opened').findLast(({ author }) => author === context.me);
    if (opened && Date.parse(opened.item.at) > Date.parse(at)) return null;
    const { instrument, value } = handled;
    const done = { ...(action ? { action } : {}), ...(also ? { also: also.join(',') } : {}) };
    return { reason: 'risk-handled', facts: { instrument, value, by, ...done }, at, group: 'today' };
  },
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
  alarm: ({ integrityWarning: found }) => found && { reason: 'alarm', facts: { code: found.code }, at: found.at, group: 'now' },
  'recovery-claimed': ({ state, context }, { now }) => {
    const claim = claimOf(state, context);
    if (!claim?.recovery) return null;
    const facts = { called: peopleOf(state, context).called };
    return { reason: 'recovery-claimed', facts, at: claim.at ?? now, group: 'now' };
  },
  knocked: ({ context }, { now }) =>
    context.knocks ? { reason: 'knocked', facts: { count: context.knocks }, at: now, group: 'now' } : null,
  deterioration: (one, desk) => {
    const worse = flagOf(one, desk, 'R1');
    if (!worse) return null;
    const acted = lastBy(one.state, 'staff');
    const group = acted && Date.parse(acted.item.at) > Date.parse(worse.at) ? 'week' : 'now';
    return { reason: 'deterioration', facts: factsOf(one.state, worse), at: worse.at, group };
  },
  late: (one, desk) => {
    const late = flagOf(one, desk, 'R5');
    return late && { reason: 'late', facts: factsOf(one.state, late), at: late.at, group: 'today' };
  },
  message: ({ state }, { now, ...promise }) => {
    const waiting = unansweredMessages(state);
    const [first] = waiting;
    const last = waiting.at(-1);
    if (!first || !last) return null;
    const replyBy = replyByOf(state, promise);
    const text = excerpt(last.item.text, excerptLength);
    return {
      reason: 'message',
      facts: { text, count: waiting.length, ...(replyBy ? { replyBy } : {}) },
      at: first.item.at,
      group: replyBy !== null && replyBy <= localDate(now) ? 'now' : 'today',
    };
  },
  appointment: ({ state }) => {
    const said = kept(state, 'appointment-answer').filter(({ item }) => item.answer !== 'chosen');
    const last = said.at(-1);
    if (!last) return null;
    const acts = [...kept(state, 'appointment'), ...kept(state, 'proposal'), ...kept(state, 'message')];
    if (acts.some((one) => one.role === 'staff' && isBefore(last, one))) return null;
    const { answer, at, start, words } = last.item;
    const facts = { what: answer, ...(start ? { start } : {}), ...(words ? { words: excerpt(words, excerptLength) } : {}) };
    return { reason: 'appointment', facts, at, group: 'today' };
  },
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
  feedback: ({ state }) => {
    const open = kept(state, 'feedback').filter((one) => !isAnswered(state, one));
    const first = open.find(({ item }) => item.wait) ?? open[0];
    if (!first) return null;
    const { address, note, at } = first.item;
    return { reason: 'feedback', facts: { address, ...(note ? { note } : {}) }, at, group: 'today' };
  },
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
  'not-on-track': (one, desk) => {
    const stuck = flagOf(one, desk, 'R4');
    return stuck && { reason: 'not-on-track', facts: factsOf(one.state, stuck), at: stuck.at, group: 'week' };
  },
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
  'outside-expected': (one, desk) => {
    const outside = flagOf(one, desk, 'R9');
    if (!outside) return null;
    const { last = 0, upper = 0, cases = 0 } = outside.numbers;
    const facts = { instrument: outside.instrument ?? '', to: last, upper, cases };
    return { reason: 'outside-expected', facts, at: outside.at, group: 'week' };
  },
  recovered: (one, desk) => {
    const better = flagOf(one, desk, 'R7');
    if (!better || dischargeOf(one.state)) return null;
    return { reason: 'recovered', facts: { instruments: Object.keys(better.numbers).join(',') }, at: better.at, group: 'week' };
  },
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
  'followed-up': ({ state }) => {
    const end = kept(state, 'discharge').at(-1);
    const opened = kept(state, 'opened').at(-1);
    if (!end || !dischargeOf(state)) return null;
    const asked = (end.item.followUps ?? []).map(({ due }) => actId(end.item.id, due));
    const counting = new Set([...measuresOf(state).values()].flatMap((rounds) => rounds.map(({ item }) => item)));
    const answers = kept(state, 'answers').filter(
      (one) =>
        one.role === 'citizen' &&
        asked.includes(one.item.assignment ?? '') &&
        counting.has(one.item.id) &&
        !(opened && !isBefore(opened, one)),
    );
    const newest = answers.at(-1);
    if (!newest) return null;
    const instruments = [...new Set(answers.map(({ item }) => item.instrument))];
    const facts: InboxCause['facts'] = { instruments: instruments.join(',') };
    const worse = seriesOf(state).flatMap(({ rules, scores }) => {
      const before = scores.filter(({ at }) => Date.parse(at) <= Date.parse(end.item.at)).at(-1);
      const [from, to] = [before?.total, scores.at(-1)?.total];
      if (!instruments.includes(rules.id) || from === undefined || to === undefined) return [];
      return turnOf(rules, from, to) === 'worse' ? [{ instrument: rules.id, from, to }] : [];
    })[0];
    return { reason: 'followed-up', facts: { ...facts, ...worse }, at: newest.item.at, group: worse ? 'today' : 'week' };
  },
  silence: (one, desk) => {
    const { state, context } = one;
    if (!context.members.some(({ role }) => role === 'citizen') || dischargeOf(state)) return null;
    const quiet = flagOf(one, desk, 'R8');
    return quiet && { reason: 'silence', facts: { days: quiet.numbers.days ?? 0 }, at: quiet.at, group: 'week' };
  },
  'invitation-expired': ({ state, context }, { now }) => {
    const { invitation, members } = context;
    if (members.some(({ role }) => role === 'citizen')) return null;
    const notAfter = invitation ? invitation.notAfter : endOfInvitation(kept(state, 'welcome').at(-1)?.item.at);
    if (!notAfter || Date.parse(notAfter) > Date.parse(now)) return null;
    return { reason: 'invitation-expired', facts: { notAfter }, at: notAfter, group: 'week' };
  },
  remark: ({ state }) => {
    const open = notLookedAt(state, 'remark').filter(
      ({ item: { remark } }) => !kept(state, 'remark').some(({ item }) => item.remark === remark && item.withdrawn),
    );
    const newest = open.at(-1)?.item;
    if (!newest) return null;
    const { about, text, at } = newest;
    return { reason: 'remark', facts: { about, text: excerpt(text, excerptLength) }, at, group: 'today' };
  },
  'letter-read': ({ state }) => {
    const said = notLookedAt(state, 'document-read').at(-1)?.item;
    const letter = documentsOf(state).find((one) => one.letter.document === said?.document);
    if (!letter?.read || letter.step !== 'reading') return null;
    const { template } = letter.letter;
    return { reason: 'letter-read', facts: { template, fine: Number(letter.read.fine) }, at: letter.read.at, group: 'today' };
  },
  record: ({ state, context: { confirmed, me } }) => {
    if (!confirmed) return null;
    const ended = episodesOf(state).filter((one) => one.ended !== null);
    const waiting = ended.filter((one) => {
      const begun = one.referral ?? kept(state, 'welcome')[0]?.item.id;
      if (begun === undefined || confirmed.includes(begun)) return false;
      const therapist = one === ended.at(-1) ? peopleOf(state, { members: [] }).therapist : null;
      return me === (therapist ?? one.ended?.by);
    });
    const at = waiting[0]?.ended?.at;
    return at === undefined ? null : { reason: 'record', facts: {}, at, group: 'week' };
  },
  retention: ({ state }) => {
    const ended = episodesOf(state).at(-1)?.ended;
    const told = kept(state, 'retention').find(({ item }) => item.ended === ended?.on)?.item;
    return told ? { reason: 'retention', facts: { on: told.on }, at: told.at, group: 'week' } : null;
  },
};

const endOfInvitation = (begun: string | undefined): string | null =>
  begun === undefined ? null : new Date(Date.parse(begun) + limits.inviteDays * 86_400_000).toISOString();

/** A flag that nobody has acted on or put aside; of several measures, the one that has moved most in reliable changes. */
function flagOf(one: FoldedCase, { now }: Desk, rule: CaseFlag['rule']): CaseFlag | null {
  const { state } = one;
  // What a course that has ended tells is nobody's task.
  if (dischargeOf(state)) return null;
  const scoring = scoringOf(state);
  const moved = ({ instrument, numbers: { first = 0, last = 0 } }: CaseFlag) =>
    Math.abs(last - first) / ((instrument !== null && scoring[instrument]?.reliableChange) || 1);
  const open = flagsIn(courseOf(state), now, one.context).filter(
    (flag) => flag.rule === rule && flag.snoozedUntil === null && !flag.seen?.action,
  );
  return open.sort((a, b) => moved(b) - moved(a))[0] ?? null;
}
const factsOf = (state: CaseState, { instrument, numbers }: CaseFlag): InboxCause['facts'] => ({
  instrument: instrument ?? '',
  from: numbers.first ?? 0,
  to: numbers.last ?? 0,
  count: totalsOf(measuresOf(state).get(instrument ?? '')).length,
});

const groups: readonly InboxCause['group'][] = ['now', 'today', 'week'];
/** Points of the small curve beside a row. */
const seriesLength = 12;

const order: readonly InboxReason[] = [
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
  'remark',
  'letter-read',
  'appointment',
  'invitation-claimed',
  'feedback',
  'homework',
  'not-on-track',
  'sudden-rise',
  'outside-expected',
  'overdue-measure',
  'silence',
  'recovered',
  'followed-up',
  'invitation-expired',
  'record',
  'retention',
];

/** Who needs the reader now, in order, and why: the first reason of each case, its further ones with it. */
export function inboxFromItems(cases: readonly FoldedCase[], desk: Desk): Inbox {
  const rows = cases.flatMap((one) => each(one, (sound) => rowsOf(sound, desk)));
  return { rows: rows.sort((a, b) => byNeed(a, b) || inOrder(a, b)), cases: cases.length, now: desk.now };
}

/** One case is nothing to the others: what cannot be shown of it says so in its own line. */
function each<T>(one: FoldedCase, look: (one: FoldedCase) => T): T {
  const nothing: FoldedCase = { ...one, state: emptyCase(), unreadable: true };
  if (one.unreadable) return look(nothing);
  try {
    return soundly(one.state, (state) => look({ ...one, state })).answer;
  } catch {
    return look(nothing);
  }
}

function rowsOf(one: FoldedCase, desk: Desk): InboxRow[] {
  const [first, ...also] = causesOf(one, desk);
  if (!first) return [];
  const { name } = peopleOf(one.state, one.context);
  return [{ ...first, caseRef: one.caseRef, name, also, series: curveOf(one.state, first) }];
}

/** Every reason that a case has, the most pressing first. */
const causesOf = (one: FoldedCase, desk: Desk): InboxCause[] =>
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

function curveOf(state: CaseState, { facts }: InboxCause): InboxRow['series'] {
  const measures = measuresOf(state);
  const wanted = facts.instrument === undefined ? [] : [String(facts.instrument)];
  for (const instrument of [...wanted, 'phq-9', 'gad-7']) {
    const values = totalsOf(measures.get(instrument)).slice(-seriesLength);
    if (values.length > 0) return { instrument, values };
  }
  return null;
}

/** All cases as a table, by name. */
export function casesFromItems(cases: readonly FoldedCase[], now: string): CaseRow[] {
  const isOnlyAsked = ({ state, context }: FoldedCase) =>
    kept(state, 'referral').length > 0 && peopleOf(state, context).therapist === null && dischargeOf(state) === null;
  return cases
    .filter((one) => !isOnlyAsked(one))
    .map((one) => each(one, (sound) => caseRow(sound, now)))
    .sort((a, b) => a.name.localeCompare(b.name, 'nb'));
}

function caseRow({ caseRef, state, context, unreadable }: FoldedCase, now: string): CaseRow {
  const { zone = homeZone, members, invitation, told } = context;
  const started = startOf(state);
  const measures = measuresOf(state);
  const joined = members.some(({ role }) => role === 'citizen');
  const invited = kept(state, 'referral').length === 0 || kept(state, 'welcome').length > 0;
  const expired = !invitation?.notAfter || Date.parse(invitation.notAfter) <= Date.parse(now);
  return {
    caseRef,
    name: peopleOf(state, context).name,
    status: joined ? 'active' : expired ? (invited ? 'expired' : 'not-invited') : 'invited',
    week: started === null ? null : 1 + Math.max(0, Math.floor(daysBetween(localDate(started, zone), localDate(now, zone)) / 7)),
    programme: programmeOf(state, context.programmes),
    phq9: totalsOf(measures.get('phq-9')).at(-1) ?? null,
    gad7: totalsOf(measures.get('gad-7')).at(-1) ?? null,
    lastFromCitizen: lastBy(state, 'citizen')?.item.at ?? null,
    openRisk: openRiskOf(riskOf(state, told)) !== null,
    next: appointmentsOf(state).find(({ cancelled, start }) => !cancelled && Date.parse(start) >= Date.parse(now))?.start ?? null,
    mine: peopleOf(state, context).therapist === context.me,
    ended: dischargeOf(state) !== null,
    unfiled: ['messages', 'answers', 'letters'].reduce((sum, of) => sum + Number(Object(unfiledOf(state))[of] ?? 0), 0),
    ...(unreadable ? { unreadable } : {}),
  };
}

/** The programme that is going on: the first that is not finished, else the last one. */
function programmeOf(state: CaseState, programmes: FoldedCase['context']['programmes']): CaseRow['programme'] {
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
