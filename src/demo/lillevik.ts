import { z } from 'zod/mini';
import {
  alertStates,
  appointmentModes,
  assessmentActions,
  attendances,
  endReasons,
  genders,
  helpModes,
  partners,
  referralProblems,
  referralSources,
  referralWays,
  sessionKinds,
  sessionModes,
  workStatuses,
} from '../care/items/choices';
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
    z.array(
      z.strictObject({
        at: when,
        start: when,
        minutes: z.int(),
        mode: z.enum(appointmentModes),
        room: z.optional(z.string()),
        link: z.optional(z.string()),
        /** How it went, written down right after it. */
        held: z.optional(
          z.strictObject({
            type: z.enum(sessionKinds),
            mode: z.enum(sessionModes),
            attendance: z.enum(attendances),
            around: z.int(),
            topics: z.array(z.string()),
            next: z.string(),
          }),
        ),
      }),
    ),
  ),
  /** The course of treatment has ended, with the plan written before it, and what is asked after so many days. */
  end: z.optional(
    z.strictObject({
      at: when,
      planned: when,
      reason: z.enum(endReasons),
      work: z.enum(workStatuses),
      followUps: z.array(z.int()),
      helped: z.array(z.string()),
      signs: z.string(),
      doing: z.string(),
      otherwise: z.string(),
    }),
  ),
  /** Times to choose among, held for so many days. */
  offered: z.optional(
    z.strictObject({ at: when, days: z.int(), minutes: z.int(), mode: z.enum(appointmentModes), starts: z.array(when) }),
  ),
  consents: z.optional(z.array(z.strictObject({ at: when, partner: z.enum(partners), who: z.string() }))),
});
/** Somebody who asks for help; whoever has a case of the same name has been invited into it. */
const demoReferral = z.strictObject({
  id: z.string(),
  at: when,
  /** Who writes it in, or looks at it first. */
  by: z.string(),
  way: z.enum(referralWays),
  source: z.enum(referralSources),
  name: z.string(),
  called: z.optional(z.string()),
  phone: z.string(),
  birthYear: z.int(),
  gender: z.enum(genders),
  problems: z.array(z.enum(referralProblems)),
  words: z.string(),
  wish: z.optional(z.string()),
  times: z.optional(z.string()),
  needs: z.optional(z.strictObject({ language: z.string(), interpreter: z.boolean() })),
  /** By the door alone. */
  measures: z.optional(z.strictObject({ 'phq-9': z.int(), 'gad-7': z.int(), item9: z.optional(z.int()) })),
  note: z.optional(z.strictObject({ at: when, text: z.string() })),
  decided: z.optional(z.strictObject({ at: when, therapist: z.string(), help: z.array(z.enum(helpModes)), letter: z.string() })),
  booked: z.optional(z.strictObject({ at: when, start: when, minutes: z.int(), mode: z.enum(appointmentModes) })),
});
/** A group course, its first meeting held. */
const demoCourse = z.strictObject({
  id: z.string(),
  template: z.string(),
  title: z.string(),
  at: when,
  by: z.string(),
  leaders: z.array(z.string()),
  place: z.string(),
  wayIn: z.string(),
  first: when,
  participants: z.array(z.string()),
  /** Who called for the course and has no phone in Mellom; those for whom there is no place wait. */
  called: z.array(z.string()),
  attendance: z.strictObject({ at: when, late: z.array(z.string()), absent: z.array(z.string()) }),
  message: z.strictObject({ at: when, text: z.string() }),
});
const municipality = z.strictObject({
  about: z.strictObject({
    name: z.string(),
    municipality: z.string(),
    phone: z.string(),
    hours: z.string(),
    replyDays: z.int(),
    selfStart: z.array(z.string()),
    door: z.strictObject({ age: z.int() }),
    rooms: z.array(z.string()),
    videoHosts: z.array(z.string()),
    retentionMonths: z.int(),
  }),
  staff: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      roles: z.array(z.enum(staffRoles)),
      /** For how many there is room, how many they have, and in how many days more can begin. */
      room: z.strictObject({ most: z.int(), cases: z.int(), from: z.optional(z.int()) }),
      /** HH:mm, by the day of the week (1 Monday). */
      hours: z.array(z.strictObject({ day: z.int(), from: z.string(), until: z.string() })),
      /** Away from and until, in so many days. */
      away: z.optional(z.strictObject({ from: z.int(), until: z.int() })),
    }),
  ),
  /** What a therapist writes under a week of the sleep diary, by language. */
  comments: z.strictObject({ nb: z.array(z.string()), nn: z.array(z.string()), en: z.array(z.string()) }),
  cases: z.array(demoCase),
  referrals: z.array(demoReferral),
  courses: z.array(demoCourse),
  /** Words that are often needed. */
  replies: z.array(z.strictObject({ whose: z.enum(['own', 'team']), by: z.string(), name: z.string(), text: z.string() })),
});

export type DemoCase = z.infer<typeof demoCase>;
export type DemoReferral = z.infer<typeof demoReferral>;
export type DemoCourse = z.infer<typeof demoCourse>;
export type Diary = z.infer<typeof diary>;
export const lillevik = municipality.parse(data);
