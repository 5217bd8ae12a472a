import { z } from 'zod/mini';

/**
 * Everything that happens in a case is an item: a plain object, sealed into one row (docs/architecture.md, "the one path").
 * To add a new kind of thing: a schema here, its fold in case.ts, its words in locales, its screen.
 *
 * Ids are 16 random bytes as base64url. Times are ISO 8601 with offset, by the author's clock ("the author's word");
 * dates are YYYY-MM-DD; clock times HH:mm.
 */
const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));
const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/));
const date = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const slug = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/));
const language = z.enum(['nb', 'nn', 'en']);
const line = (max: number) => z.string().check(z.maxLength(max));
const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
/** Address of a block or screen in a programme: `sleep/p2/night-list`. */
const address = z.string().check(z.regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/));
const value = z.union([z.number(), z.string().check(z.maxLength(8_000)), z.boolean(), z.null()]);
/** A worksheet field: scalar, list or object of fields; depth is bounded by the worksheet's own schema. */
const field = z.union([value, z.array(z.union([value, z.record(z.string(), value)])), z.record(z.string(), value)]);

const head = { id, at: instant };

export const profileItem = z.strictObject({
  ...head,
  kind: z.literal('profile'),
  /** How staff see the case; only staff write it. */
  name: z.optional(line(120)),
  /** What the citizen wants to be called; only the citizen writes it. */
  called: z.optional(line(60)),
  phone: z.optional(line(30)),
});
export const welcomeItem = z.strictObject({
  ...head,
  kind: z.literal('welcome'),
  called: line(60),
  greeting: line(2_000),
});
export const messageItem = z.strictObject({ ...head, kind: z.literal('message'), text: text(8_000) });
/** "I have verified and opened everything up to seq", and, for `read`, "shown on my screen". */
export const receiptItem = z.strictObject({
  ...head,
  kind: z.literal('receipt'),
  received: z.int().check(z.gte(-1)),
  read: z.int().check(z.gte(-1)),
});
/** Access log: a member of staff opened the case. */
export const openedItem = z.strictObject({ ...head, kind: z.literal('opened') });

export const assignItem = z.strictObject({
  ...head,
  kind: z.literal('assign'),
  what: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('programme'), programme: slug }),
    z.strictObject({
      type: z.literal('questionnaire'),
      instruments: z.array(slug).check(z.minLength(1), z.maxLength(6)),
      repeat: z.enum(['once', 'weekly']),
      firstDue: date,
    }),
    z.strictObject({ type: z.literal('worksheet'), worksheet: slug, repeat: z.enum(['once', 'daily']), firstDue: date }),
  ]),
  note: z.optional(line(500)),
});
export const unassignItem = z.strictObject({ ...head, kind: z.literal('unassign'), assignment: id });

/** One filled-in instrument. Values by linkId; null is "vil ikke svare". */
export const answersItem = z.strictObject({
  ...head,
  kind: z.literal('answers'),
  instrument: slug,
  version: line(20),
  language,
  wording: language,
  assignment: z.optional(id),
  address: z.optional(address),
  startedAt: instant,
  timeZone: line(64),
  mode: z.enum(['home', 'in-session', 'read-out']),
  values: z.record(z.string(), z.union([z.int().check(z.gte(0), z.lte(10)), z.null()])),
});
/** The citizen's own answers to the follow-up after a risk item. Always refers to one `answers` item. */
export const riskFollowUpItem = z.strictObject({
  ...head,
  kind: z.literal('risk-follow-up'),
  answers: id,
  dangerNow: z.enum(['yes', 'no', 'unsure', 'unanswered']),
  thoughtsNow: z.enum(['yes', 'no', 'unsure', 'unanswered']),
  plan: z.enum(['yes', 'no', 'unsure', 'unanswered']),
  means: z.enum(['yes', 'no', 'unsure', 'unanswered']),
  alone: z.enum(['yes', 'no', 'unanswered']),
  reach: z.optional(line(200)),
});
export const assessmentActions = [
  'called',
  'talked',
  'safety-plan',
  'gp',
  'emergency-clinic',
  'dps',
  'assessed-not-acute',
] as const;
/** A member of staff has acted on a risk answer. */
export const assessmentItem = z.strictObject({
  ...head,
  kind: z.literal('assessment'),
  answers: id,
  action: z.enum(assessmentActions),
  note: z.optional(line(2_000)),
});

