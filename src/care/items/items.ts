import { z } from 'zod/mini';
import type { MemberRole, StreamType } from '../../protocol/kinds';
import { appointment, appointmentAnswer, proposal } from './appointments';
import { chart, late, note } from './charts';
import { consent } from './consents';
import { attendance, course, courseAnswer, courseMeeting, courseMessage, coursePlace, enrolment } from './courses';
import { teamYear, training } from './criteria';
import type { Line, Writer } from './define';
import { discharge, stayingWell } from './discharge';
import { document, documentRead, documentSent, filed } from './documents';
import { careMode } from './episodes';
import { letterTemplate } from './letter-templates';
import { comment, message, opened, receipt } from './messages';
import { away, cover, custody, end, erase, handover, identity, profile, welcome } from './people';
import { block, feedback, nextTime, programmePlan, progress, release } from './programmes';
import { answers, assign, flagSeen, pack, skip, struck, unassign } from './questionnaires';
import { decision, referral } from './referrals';
import { episodeRecord } from './registry';
import { remark } from './remarks';
import { figuresOut, teamReport, teamShares } from './reports';
import { retention } from './retention';
import { alert, alertState, assessment, riskFollowUp, safetyPlan } from './safety';
import { savedReply } from './saved-replies';
import { session } from './sessions';
import { absence, capacity, hours, roomBookings, rootShare, sheets, workload } from './team';
import { timeSpent } from './time-spent';
import { entry, sleepWindow } from './worksheets';

/**
 * Everything that happens in a case is an item: a plain object, sealed into one row (docs/architecture.md, "the one path"). What each kind
 * is stands in the file of its area; here they are joined, and nowhere else is there a list of them.
 */
const all = [
  profile,
  welcome,
  message,
  receipt,
  opened,
  assign,
  unassign,
  answers,
  struck,
  riskFollowUp,
  assessment,
  entry,
  comment,
  block,
  progress,
  feedback,
  nextTime,
  release,
  sleepWindow,
  appointment,
  proposal,
  appointmentAnswer,
  session,
  identity,
  cover,
  handover,
  custody,
  erase,
  end,
  alert,
  alertState,
  absence,
  hours,
  rootShare,
  sheets,
  pack,
  flagSeen,
  skip,
  safetyPlan,
  discharge,
  stayingWell,
  programmePlan,
  timeSpent,
  referral,
  decision,
  chart,
  note,
  late,
  careMode,
  capacity,
  workload,
  filed,
  consent,
  document,
  documentRead,
  documentSent,
  savedReply,
  course,
  courseMeeting,
  enrolment,
  attendance,
  courseMessage,
  coursePlace,
  courseAnswer,
  retention,
  away,
  letterTemplate,
  remark,
  roomBookings,
  training,
  teamYear,
  episodeRecord,
  teamReport,
  figuresOut,
  teamShares,
] as const;
type Definitions = (typeof all)[number];

export type Item = { [D in Definitions as D['kind']]: z.output<D['schema']> }[Definitions['kind']];
export type ItemKind = Item['kind'];
export type ItemOf<K extends ItemKind> = Extract<Item, { kind: K }>;
/** What a screen hands over: the engine adds id and time. */
export type ItemDraft = { [K in ItemKind]: Omit<ItemOf<K>, 'id' | 'at'> & { at?: string } }[ItemKind];
/** What the small lines of the conversation are called. */
export type EventName = EventsOf<Definitions['line']>;
type EventsOf<L> = L extends { said: (...p: never) => { event: infer E extends string } } ? E : never;

export const itemSchema = z.discriminatedUnion('kind', [...all.map(({ schema }) => schema)] as [
  Definitions['schema'],
  ...Definitions['schema'][],
]);

type Definition = { [K in ItemKind]: Extract<Definitions, { kind: K }> }[ItemKind];
const byKind = new Map<string, Definition>(all.map((one) => [one.kind, one]));
/** Every kind has its definition; the map is made of them. */
const definitionOf = (kind: ItemKind): Definition => byKind.get(kind) as Definition;

/** Whether an item of this kind may stand in a stream of this type, written by this role. */
export function mayStand(kind: ItemKind, type: StreamType, role: MemberRole): boolean {
  const { by, in: streams = ['case'] }: { by: readonly Writer[]; in?: readonly StreamType[] | 'every' } = definitionOf(kind);
  return (streams === 'every' || streams.includes(type)) && by.some((one) => one === role);
}
export const isLasting = (kind: ItemKind): boolean => definitionOf(kind).lasting ?? false;
export const isQuiet = (kind: ItemKind): boolean => definitionOf(kind).quiet ?? false;
export const isForOthers = (kind: ItemKind): boolean => definitionOf(kind).forOthers ?? false;

const kindsWhere = (holds: (definition: Definition) => boolean): readonly ItemKind[] => all.filter(holds).map(({ kind }) => kind);
export const leadsOnly = kindsWhere((one) => one.leadsOnly ?? false);
/** What people of a role do, as against what their client says by itself (receipts) or does on the way (opening a case). */
export const doings: Readonly<Record<Writer, readonly ItemKind[]>> = {
  citizen: kindsWhere(({ doing }) => doing?.includes('citizen') ?? false),
  staff: kindsWhere(({ doing }) => doing?.includes('staff') ?? false),
};
/** Kinds that have a line in the conversation. */
export const lineKinds = kindsWhere(({ line }) => line !== undefined);
/** The line of a kind, for any item of it; null where it is drawn as what it is. */
export function lineOf(kind: ItemKind): Line<Item, EventName> | null {
  const { line } = definitionOf(kind);
  return line === 'own' || line === undefined ? null : (line as unknown as Line<Item, EventName>);
}
