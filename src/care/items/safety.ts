import { z } from 'zod/mini';
import { alertStates, assessmentActions } from './choices';
import { defineItem } from './define';
import { account, date, id, instant, line, prose, slug, text, whole } from './values';

const unsure = z.enum(['yes', 'no', 'unsure', 'unanswered']);
const followUp = {
  dangerNow: unsure,
  thoughtsNow: unsure,
  plan: unsure,
  means: unsure,
  alone: z.enum(['yes', 'no', 'unanswered']),
};
/** The citizen's own answers to the follow-up after a risk item. Always refers to one `answers` item. */
export const riskFollowUp = defineItem(
  'risk-follow-up',
  { answers: id, ...followUp, reach: z.optional(line(200)) },
  { by: ['citizen'], doing: ['citizen'] },
);

/** What was done besides. */
const also = z.optional(z.array(z.enum(assessmentActions)).check(z.maxLength(assessmentActions.length)));
/** A member of staff has acted on a risk answer. */
export const assessment = defineItem(
  'assessment',
  {
    answers: id,
    action: z.enum(assessmentActions),
    also,
    note: z.optional(prose(2_000)),
    /** Brought over from the stream of alerts by a client that is in both: who did it there, when, and the id of what they wrote. */
    done: z.optional(z.strictObject({ by: account, at: instant, item: id })),
  },
  { by: ['staff'], doing: ['staff'], forOthers: true },
);

/**
 * In a citizen's `alert` stream, after every questionnaire with a risk item, also when there is no risk (docs/protocol.md, section 3).
 * A later one for the same `answers` replaces the earlier: the follow-up comes after the answer.
 */
export const alert = defineItem(
  'alert',
  {
    answers: id,
    instrument: slug,
    value: whole(0, 10),
    previous: z.optional(whole(0, 10)),
    followUp: z.optional(z.strictObject(followUp)),
    /** Left out where there is no risk: who it is, how to reach them, and the stream of their case. */
    called: z.optional(line(60)),
    reach: z.optional(line(200)),
    caseStream: z.optional(account),
    /** Who answers for the case, so that whoever is on duty knows with whom to speak. */
    therapist: z.optional(account),
    /** The day on which the course of treatment ended, where none goes on: then nobody may be expecting to hear of it. */
    ended: z.optional(date),
  },
  { by: ['citizen'], in: ['alert'], lasting: true },
);
/** What duty staff say of an alert; only this counts as received. In the team's stream the same without a note, for those in the case. */
export const alertState = defineItem(
  'alert-state',
  {
    /** `answers` of the alert */
    answers: id,
    state: z.enum(alertStates),
    action: z.optional(z.enum(assessmentActions)),
    also,
    note: z.optional(prose(2_000)),
  },
  { by: ['staff'], in: ['alert', 'team'], lasting: true },
);

const lines = z.array(text(200)).check(z.maxLength(12));
/** Made together; the newest counts (care rules 4.3, after Stanley and Brown). Opened from the crisis sheet, also without a network. */
export const safetyPlan = defineItem(
  'safety-plan',
  {
    warningSigns: lines,
    /** What I can do by myself. */
    own: lines,
    /** People and places that take my mind elsewhere. */
    others: lines,
    helpers: z.array(z.strictObject({ name: line(80), phone: z.optional(line(30)) })).check(z.maxLength(8)),
    /** How the surroundings are made safer. */
    safer: lines,
    reasons: lines,
    /** The plan that whoever saved this one had before them; null: none. Left out by apps that did not say. */
    base: z.optional(z.nullable(id)),
  },
  { by: ['citizen', 'staff'] },
);
