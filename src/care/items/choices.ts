/** The values that a person chooses among; screens show them without the schemas (each is one of an item's own words). */

/** Why a screen of a programme was left out. */
export const skipReasons = ['not-now', 'known', 'too-hard', 'not-mine', 'unsaid'] as const;
/** Why a round of a questionnaire was left out. */
export const leaveOutReasons = ['not-now', 'too-much', 'not-relevant', 'unsaid'] as const;
/** What a member of staff has done about a risk answer. */
export const assessmentActions = [
  'called',
  'talked',
  'safety-plan',
  'gp',
  'emergency-clinic',
  'dps',
  'assessed-not-acute',
] as const;
/** What duty staff say of an alert. */
export const alertStates = ['seen', 'acting', 'escalated', 'resolved'] as const;
/** What a therapist does with a flag of the feedback rules. */
export const flagActions = ['talked', 'adjusted', 'supervision', 'stepped-up', 'stepped-down', 'none'] as const;
/** Why a course of treatment ended (codes of the registry, care rules 6.5). */
export const endReasons = [
  'completed',
  'ended-early-by-citizen',
  'ended-before-wished',
  'referred-on',
  'never-assessed',
  'died',
  'unknown',
] as const;
