import { z } from 'zod/mini';
import type { StreamType } from '../../protocol/kinds';
import { longestMessage } from './lengths';
import {
  account,
  address,
  answersByLink,
  clock,
  date,
  document,
  fields,
  figure,
  id,
  instant,
  language,
  line,
  place,
  prose,
  slug,
  text,
  whole,
  zone,
} from './values';

/**
 * Everything that happens in a case is an item: a plain object, sealed into one row (docs/architecture.md, "the one path").
 * To add a new kind of thing: a schema here, its fold in case.ts, its words in locales, its screen.
 *
 * Ids are 16 random bytes as base64url. Times are ISO 8601 with offset, by the author's clock ("the author's word");
 * dates are YYYY-MM-DD; clock times HH:mm. What each may be stands in item-values.ts.
 */
const head = { id, at: instant };

export const profileItem = z.strictObject({
  ...head,
  kind: z.literal('profile'),
  /** How staff see the case; only staff write it. */
  name: z.optional(line(120)),
  /** What the citizen wants to be called; only the citizen writes it. */
  called: z.optional(line(60)),
  /** Of the citizen; in the team's stream its author's own, for colleagues. */
  phone: z.optional(line(30)),
});
export const welcomeItem = z.strictObject({
  ...head,
  kind: z.literal('welcome'),
  called: line(60),
  greeting: prose(2_000),
  /** What the greeting is written in; the page opens in it. */
  language: z.optional(language),
});
export const messageItem = z.strictObject({ ...head, kind: z.literal('message'), text: text(longestMessage) });
/** "I have verified and opened everything up to seq", and, for `read`, "shown on my screen". */
export const receiptItem = z.strictObject({
  ...head,
  kind: z.literal('receipt'),
  received: place,
  read: place,
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
      /** `session`: before each appointment; `fourth`: at every fourth of them. */
      repeat: z.enum(['once', 'weekly', 'session', 'fourth']),
      firstDue: date,
    }),
    z.strictObject({ type: z.literal('worksheet'), worksheet: slug, repeat: z.enum(['once', 'daily']), firstDue: date }),
  ]),
  note: z.optional(prose(500)),
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
  timeZone: zone,
  /** `paper`: a form on paper that staff have entered; `at` is of the day on which it was filled in. */
  mode: z.enum(['home', 'in-session', 'read-out', 'paper']),
  /** The rest of a questionnaire whose answer about risk has gone ahead: joins the answers with this id, and is none of its own. */
  completes: z.optional(id),
  values: answersByLink,
});
/** Answers that were entered wrongly count no more; they stay in sight, with who struck them and why (struck.ts). */
export const struckItem = z.strictObject({
  ...head,
  kind: z.literal('struck'),
  answers: id,
  reason: text(500),
  /** They count after all. */
  restored: z.optional(z.boolean()),
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
const alsoDone = z.array(z.enum(assessmentActions)).check(z.maxLength(assessmentActions.length));
/** A member of staff has acted on a risk answer. */
export const assessmentItem = z.strictObject({
  ...head,
  kind: z.literal('assessment'),
  answers: id,
  action: z.enum(assessmentActions),
  /** What was done besides. */
  also: z.optional(alsoDone),
  note: z.optional(prose(2_000)),
  /** Brought over from the stream of alerts by a client that is in both: who did it there, when, and the id of what they wrote. */
  done: z.optional(z.strictObject({ by: account, at: instant, item: id })),
});

/** One state of one worksheet entry; a later one with the same entry replaces it. */
export const entryItem = z.strictObject({
  ...head,
  kind: z.literal('entry'),
  worksheet: slug,
  entry: id,
  date,
  values: fields,
  assignment: z.optional(id),
  address: z.optional(address),
  removed: z.optional(z.boolean()),
});
/** Staff's words beside an entry, an answer or a feedback; `praise` is a short warm word without a question in it. */
export const commentItem = z.strictObject({
  ...head,
  kind: z.literal('comment'),
  on: id,
  text: text(4_000),
  praise: z.optional(z.boolean()),
});

/** Answer to one block of a programme, with the words as they were shown (FORMAT.md, section 6). */
export const blockItem = z.strictObject({
  ...head,
  kind: z.literal('block'),
  address,
  version: line(20),
  language,
  block: line(20),
  prompt: prose(2_000),
  keys: z.optional(z.array(slug).check(z.maxLength(40))),
  options: z.optional(z.array(prose(400)).check(z.maxLength(40))),
  texts: z.optional(z.array(prose(8_000)).check(z.maxLength(40))),
  number: z.optional(figure),
});
export const skipReasons = ['not-now', 'known', 'too-hard', 'not-mine', 'unsaid'] as const;
export const progressItem = z.strictObject({
  ...head,
  kind: z.literal('progress'),
  programme: slug,
  version: line(20),
  part: slug,
  screen: slug,
  /** Screens of this part that have been opened, and skipped. */
  opened: whole(0, 40),
  of: whole(1, 40),
  skipped: z.array(slug).check(z.maxLength(40)),
  /** Why a screen was left out, if the reader said so: screen -> reason. */
  reasons: z.optional(z.record(slug, z.enum(skipReasons))),
  finished: z.boolean(),
  /** Minutes in which this part has been open and in use, in all; never falls. For the registry (care rules 6.4). */
  minutes: z.optional(whole(0, 6_000)),
});
/**
 * How this citizen takes a programme: which parts in which order, how far apart, and where the reader waits for a word. The newest
 * for a programme counts; without one it stands as it was written.
 */
export const programmePlanItem = z.strictObject({
  ...head,
  kind: z.literal('programme-plan'),
  programme: slug,
  /** Parts in this citizen's order; those not named are hidden, and stay readable where they have been begun. */
  parts: z.array(slug).check(z.minLength(1), z.maxLength(8)),
  /** Days advised between parts in place of the programme's own; never a lock. */
  pace: z.optional(whole(0, 60)),
  /** After these parts the reader waits for the therapist, at most `feedbackDays`. */
  stops: z.array(slug).check(z.maxLength(8)),
  feedbackDays: whole(1, 5),
  /** Parts that are open whatever waits before them. */
  opened: z.array(slug).check(z.maxLength(8)),
  note: z.optional(prose(500)),
});
/**
 * Minutes that a member of staff has spent on the case away from the citizen's sight: reading, answering, phoning (care rules 6.4). The
 * newest of an author for a day and a kind of work counts, so that a number can be put right; none is 0.
 */
export const timeSpentItem = z.strictObject({
  ...head,
  kind: z.literal('time-spent'),
  day: date,
  minutes: whole(0, 600),
  on: z.enum(['reading', 'answering', 'phone', 'meeting', 'other']),
});
/** The reader has shown a part's material to the therapist and waits for, or wishes, an answer. */
export const feedbackItem = z.strictObject({
  ...head,
  kind: z.literal('feedback'),
  address,
  shows: z.array(line(120)).check(z.maxLength(20)),
  note: z.optional(prose(2_000)),
  wait: z.boolean(),
  opensAt: z.optional(date),
});
export const nextTimeItem = z.strictObject({ ...head, kind: z.literal('next-time'), address, text: prose(1_000) });
/** A therapist lifts (or puts back) a hold that a guard has put on a feature. */
export const releaseItem = z.strictObject({
  ...head,
  kind: z.literal('release'),
  feature: slug,
  released: z.boolean(),
  note: z.optional(prose(1_000)),
  /** For the sleep window: the therapist has agreed to a window below the citizen's own floor, minutes. */
  floor: z.optional(whole(300, 540)),
});
/** A sleep window in force from a date; proposed by the arithmetic, chosen by a person. */
export const sleepWindowItem = z.strictObject({
  ...head,
  kind: z.literal('sleep-window'),
  from: date,
  minutes: whole(300, 600),
  riseTime: clock,
  lightsOff: clock,
  basis: z.strictObject({ nights: whole(0, 10_000), meanTst: figure, meanSe: figure }),
});
export const appointmentItem = z.strictObject({
  ...head,
  kind: z.literal('appointment'),
  appointment: id,
  start: instant,
  minutes: whole(5, 480),
  mode: z.enum(['in-person', 'video', 'phone']),
  cancelled: z.optional(z.boolean()),
  note: z.optional(prose(500)),
});

/** A person has made sure who holds the account that claimed the invitation; after a recovery invitation the history opens with it. */
export const identityItem = z.strictObject({ ...head, kind: z.literal('identity'), account });
/** Another therapist looks after the case from `from` until `until` (both included). Later items of one `cover` id replace earlier ones. */
export const coverItem = z.strictObject({
  ...head,
  kind: z.literal('cover'),
  cover: id,
  by: account,
  from: date,
  until: date,
  note: z.optional(prose(500)),
  ended: z.optional(z.boolean()),
});
/** The case goes to another therapist for good; the citizen reads the note. */
export const handoverItem = z.strictObject({ ...head, kind: z.literal('handover'), to: account, note: text(2_000) });
/** A custodian opens a case that is not their own, and says why, before anything of it is shown to them. */
export const custodyItem = z.strictObject({ ...head, kind: z.literal('custody'), reason: text(500) });
/** The body of one row shall go (docs/protocol.md, step 3). `row`: the row's id; `item`: the id of the item that stood there. */
export const eraseItem = z.strictObject({
  ...head,
  kind: z.literal('erase'),
  seq: whole(0, 0xffff_ffff),
  row: account,
  item: z.optional(id),
});
/** A custodian ends the stream; after it, it may be deleted. */
export const endItem = z.strictObject({ ...head, kind: z.literal('end'), reason: text(500) });

/**
 * In a citizen's `alert` stream, after every questionnaire with a risk item, also when there is no risk (docs/protocol.md, section 3).
 * A later one for the same `answers` replaces the earlier: the follow-up comes after the answer.
 */
export const alertItem = z.strictObject({
  ...head,
  kind: z.literal('alert'),
  answers: id,
  instrument: slug,
  value: whole(0, 10),
  previous: z.optional(whole(0, 10)),
  followUp: z.optional(
    z.strictObject({
      dangerNow: riskFollowUpItem.shape.dangerNow,
      thoughtsNow: riskFollowUpItem.shape.thoughtsNow,
      plan: riskFollowUpItem.shape.plan,
      means: riskFollowUpItem.shape.means,
      alone: riskFollowUpItem.shape.alone,
    }),
  ),
  /** Left out where there is no risk: who it is, how to reach them, and the stream of their case. */
  called: z.optional(line(60)),
  reach: z.optional(line(200)),
  caseStream: z.optional(account),
  /** Who answers for the case, so that whoever is on duty knows with whom to speak. */
  therapist: z.optional(account),
});
export const alertStates = ['seen', 'acting', 'escalated', 'resolved'] as const;
/** What duty staff say of an alert; only this counts as received. In the team's stream the same without a note, for those in the case. */
export const alertStateItem = z.strictObject({
  ...head,
  kind: z.literal('alert-state'),
  /** `answers` of the alert */
  answers: id,
  state: z.enum(alertStates),
  action: z.optional(z.enum(assessmentActions)),
  /** What was done besides. */
  also: z.optional(alsoDone),
  note: z.optional(prose(2_000)),
});

/** In the team's stream: the root seed for a second holder, wrapped to that account alone (docs/protocol.md, "Teams"). */
export const rootShareItem = z.strictObject({
  ...head,
  kind: z.literal('root-share'),
  to: account,
  root: account,
  wrap: line(2_400),
});
/** In the team's stream: both half sheets of this root have been typed back and fit. */
export const sheetsItem = z.strictObject({ ...head, kind: z.literal('sheets'), root: account });

/** An instrument of the team's own, as FHIR Questionnaire JSON; it travels in the case in which it is used. */
export const packItem = z.strictObject({
  ...head,
  kind: z.literal('pack'),
  json: document(56_000),
  /** The team gives it to nobody from now on; cases that have it keep it. */
  removed: z.optional(z.boolean()),
});
/** A therapist has seen a flag of the feedback rules, and what they do with it. */
export const flagActions = ['talked', 'adjusted', 'supervision', 'stepped-up', 'stepped-down', 'none'] as const;
export const flagSeenItem = z.strictObject({
  ...head,
  kind: z.literal('flag-seen'),
  rule: z.enum(['R1', 'R2', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9']),
  instrument: z.nullable(slug),
  /** Time of the measure that made the flag: a newer one makes a new flag. */
  of: instant,
  action: z.optional(z.enum(flagActions)),
  /** Put aside until a date, with a reason. */
  snoozedUntil: z.optional(date),
  note: z.optional(prose(1_000)),
});
/** The citizen leaves out one round of a questionnaire, and may say why. */
export const skipItem = z.strictObject({
  ...head,
  kind: z.literal('skip'),
  assignment: id,
  due: date,
  reason: z.enum(['not-now', 'too-much', 'not-relevant', 'unsaid']),
});

const lines = z.array(text(200)).check(z.maxLength(12));
/** Made together; the newest counts (care rules 4.3, after Stanley and Brown). Opened from the crisis sheet, also without a network. */
export const safetyPlanItem = z.strictObject({
  ...head,
  kind: z.literal('safety-plan'),
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
});
/** The course of treatment has ended, and why (codes of the registry, care rules 6.5). */
export const endReasons = [
  'completed',
  'ended-early-by-citizen',
  'ended-before-wished',
  'referred-on',
  'never-assessed',
  'died',
  'unknown',
] as const;
export const dischargeItem = z.strictObject({
  ...head,
  kind: z.literal('discharge'),
  reason: z.enum(endReasons),
  note: z.optional(prose(2_000)),
  /** The course goes on after all: what is said here of its end holds no more. */
  reopened: z.optional(z.boolean()),
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
  struckItem,
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
  identityItem,
  coverItem,
  handoverItem,
  custodyItem,
  eraseItem,
  endItem,
  alertItem,
  alertStateItem,
  rootShareItem,
  sheetsItem,
  packItem,
  flagSeenItem,
  skipItem,
  safetyPlanItem,
  dischargeItem,
  programmePlanItem,
  timeSpentItem,
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
  struck: ['staff'],
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
  identity: ['staff'],
  cover: ['staff'],
  handover: ['staff'],
  custody: ['staff'],
  erase: ['citizen', 'staff'],
  end: ['staff'],
  alert: ['citizen'],
  'alert-state': ['staff'],
  'root-share': ['staff'],
  sheets: ['staff'],
  pack: ['staff'],
  'flag-seen': ['staff'],
  skip: ['citizen'],
  'safety-plan': ['citizen', 'staff'],
  discharge: ['staff'],
  'programme-plan': ['staff'],
  'time-spent': ['staff'],
};

/**
 * Kinds that nobody takes back, their author included: who has been where and by whose word, who has looked, that somebody was in danger and who
 * has seen to it, who holds a team's key. An erase item that names one of them has no effect on whoever has read it.
 */
export const lasting: ReadonlySet<ItemKind> = new Set([
  'opened',
  'receipt',
  'identity',
  'cover',
  'handover',
  'custody',
  'erase',
  'end',
  'struck',
  'alert',
  'alert-state',
  'root-share',
  'sheets',
]);

/** Kinds that count in the team's stream by a lead's hand alone; whoever reads one of somebody else's sets it aside (client/cases/by-leads.ts). */
export const leadsOnly = ['pack', 'sheets', 'root-share'] as const satisfies readonly ItemKind[];

/** Kinds that stand in every stream; all others stand in a case, or where the second list says. */
const everywhere: ReadonlySet<ItemKind> = new Set(['receipt', 'opened', 'custody', 'erase', 'end']);
const elsewhere: Partial<Record<ItemKind, readonly StreamType[]>> = {
  profile: ['case', 'team'],
  message: ['case', 'team', 'chart', 'course'],
  alert: ['alert'],
  'alert-state': ['alert', 'team'],
  'root-share': ['team'],
  sheets: ['team'],
  pack: ['team', 'case'],
};
/** Whether an item of this kind may stand in a stream of this type. */
export function standsIn(kind: ItemKind, type: StreamType): boolean {
  return everywhere.has(kind) || (elsewhere[kind] ?? ['case']).includes(type);
}
