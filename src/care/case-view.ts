import { type Away, awayOf } from './absences/absences';
import { type RiskContext, type RiskView, riskView } from './alerts/risk-view';
import { type Appointment, appointmentsOf, type Proposal, proposalsOf } from './appointments/appointments';
import { type CourseView, courseView } from './case/course-view';
import type { CaseState } from './case/state';
import { type Consent, consentsOf } from './consents/consents';
import { type CoursePlace, coursePlacesOf } from './courses/course-places';
import { type StayingWell, stayingWellOf } from './discharge/staying-well';
import { type CaseDocument, documentsOf } from './documents/documents';
import { type LetterFacts, letterFacts } from './documents/facts';
import { type Filed, filedOf, type Unfiled, unfiledOf } from './documents/filing';
import { type Episode, episodesOf } from './episodes/episodes';
import { type MembersContext, type MembersView, membersView } from './members/members';
import { type ProgrammesContext, type ProgrammesView, programmesView } from './programmes/programmes-view';
import type { FlagsContext } from './questionnaires/flags';
import { type QuestionnairesView, questionnairesView } from './questionnaires/questionnaires-view';
import { type LetterLanguage, readsIn } from './referrals/letter-templates';
import { type Referral, referralsOf } from './referrals/referrals';
import { type Remark, remarksOf } from './remarks/remarks';
import { type Rest, restOf } from './retention/retention';
import { type Session, sessionsOf } from './sessions/sessions';
import { type DaySpent, daysSpent, type MonthSpent, monthsSpent } from './time-spent/time-spent';
import { type WorksheetsView, worksheetsView } from './worksheets/worksheets-of';

/** What a view must know besides the case's own items: what each of its parts asks for. `zone`: the reader's own; else the team's. */
export interface CaseContext extends MembersContext, ProgrammesContext, FlagsContext, RiskContext {}

/** One case as screens show it: the views of its parts beside each other. */
export interface CaseView extends MembersView, CourseView, QuestionnairesView, RiskView, ProgrammesView, WorksheetsView {
  /** Whoever answers for the case is away, or will be before long. */
  away: Away | null;
  /** What the person has asked for, oldest first, and what became of it. */
  referrals: Referral[];
  /** What the citizen reads Mellom in; null where nothing says so. */
  readsIn: LetterLanguage | null;
  /** Courses of treatment, oldest first. */
  episodes: Episode[];
  appointments: readonly Appointment[];
  proposals: readonly Proposal[];
  sessions: readonly Session[];
  /** Group courses that the person is on, or has been. */
  courses: readonly CoursePlace[];
  /** Each of those around the citizen who may be told something, with what was said. */
  consents: Consent[];
  /** Letters that have left the desk, as far as they have come, and what letters say of the case by themselves. */
  documents: CaseDocument[];
  facts: LetterFacts;
  /** What the person wants to hold on to when the help ends. */
  stayingWell: StayingWell | null;
  /** What is not in the municipality's record yet. */
  unfiled: Unfiled | null;
  /** What somebody has said to lie there, in order of the log. */
  filed: readonly Filed[];
  /** What the citizen has put beside things that stand here. */
  remarks: readonly Remark[];
  /** The last course has ended, and until when the case is kept; null while one goes on. */
  rest: Rest | null;
  /** Minutes that staff have written down, and by month beside those of programmes. */
  spent: { days: DaySpent[]; months: MonthSpent[] };
}

/** `now` is an ISO instant; days are counted in the context's zone. */
export function caseView(state: CaseState, now: string, context: CaseContext): CaseView {
  return {
    ...membersView(state, now, context),
    ...courseView(state, now, context),
    ...questionnairesView(state, now, context),
    ...riskView(state, context),
    ...programmesView(state, context),
    ...worksheetsView(state),
    away: awayOf(state, now),
    appointments: appointmentsOf(state),
    referrals: referralsOf(state),
    readsIn: readsIn(state),
    episodes: episodesOf(state),
    proposals: proposalsOf(state),
    sessions: sessionsOf(state),
    courses: coursePlacesOf(state),
    consents: consentsOf(state),
    documents: documentsOf(state),
    facts: letterFacts(state, now),
    stayingWell: stayingWellOf(state),
    unfiled: unfiledOf(state),
    filed: filedOf(state),
    remarks: remarksOf(state),
    rest: restOf(state),
    spent: { days: daysSpent(state), months: monthsSpent(state, context.zone) },
  };
}
