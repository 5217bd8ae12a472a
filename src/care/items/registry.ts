import { z } from 'zod/mini';
import {
  attendances,
  consentStates,
  decisionOutcomes,
  endReasons,
  exclusionReasons,
  genders,
  helpModes,
  partners,
  referralProblems,
  referralSources,
  sessionChannels,
  sessionKinds,
  sessionModes,
  workStatuses,
} from './choices';
import { defineItem } from './define';
import { date, figure, id, line, slug, whole } from './values';

const count = whole(0, 10_000);
const minutes = whole(0, 100_000);
const unknownOr = <V extends z.ZodMiniType>(value: V) => z.nullable(value);
const some = <const C extends readonly [string, ...string[]]>(codes: C) =>
  z.array(z.enum(codes)).check(z.maxLength(codes.length));
const work = z.strictObject({ status: z.enum(workStatuses), percent: unknownOr(whole(0, 100)) });
const measured = z.strictObject({ on: date, total: figure });

/**
 * One course of treatment as the registry keeps it (codebook `rph-mds-1.0`, docs/registry.md): codes and numbers, no words of anybody's, no
 * name, no number of a person and no id of a case. `null` is unknown, never zero; an empty list is "none", where that is known.
 */
export const episodeRecordSchema = z.strictObject({
  birthYear: unknownOr(whole(1900, 2199)),
  gender: unknownOr(z.enum(genders)),
  kommune: unknownOr(z.string().check(z.regex(/^\d{4}$/))),
  bydel: unknownOr(line(60)),
  interpreter: unknownOr(z.boolean()),
  /** The first enquiry, from which the waits are counted. */
  contactAt: date,
  source: unknownOr(z.enum(referralSources)),
  problems: unknownOr(some(referralProblems)),
  primary: unknownOr(z.enum(referralProblems)),
  /** A human has answered; it was found out what is needed; first and second day of treatment. */
  answeredOn: unknownOr(date),
  assessedOn: unknownOr(date),
  startedOn: unknownOr(date),
  secondOn: unknownOr(date),
  outcome: unknownOr(z.enum(decisionOutcomes)),
  exclusion: some(exclusionReasons),
  /** Kinds of help given, in the order in which they began, each once. */
  help: some(helpModes),
  /** Contacts and those that did not come about, counted by their codes; minutes of the session, and of work around it. */
  contacts: z
    .array(
      z.strictObject({
        kind: z.enum(sessionKinds),
        mode: z.enum(sessionModes),
        channel: z.enum(sessionChannels),
        attendance: z.enum(attendances),
        count,
        minutes,
        around: minutes,
      }),
    )
    .check(z.maxLength(200)),
  /** Minutes of reading, answering and telephone beside the sessions. */
  otherMinutes: minutes,
  /** Programmes that were worked in. */
  programmes: z.array(slug).check(z.maxLength(40)),
  /** First and last valid total of each instrument, and how many there are. */
  measures: z
    .array(z.strictObject({ instrument: slug, first: measured, last: measured, count: whole(1, 10_000) }))
    .check(z.maxLength(40)),
  workStart: unknownOr(work),
  workEnd: unknownOr(work),
  /** Whether somebody around the person was told something, or what the person said of it; who is not named: unknown. */
  partners: z
    .array(z.strictObject({ partner: z.enum(partners), consent: unknownOr(z.enum(consentStates)), toldOn: unknownOr(date) }))
    .check(z.maxLength(partners.length)),
  /** Questions of experience, 0 never … 4 all of the time, by the number of the question; null: not asked or not answered. */
  experience: unknownOr(z.array(unknownOr(whole(0, 4))).check(z.maxLength(12))),
  /** Risk answers, and how many were seen to by the next working day. */
  alerts: z.strictObject({ raised: count, inTime: count }),
  endedOn: unknownOr(date),
  endReason: unknownOr(z.enum(endReasons)),
});
export type EpisodeRecord = z.output<typeof episodeRecordSchema>;

/**
 * In a therapist's registry stream: one course of treatment, as its therapist has confirmed it. `episode` says which one to whoever can read
 * the case and nothing to others; of one episode the newest counts, and one that is taken out (`withdrawn`) leaves every figure.
 */
export const episodeRecord = defineItem(
  'episode-record',
  {
    episode: id,
    codebook: z.literal('rph-mds-1.0'),
    record: episodeRecordSchema,
    /** Fields that the therapist has put right by hand. */
    corrected: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(40)),
    withdrawn: z.optional(z.boolean()),
  },
  { by: ['staff'], in: ['registry'], quiet: true },
);