/** One state of one worksheet entry; a later one with the same entry replaces it. */
export const entryItem = z.strictObject({
  ...head,
  kind: z.literal('entry'),
  worksheet: slug,
  entry: id,
  date,
  values: z.record(z.string(), field),
  assignment: z.optional(id),
  address: z.optional(address),
  removed: z.optional(z.boolean()),
});
export const commentItem = z.strictObject({ ...head, kind: z.literal('comment'), on: id, text: text(4_000) });

/** Answer to one block of a programme, with the words as they were shown (FORMAT.md, section 6). */
export const blockItem = z.strictObject({
  ...head,
  kind: z.literal('block'),
  address,
  version: line(20),
  language,
  block: line(20),
  prompt: line(2_000),
  keys: z.optional(z.array(slug).check(z.maxLength(40))),
  options: z.optional(z.array(line(400)).check(z.maxLength(40))),
  texts: z.optional(z.array(line(8_000)).check(z.maxLength(40))),
  number: z.optional(z.number()),
});
export const progressItem = z.strictObject({
  ...head,
  kind: z.literal('progress'),
  programme: slug,
  version: line(20),
  part: slug,
  screen: slug,
  /** Screens of this part that have been opened, and skipped. */
  opened: z.int().check(z.gte(0), z.lte(40)),
  of: z.int().check(z.gte(1), z.lte(40)),
  skipped: z.array(slug).check(z.maxLength(40)),
  finished: z.boolean(),
});
/** The reader has shown a part's material to the therapist and waits for, or wishes, an answer. */
export const feedbackItem = z.strictObject({
  ...head,
  kind: z.literal('feedback'),
  address,
  shows: z.array(line(120)).check(z.maxLength(20)),
  note: z.optional(line(2_000)),
  wait: z.boolean(),
  opensAt: z.optional(date),
});
export const nextTimeItem = z.strictObject({ ...head, kind: z.literal('next-time'), address, text: line(1_000) });
/** A therapist lifts (or puts back) a hold that a guard has put on a feature. */
export const releaseItem = z.strictObject({
  ...head,
  kind: z.literal('release'),
  feature: slug,
  released: z.boolean(),
  note: z.optional(line(1_000)),
  /** For the sleep window: the therapist has agreed to a window below the citizen's own floor, minutes. */
  floor: z.optional(z.int().check(z.gte(300), z.lte(540))),
});
/** A sleep window in force from a date; proposed by the arithmetic, chosen by a person. */
export const sleepWindowItem = z.strictObject({
  ...head,
  kind: z.literal('sleep-window'),
  from: date,
  minutes: z.int().check(z.gte(300), z.lte(600)),
  riseTime: clock,
  lightsOff: clock,
  basis: z.strictObject({ nights: z.int(), meanTst: z.number(), meanSe: z.number() }),
});
export const appointmentItem = z.strictObject({
  ...head,
  kind: z.literal('appointment'),
  appointment: id,
  start: instant,
  minutes: z.int().check(z.gte(5), z.lte(480)),
  mode: z.enum(['in-person', 'video', 'phone']),
  cancelled: z.optional(z.boolean()),
  note: z.optional(line(500)),
});

export const itemSchema = z.discriminatedUnion('kind', [
  profileItem,
  welcomeItem,
  messageItem,
  receiptItem,
  openedItem,
  assignItem,
  unassignItem,
  answersItem,
  riskFollowUpItem,
  assessmentItem,
  entryItem,
  commentItem,
  blockItem,
  progressItem,
  feedbackItem,
  nextTimeItem,
  releaseItem,
  sleepWindowItem,
  appointmentItem,
]);
export type Item = z.infer<typeof itemSchema>;
export type ItemKind = Item['kind'];
export type ItemOf<K extends ItemKind> = Extract<Item, { kind: K }>;
/** What a screen hands over: the engine adds id and time. */
export type ItemDraft = { [K in ItemKind]: Omit<ItemOf<K>, 'id' | 'at'> & { at?: string } }[ItemKind];

/** Which kinds each role may write in a case (docs/protocol.md, section 5, step 8). */
export const writers: Record<ItemKind, readonly ('citizen' | 'staff')[]> = {
  profile: ['citizen', 'staff'],
  welcome: ['staff'],
  message: ['citizen', 'staff'],
  receipt: ['citizen', 'staff'],
  opened: ['staff'],
  assign: ['staff', 'citizen'],
  unassign: ['staff'],
  answers: ['citizen', 'staff'],
  'risk-follow-up': ['citizen'],
  assessment: ['staff'],
  entry: ['citizen'],
  comment: ['staff'],
  block: ['citizen'],
  progress: ['citizen'],
  feedback: ['citizen'],
  'next-time': ['citizen'],
  release: ['staff'],
  'sleep-window': ['citizen', 'staff'],
  appointment: ['staff'],
};
