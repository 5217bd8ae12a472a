import { z } from 'zod/mini';
import { alertStates, assessmentActions } from '../care/items/choices';
import { staffRoles } from '../protocol/kinds';
import data from './lillevik.json';

/** The made-up municipality: its people, and what happened to each, with times counted back from now (time.ts, `moment`). */
const when = z.string().check(z.regex(/^-?\d+( \d\d\.\d\d|\.\d+)?$/));
const clock = z.string().check(z.regex(/^\d\d\.\d\d$/));
const night = z.strictObject({ inBed: z.number(), latency: z.number(), awake: z.number() });
const answer = z.enum(['yes', 'no', 'unsure', 'unanswered']);

const diary = z.strictObject({
  /** Days since the newest entry, number of days that it covers, days (from the first) without an entry. */
  last: z.int(),
  count: z.int(),
  skip: z.array(z.int()),
  /** Minutes, at the beginning and at the end. */
  from: night,
  to: night,
  up: clock,
  /** The therapist writes a line at the end of each week. */
  comments: z.boolean(),
});
const demoCase = z.strictObject({
  id: z.string(),
  name: z.string(),
  called: z.string(),
  language: z.enum(['nb', 'nn', 'en']),
  therapist: z.string(),
  began: when,
  /** When the invitation was taken; without it, it is still open or has run out. */
  claimed: z.optional(when),
  greeting: z.string(),
  programmes: z.array(z.string()),
  worksheets: z.array(z.string()),
  questionnaires: z.array(z.string()),
  /** Sums, oldest first, `every` days apart, the newest at `last`. */
  measures: z.optional(
    z.strictObject({
      every: z.int(),
      last: when,
      'phq-9': z.array(z.int()),
      'gad-7': z.optional(z.array(z.int())),
      item9: z.optional(z.array(z.int())),
    }),
  ),
  followUp: z.optional(
    z.strictObject({
      dangerNow: answer,
      thoughtsNow: answer,
      plan: answer,
      means: answer,
      alone: z.enum(['yes', 'no', 'unanswered']),
      reach: z.string(),
    }),
  ),
  /** What whoever is on duty says of the first risk answer, minutes after it. */
  duty: z.optional(
    z.strictObject({
      by: z.string(),
      answers: z.array(
        z.strictObject({
          minutes: z.int(),
          state: z.enum(alertStates),
          action: z.optional(z.enum(assessmentActions)),
          note: z.optional(z.string()),
        }),
      ),
    }),
  ),
  /** Somebody else looks after the case, from and until so many days ago. */
  cover: z.optional(z.strictObject({ at: when, by: z.string(), from: z.int(), until: z.int(), note: z.string() })),
  handover: z.optional(z.strictObject({ at: when, to: z.string(), note: z.string() })),
  /** Everything lost: invited again, and claimed; nobody has made sure yet who it is. */
  again: z.optional(z.strictObject({ at: when, claimed: when })),
  assessed: z.optional(
    z.strictObject({ note: z.string(), actions: z.array(z.enum(['called', 'safety-plan', 'assessed-not-acute'])) }),
  ),
  diary: z.optional(diary),
  window: z.optional(
    z.strictObject({
      at: when,
      minutes: z.int(),
      lightsOff: z.string(),
      riseTime: z.string(),
      basis: z.strictObject({ nights: z.int(), meanTst: z.number(), meanSe: z.number() }),
    }),
  ),
  guard: z.optional(z.strictObject({ part: z.string(), block: z.string(), keys: z.array(z.string()), at: when })),
  progress: z.optional(
    z.strictObject({ parts: z.array(z.string()), now: z.optional(z.string()), screen: z.optional(z.string()) }),
  ),
  feedbackNote: z.optional(z.string()),
  talk: z.optional(z.array(z.tuple([when, z.enum(['citizen', 'staff']), z.string()]))),
  appointments: z.optional(
    z.array(z.strictObject({ at: when, start: when, minutes: z.int(), mode: z.enum(['in-person', 'video', 'phone']) })),
  ),
});
const municipality = z.strictObject({
  about: z.strictObject({
    name: z.string(),
    municipality: z.string(),
    phone: z.string(),
    hours: z.string(),
    replyDays: z.int(),
    selfStart: z.array(z.string()),
  }),
  staff: z.array(z.strictObject({ id: z.string(), name: z.string(), title: z.string(), roles: z.array(z.enum(staffRoles)) })),
  /** What a therapist writes under a week of the sleep diary, by language. */
  comments: z.strictObject({ nb: z.array(z.string()), nn: z.array(z.string()), en: z.array(z.string()) }),
  cases: z.array(demoCase),
});

export type DemoCase = z.infer<typeof demoCase>;
export type Diary = z.infer<typeof diary>;
export const lillevik = municipality.parse(data);
