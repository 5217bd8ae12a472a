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
/** How the two meet. */
export const appointmentModes = ['in-person', 'video', 'phone'] as const;
/** What a citizen says of times offered, or of an appointment. */
export const appointmentAnswers = ['chosen', 'none', 'change', 'cancelled'] as const;
/** Codes of a contact (care rules 6.4): what kind it was, in which mode of care, by which channel, and whether it came about. */
export const sessionKinds = ['assessment', 'treatment', 'both', 'follow-up', 'co-operation'] as const;
export const sessionModes = ['individual', 'guided-self-help', 'course', 'group', 'digital', 'couple', 'work'] as const;
export const sessionChannels = ['in-person', 'video', 'phone', 'message', 'programme'] as const;
export const attendances = ['attended', 'late', 'too-late', 'absent', 'cancelled-by-citizen', 'cancelled-by-service'] as const;
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
/** What staff write of a case for themselves. */
export const noteTopics = ['triage', 'private', 'supervision'] as const;
/** How somebody asked for help. */
export const referralWays = ['door', 'phone', 'gp-letter', 'in-person', 'other'] as const;
/** Who said that they should (care rules 6.2); `self-gp`: by themselves, on the GP's advice. */
export const referralSources = [
  'self',
  'self-gp',
  'gp',
  'nav',
  'specialist',
  'employer',
  'municipal',
  'school',
  'kin',
  'other',
] as const;
export const referralProblems = ['anxiety', 'depression', 'sleep', 'alcohol', 'drugs', 'work', 'other'] as const;
export const troubledSince = ['weeks', 'months', 'half-year', 'year', 'years'] as const;
export const genders = ['woman', 'man', 'other', 'unknown'] as const;
/** Work and benefits (care rules 6.5), in the order of the registry's codes. */
export const workStatuses = [
  'in-work',
  'part-time',
  'sick-leave',
  'partial-sick-leave',
  'assessment-allowance',
  'job-seeker',
  'disability-benefit',
  'student',
  'pensioner',
  'at-home',
  'social-assistance',
  'unknown',
] as const;
/** Whether the GP may be told. */
export const gpMayKnow = ['yes', 'no', 'later'] as const;
/** What a referral ends in (care rules 6.2). */
export const decisionOutcomes = ['taken-in', 'advice', 'specialist', 'gp', 'municipal', 'declined', 'no-show'] as const;
export const helpModes = ['guided-self-help', 'course', 'group', 'individual', 'digital'] as const;
/** Why this service is not the right one (care rules 4.5). */
export const exclusionReasons = [
  'under-age',
  'other-municipality',
  'severe-illness',
  'complex-needs',
  'acute',
  'addiction',
  'treated-elsewhere',
  'no-documented-effect',
  'language-or-format',
] as const;
/** Those around a person who may be told something, each by their own consent. */
export const partners = ['gp', 'nav', 'employer', 'specialist'] as const;
/** Asked for by staff; what the citizen said. */
export const consentStates = ['asked', 'given', 'declined', 'withdrawn'] as const;
/** By the citizen's own hand, or by word of mouth. */
export const saidHow = ['mellom', 'phone', 'in-person'] as const;
/** What a citizen puts beside something: that they do not agree, or what is right in their own answers. */
export const remarkKinds = ['disagreement', 'correction'] as const;
/** What a letter can be. The last two are texts for the municipality's own message system (PLO). */
export const documentTemplates = ['summary', 'employer', 'nav', 'plo-service', 'plo-health'] as const;
/** Shown to the citizen before it is final; final; thrown away before it was sent. */
export const documentStates = ['reading', 'locked', 'dropped'] as const;
/** Parts that letters are made of. */
export const documentSections = ['why', 'course', 'done', 'measures', 'work', 'ahead'] as const;
/** By which road a person has sent a document. */
export const sentHow = ['post', 'plo', 'portal', 'handed', 'other'] as const;
/** A course that teaches, or a group that works together. */
export const courseModes = ['course', 'group'] as const;
/** How somebody stands to a course. */
export const coursePlaces = ['place', 'waiting', 'left', 'ended'] as const;
/** What somebody takes part in to learn: the course's gatherings and its end, supervision, the national gathering, other. */
export const trainingSorts = ['gathering', 'certificate', 'supervision', 'network', 'other'] as const;
export const professions = ['psychologist', 'nurse', 'social-worker', 'social-educator', 'other'] as const;
