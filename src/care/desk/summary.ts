import { assessedIn } from '../alerts/alert-view';
import { type RiskAnswer, riskOf } from '../alerts/risk';
import { safetyPlanOf } from '../alerts/safety-plan';
import { type Appointment, appointmentsOf, proposalsOf } from '../appointments/appointments';
import { lastActs, lastBy, startOf } from '../case/activity-kinds';
import { dischargeOf } from '../case/discharge';
import { emptyCase } from '../case/fold';
import { isBefore, kept, newestBy } from '../case/items-of';
import { soundly } from '../case/sound';
import type { CaseState } from '../case/state';
import { episodesOf } from '../episodes/episodes';
import { type Claim, claimsIn, invitationEnd, peopleOf } from '../members/members';
import { asPlanned } from '../programmes/plan';
import { holdsOf, isAnswered, nextPart, progressOf, talkFirst } from '../programmes/progress';
import type { ProgrammeCard } from '../programmes/types';
import { type Course, courseOf } from '../questionnaires/flags';
import { type Schedule, scheduleOf } from '../questionnaires/schedule';
import type { ReferralFacts } from '../referrals/referral-rows';
import { type Decided, referralsOf } from '../referrals/referrals';
import { sessionsOf } from '../sessions/sessions';
import { notLookedAt, unansweredMessages, waitingSince } from '../thread/conversation';
import { excerpt } from '../thread/excerpt';
import { localDate } from '../time/dates';
import type { CaseRow } from './inbox';

/** Raise it when the shape of CaseSummary changes, or the same case would have another one: what a device has kept is then made anew. */
export const summaryVersion = 3;

/**
 * All that a desk must know of one case among many, whatever day it is and whoever asks: its row in the table, and what the rules of the
 * inbox look at. Plain data that can be kept beside the case, and as small after five years as after five weeks but for the totals of its
 * measures. Instants are ISO 8601, days (`…On`) are the team's own, YYYY-MM-DD.
 */
export interface CaseSummary {
  version: number;
  name: string;
  called: string;
  phone: string | null;
  /** Account of the member of staff who answers for the case. */
  therapist: string | null;
  claims: readonly Claim[];
  joinedOn: string | null;
  /** When it was taken, of an invitation after which staff have not written. */
  invitationClaimed: string | null;
  /** When the invitation runs out that went with the newest greeting. */
  invitationEnds: string | null;
  startedOn: string | null;
  /** The course has ended. */
  ended: boolean;
  lastFromCitizen: string | null;
  lastFromStaff: string | null;
  /**
   * The newest risk answer, ids of all of them (`answers`), and when each member of staff last did something by their own hand, and
   * opened the case.
   */
  risk: {
    newest: RiskAnswer;
    answers: readonly string[];
    acted: Record<string, string>;
    opened: Record<string, string>;
  } | null;
  /** What staff have done about risk answers, as those on duty see it beside the alert. */
  assessed: ReturnType<typeof assessedIn>;
  /** An answer to a safety question that holds something back, or asks for a talk, after which staff have done nothing. */
  held: { feature: string; address: string; options: readonly string[]; at: string } | null;
  /** Messages that wait for an answer: the first one's time, the last one's beginning; the promise counts from `since`, once one is sent. */
  messages: { at: string; text: string; count: number; since: string | null } | null;
  /** The part shown that is told of those which wait for a word. */
  feedback: { address: string; note?: string; at: string } | null;
  /** Worksheet entries that staff have not looked at. */
  homework: { worksheet: string; count: number; at: string } | null;
  course: Course;
  schedule: Schedule;
  /** The newest of them, also those that were called off, by start. */
  appointments: readonly SummedAppointment[];
  /** Times that are offered, and held until a moment. */
  offered: readonly { start: string; minutes: number; until: string }[];
  /** What the citizen has said of times or an appointment, which somebody must see to: nobody has booked, offered or written since. */
  asked: { what: 'none' | 'change' | 'cancelled'; at: string; start?: string; words?: string } | null;
  /** What the two agreed on in the last session. */
  agreed: { text: string; at: string } | null;
  hasSafetyPlan: boolean;
  programme: CaseRow['programme'];
  /** The newest referral, what became of it, and how far it has come. */
  referral: ReferralFacts | null;
}

/** An appointment among many others. `entered`: somebody has said what became of it. */
export interface SummedAppointment
  extends Pick<Appointment, 'appointment' | 'start' | 'minutes' | 'mode' | 'room' | 'place' | 'link' | 'by'> {
  cancelled?: 'citizen' | 'staff';
  wish?: true;
  entered?: true;
}
/** A year of them, and what is booked ahead; older ones are the case's own. */
const appointmentsKept = 80;

