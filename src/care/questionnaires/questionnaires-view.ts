import type { CaseState } from '../case/state';
import { homeZone, localDate } from '../time/dates';
import { type CaseFlag, courseOf, type FlagsContext, flagsIn, scoringOf } from './flags';
import { type FollowUp, followUpsOf } from './follow-ups';
import { packsOf } from './instruments/book';
import type { ScoringRules } from './instruments/scoring';
import type { InstrumentId } from './instruments/types';
import { measuresOf, type QuestionnaireRound, type StruckRound, struckRounds } from './questionnaires-of';
import { type DueQuestionnaire, dueOf, type EarlyQuestionnaire, earlyOf } from './schedule';

export interface QuestionnairesView {
  measures: Partial<Record<InstrumentId, readonly QuestionnaireRound[]>>;
  /** Rounds that have been struck out, oldest first; they stand in no measure. */
  struck: readonly StruckRound[];
  /** How each measured instrument is scored; of the team's own packs too. */
  scoring: Record<InstrumentId, ScoringRules>;
  /** What the feedback rules say now, the gravest first, with what has been said of it. */
  flags: CaseFlag[];
  /** Instruments of the team's own that travel in the case: id -> FHIR Questionnaire JSON. */
  packs: Record<InstrumentId, string>;
  due: DueQuestionnaire[];
  early: EarlyQuestionnaire[];
  /** What is asked after the end of the course, oldest first. */
  followUps: FollowUp[];
}

/** What has been measured, what it says, and what is to be answered. `now` is an ISO instant. */
export function questionnairesView(state: CaseState, now: string, context: FlagsContext): QuestionnairesView {
  const { zone = homeZone } = context;
  const today = localDate(now, zone);
  return {
    measures: Object.fromEntries(measuresOf(state)),
    struck: struckRounds(state),
    scoring: scoringOf(state),
    flags: flagsIn(courseOf(state, zone), now, context),
    packs: Object.fromEntries([...packsOf(state)].map(([id, pack]) => [id, JSON.stringify(pack.questionnaire)])),
    due: dueOf(state, today, zone),
    early: earlyOf(state, today, zone),
    followUps: followUpsOf(state),
  };
}
