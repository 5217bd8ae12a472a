import { type AbsencesSummary, absencesSummary } from '../absences/absences';
import { type RiskSummary, riskSummary } from '../alerts/reasons';
import { safetyPlanOf } from '../alerts/safety-plan';
import { type Appointment, appointmentsOf, proposalsOf } from '../appointments/appointments';
import { type AskedSummary, askedSummary } from '../appointments/reasons';
import { lastBy, startOf } from '../case/activity-kinds';
import { dischargeOf } from '../case/discharge';
import { excerpt, excerptLength } from '../case/excerpt';
import { emptyCase } from '../case/fold';
import { soundly } from '../case/sound';
import type { CaseState } from '../case/state';
import { type Unfiled, unfiledOf } from '../documents/filing';
import { type DocumentsSummary, documentsSummary } from '../documents/reasons';
import { episodesOf, type Mode } from '../episodes/episodes';
import { type MembersSummary, membersSummary } from '../members/reasons';
import { asPlanned } from '../programmes/plan';
import { nextPart, progressOf } from '../programmes/progress';
import { type ProgrammesSummary, programmesSummary } from '../programmes/reasons';
import type { ProgrammeCard } from '../programmes/types';
import { type FollowedUpSummary, followedUpSummary } from '../questionnaires/followed-up';
import { type QuestionnairesSummary, questionnairesSummary } from '../questionnaires/reasons';
import type { ReferralFacts } from '../referrals/referral-rows';
import { type Decided, referralsOf } from '../referrals/referrals';
import { type RecordsSummary, recordsSummary } from '../registry/reasons';
import { type RemarksSummary, remarksSummary } from '../remarks/reasons';
import { type Rest, restOf } from '../retention/retention';
import { sessionsOf } from '../sessions/sessions';
import { type MessagesSummary, messagesSummary } from '../thread/reasons';
import { localDate } from '../time/dates';
import { type HomeworkSummary, homeworkSummary } from '../worksheets/reasons';

/** Raise it when the shape of CaseSummary changes, or the same case would have another one: what a device has kept is then made anew. */
export const summaryVersion = 12;

/**
 * All that a desk must know of one case among many, whatever day it is and whoever asks: its row in the table, and what the rules of the
 * inbox look at. Plain data that can be kept beside the case, and as small after five years as after five weeks but for the totals of its
 * measures. Instants are ISO 8601, days (`…On`) are the team's own, YYYY-MM-DD.
 */
export interface CaseSummary
  extends MembersSummary,
    RiskSummary,
    ProgrammesSummary,
    MessagesSummary,
    AbsencesSummary,
    AskedSummary,
    DocumentsSummary,
    RemarksSummary,
    RecordsSummary,
    HomeworkSummary,
    QuestionnairesSummary,
    FollowedUpSummary {
  version: number;
  joinedOn: string | null;
  startedOn: string | null;
  /** The course has ended. */
  ended: boolean;
  lastFromCitizen: string | null;
  lastFromStaff: string | null;
  /** The newest of them, also those that were called off, by start. */
  appointments: readonly SummedAppointment[];
  /** Times that are offered, and held until a moment. */
  offered: readonly { by: string; room?: string; start: string; minutes: number; until: string }[];
  /** What the two agreed on in the last session. */
  agreed: { text: string; at: string } | null;
  hasSafetyPlan: boolean;
  /** The one that is going on, and its part. */
  programme: { programme: string; part: string; partsDone: number; parts: number } | null;
  /** The newest referral, what became of it, and how far it has come. */
  referral: ReferralFacts | null;
  /** What help is given, and from when: of the course that goes on or was the last. */
  modes: readonly Pick<Mode, 'help' | 'from'>[];
  /** What is not in the municipality's record yet. */
  unfiled: Unfiled | null;
  /** The last course has ended, and what was told of its deletion. */
  rest: Rest | null;
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

/**
 * The summary of a case. What stands in it harms only itself: an item that cannot be summed up is left out.
 * @param programmes that the case names
 * @throws what an empty case throws
 */
export const summarise = (state: CaseState, programmes: readonly ProgrammeCard[]): CaseSummary =>
  soundly(state, (sound) => summaryOf(sound, programmes)).answer;

function summaryOf(state: CaseState, programmes: readonly ProgrammeCard[]): CaseSummary {
  const joined = state.changes.findLast(({ kind }) => kind === 'joined')?.at;
  const started = startOf(state);
  return {
    version: summaryVersion,
    ...membersSummary(state),
    joinedOn: joined ? localDate(joined) : null,
    startedOn: started === null ? null : localDate(started),
    ended: dischargeOf(state) !== null,
    lastFromCitizen: lastBy(state, 'citizen')?.item.at ?? null,
    lastFromStaff: lastBy(state, 'staff')?.item.at ?? null,
    ...riskSummary(state),
    ...programmesSummary(state, programmes),
    ...messagesSummary(state),
    ...absencesSummary(state),
    ...homeworkSummary(state),
    ...questionnairesSummary(state),
    ...followedUpSummary(state),
    ...askedSummary(state),
    ...documentsSummary(state),
    ...remarksSummary(state),
    ...recordsSummary(state),
    appointments: appointmentsIn(state),
    offered: offeredIn(state),
    agreed: agreedIn(state),
    hasSafetyPlan: safetyPlanOf(state) !== null,
    programme: programmeIn(state, programmes),
    referral: referralIn(state),
    modes:
      episodesOf(state)
        .at(-1)
        ?.modes.map(({ help, from }) => ({ help, from })) ?? [],
    unfiled: unfiledOf(state),
    rest: restOf(state),
  };
}

/** Of a case of which nothing can be said. */
export const nothingToSay = (): CaseSummary => summaryOf(emptyCase(), []);

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
  return proposalsOf(state).flatMap(({ state: stands, times, minutes, until, by }) =>
    stands === 'open'
      ? times.flatMap(({ taken, start, room }) => (taken ? [] : [{ by, ...(room ? { room } : {}), start, minutes, until }]))
      : [],
  );
}

function agreedIn(state: CaseState): CaseSummary['agreed'] {
  const last = sessionsOf(state).findLast(({ next }) => next !== '');
  return last ? { text: excerpt(last.next, excerptLength), at: last.start } : null;
}

function referralIn(state: CaseState): ReferralFacts | null {
  const newest = referralsOf(state).at(-1);
  if (!newest) return null;
  const { referral, contactAt, way, source, birthYear, gender, problems, primary, needs, promised } = newest.item;
  const episodes = episodesOf(state);
  const episode = episodes.findLast((one) => one.referral === referral || one.contactAt <= contactAt);
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
    before: (episode && episodes[episodes.indexOf(episode) - 1]?.ended) ?? null,
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
function programmeIn(state: CaseState, programmes: readonly ProgrammeCard[]): CaseSummary['programme'] {
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