const excerptLength = 200;

/**
 * The summary of a case. What stands in it harms only itself: an item that cannot be summed up is left out.
 * @param programmes that the case names
 * @throws what an empty case throws
 */
export const summarise = (state: CaseState, programmes: readonly ProgrammeCard[]): CaseSummary =>
  soundly(state, (sound) => summaryOf(sound, programmes)).answer;

function summaryOf(state: CaseState, programmes: readonly ProgrammeCard[]): CaseSummary {
  const { name, called, phone, therapist } = peopleOf(state, { members: [] });
  const joined = state.changes.findLast(({ kind }) => kind === 'joined')?.at;
  const started = startOf(state);
  const welcome = kept(state, 'welcome').at(-1);
  return {
    version: summaryVersion,
    name,
    called,
    phone,
    therapist,
    claims: claimsIn(state),
    joinedOn: joined ? localDate(joined) : null,
    invitationClaimed: invitationClaimedIn(state),
    invitationEnds: welcome ? invitationEnd(welcome.item.at) : null,
    startedOn: started === null ? null : localDate(started),
    ended: dischargeOf(state) !== null,
    lastFromCitizen: lastBy(state, 'citizen')?.item.at ?? null,
    lastFromStaff: lastBy(state, 'staff')?.item.at ?? null,
    risk: riskIn(state),
    assessed: assessedIn(state),
    held: heldIn(state, programmes),
    messages: messagesIn(state),
    feedback: feedbackIn(state),
    homework: homeworkIn(state),
    course: courseIn(state),
    schedule: scheduleOf(state),
    appointments: appointmentsIn(state),
    offered: offeredIn(state),
    asked: askedIn(state),
    agreed: agreedIn(state),
    hasSafetyPlan: safetyPlanOf(state) !== null,
    programme: programmeIn(state, programmes),
    referral: referralIn(state),
  };
}

/** Of a case of which nothing can be said. */
export const nothingToSay = (): CaseSummary => summaryOf(emptyCase(), []);

function invitationClaimedIn(state: CaseState): string | null {
  const joined = state.changes.findLast(({ kind }) => kind === 'joined');
  if (!joined || joined.removed.length > 0) return null;
  if (kept(state, 'message').some(({ role, seq }) => role === 'staff' && (seq === null || seq > joined.seq))) return null;
  return joined.at ?? kept(state, 'profile').find(({ role }) => role === 'citizen')?.item.at ?? null;
}

function riskIn(state: CaseState): CaseSummary['risk'] {
  const all = riskOf(state);
  const newest = all.at(-1);
  if (!newest) return null;
  const opened = Object.fromEntries(kept(state, 'opened').map(({ author, item }) => [author, item.at]));
  return {
    newest: { ...newest, assessments: newest.assessments.slice(-1) },
    answers: all.map(({ answers }) => answers),
    acted: lastActs(state),
    opened,
  };
}

function appointmentsIn(state: CaseState): SummedAppointment[] {
  const entered = new Set(sessionsOf(state).map((session) => session.appointment));
  return appointmentsOf(state)
    .slice(-appointmentsKept)
    .map(({ appointment, start, minutes, mode, room, place, link, by, cancelled, wish }) => ({
      appointment,
      start,
      minutes,
      mode,
      by,
      ...(room ? { room } : {}),
      ...(place ? { place } : {}),
      ...(link ? { link } : {}),
      ...(cancelled ? { cancelled: cancelled.role } : {}),
      ...(wish ? { wish: true } : {}),
      ...(entered.has(appointment) ? { entered: true } : {}),
    }));
}

function offeredIn(state: CaseState): CaseSummary['offered'] {
  return proposalsOf(state).flatMap(({ state: stands, times, minutes, until }) =>
    stands === 'open' ? times.flatMap(({ taken, start }) => (taken ? [] : [{ start, minutes, until }])) : [],
  );
}

function askedIn(state: CaseState): CaseSummary['asked'] {
  const said = kept(state, 'appointment-answer').findLast(({ item }) => item.answer !== 'chosen');
  const acted = newestBy(state, 'staff', ['appointment', 'proposal', 'message']);
  if (!said || said.item.answer === 'chosen' || (acted && isBefore(said, acted))) return null;
  const { answer, at, start, words } = said.item;
  return { what: answer, at, ...(start ? { start } : {}), ...(words ? { words: excerpt(words, excerptLength) } : {}) };
}

function agreedIn(state: CaseState): CaseSummary['agreed'] {
  const last = sessionsOf(state).findLast(({ next }) => next !== '');
  return last ? { text: excerpt(last.next, excerptLength), at: last.start } : null;
}

function heldIn(state: CaseState, programmes: readonly ProgrammeCard[]): CaseSummary['held'] {
  const open = programmes.flatMap((card) =>
    Object.entries(holdsOf(state, card)).flatMap(([feature, { address, released }]) => {
      const answer = kept(state, 'block').findLast(({ item }) => item.address === address);
      return answer && !released ? [{ feature, answer }] : [];
    }),
  );
  const acted = lastBy(state, 'staff');
  const waiting = open.filter(({ answer }) => !acted || isBefore(acted, answer));
  const first = waiting.find(({ feature }) => feature === talkFirst) ?? waiting[0];
  if (!first) return null;
  const { address, options = [], at } = first.answer.item;
  return { feature: first.feature, address, options, at };
}

function messagesIn(state: CaseState): CaseSummary['messages'] {
  const waiting = unansweredMessages(state);
  const [first] = waiting;
  const last = waiting.at(-1);
  if (!first || !last) return null;
  return {
    at: first.item.at,
    text: excerpt(last.item.text, excerptLength),
    count: waiting.length,
    since: waitingSince(state),
  };
}

/** The oldest; one for which the citizen waits, before those that are only shown. */
function feedbackIn(state: CaseState): CaseSummary['feedback'] {
  const open = kept(state, 'feedback').filter((one) => !isAnswered(state, one));
  const first = open.find(({ item }) => item.wait) ?? open[0];
  if (!first) return null;
  const { address, note, at } = first.item;
  return { address, ...(note ? { note } : {}), at };
}

/** What came after staff last opened the case or commented. */
function homeworkIn(state: CaseState): CaseSummary['homework'] {
  const comment = kept(state, 'comment').at(-1);
  const open = notLookedAt(state, 'entry').filter(
    (one) => !one.item.removed && one.role === 'citizen' && !(comment && isBefore(one, comment)),
  );
  const newest = open.at(-1);
  if (!newest) return null;
  const { worksheet, at } = newest.item;
  return { worksheet, count: new Set(open.map(({ item }) => item.entry)).size, at };
}

/** Without the questions of the instruments, which nothing asks once there is a total, and what was said of flags that are gone. */
function courseIn(state: CaseState): Course {
  const { series, lastSign, said } = courseOf(state);
  const newest = [lastSign?.at, ...series.map(({ scores }) => scores.at(-1)?.at)];
  const standing = new Set(newest.flatMap((at) => (at === undefined ? [] : [Date.parse(at)])));
  return {
    series: series.map(({ rules, scores }) => ({ rules: { ...rules, scored: [] }, scores })),
    lastSign,
    said: said.filter(({ of }) => standing.has(Date.parse(of))),
  };
}

function referralIn(state: CaseState): ReferralFacts | null {
  const newest = referralsOf(state).at(-1);
  if (!newest) return null;
  const { referral, contactAt, way, source, birthYear, gender, problems, primary, needs, promised } = newest.item;
  const episode = episodesOf(state).findLast((one) => one.referral === referral || one.contactAt <= contactAt);
  const { inForce } = newest.decisions;
  return {
    referral,
    contactAt,
    way,
    source,
    problems,
    ...(birthYear === undefined ? {} : { birthYear }),
    ...(gender === undefined ? {} : { gender }),
    ...(primary === undefined ? {} : { primary }),
    byDoor: newest.role === 'citizen',
    interpreter: needs?.interpreter ?? false,
    language: needs?.language ?? null,
    answerBy: promised?.answerBy ?? null,
    decision: inForce && decidedFacts(inForce),
    answeredOn: episode?.answeredOn ?? null,
    assessedOn: episode?.assessedOn ?? null,
    startedOn: episode?.startedOn ?? null,
    ended: episode?.ended != null,
  };
}

const decidedFacts = ({ author, item: { outcome, help, startBy, at } }: Decided): NonNullable<ReferralFacts['decision']> => ({
  outcome,
  ...(help === undefined ? {} : { help }),
  ...(startBy === undefined ? {} : { startBy }),
  by: author,
  at,
});

/** The programme that is going on: the first that is not finished, else the last one. */
function programmeIn(state: CaseState, programmes: readonly ProgrammeCard[]): CaseRow['programme'] {
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
