import { z } from 'zod/mini';
import type { StreamType } from '../../protocol/kinds';
import { id, instant } from './values';

/** Roles that write items; a `reader` of a stream writes none. */
export type Writer = 'citizen' | 'staff';

type Fields = Record<string, z.core.$ZodType>;
type Shape<K extends string, F extends Fields> = { id: typeof id; at: typeof instant; kind: z.ZodMiniLiteral<K> } & F;
type Schema<K extends string, F extends Fields> = z.ZodMiniObject<Shape<K, F>, z.core.$strict>;
type ItemIn<K extends string, F extends Fields> = z.output<Schema<K, F>>;

/** One item of a kind where it stands: null while its row has not been acknowledged. */
export interface Standing<I> {
  seq: number | null;
  author: string;
  role: Writer;
  item: I;
}
/** What a line may ask of the case around it. */
export interface LineLook {
  /** The answers of this id, as far as they are here. */
  answers: (id: string) => { instrument: string; at: string } | undefined;
  /** Total of some answers; null where the instrument has none. */
  total: (answers: { instrument: string; values: Record<string, number | null> }) => number | null;
  /** Who wrote the row of this place, whose body is gone; `undefined` where none is gone. */
  erased: (seq: number) => { author: string | undefined } | undefined;
  /** Names of what these items of somebody's gave, by what it is, with commas between. */
  given: (assignments: readonly string[], author: string) => Detail;
  /** Whether the programme had been given or begun before something that stands there. */
  hasBegun: (programme: string, before: { seq: number | null; item: { at: string } }) => boolean;
  /** The part that a plan opens beyond the plan before it. */
  opens: (plan: string) => string | undefined;
}
/** What the words of a line need, as plain values. */
export type Detail = Record<string, string | number>;
/** A small line of the conversation, between the messages: what it is called, and what its words say. */
export interface Line<I, E extends string> {
  /** Those that have a line; all of them where it is left out. In order of the log. */
  which?: (all: readonly Standing<I>[], look: LineLook) => readonly Standing<I>[];
  said: (one: Standing<I>, look: LineLook) => { event: E; detail: Detail };
}

interface Rules<I, E extends string> {
  /** Who may write it (docs/protocol.md, section 5, step 8). */
  by: readonly Writer[];
  /** Types of streams in which it may stand; a case's where it is left out. */
  in?: readonly StreamType[] | 'every';
  /**
   * Nobody takes it back, its author included: who has been where and by whose word, who has looked, that somebody was in danger and who
   * has seen to it, who holds a team's key. An erase item that names one has no effect on whoever has read it.
   */
  lasting?: true;
  /** A receipt does not speak of it: a receipt for a receipt would never end. */
  quiet?: true;
  /** Roles by whom it is something that a person has done, as against what their client says by itself or does on the way. */
  doing?: readonly Writer[];
  /** Counts in the team's stream by a lead's hand alone; whoever reads one of somebody else's sets it aside. */
  leadsOnly?: true;
  /** A custodian may do it for a case without the case becoming their own work. */
  forOthers?: true;
  /** Its line in the conversation; `own` is drawn as what it is, a message or a welcome. Without one it has none. */
  line?: 'own' | Line<I, E>;
}
export interface Definition<K extends string = string, F extends Fields = Fields, E extends string = string>
  extends Rules<ItemIn<K, F>, E> {
  kind: K;
  schema: Schema<K, F>;
}

/**
 * All that a kind of item is, in one place. Ids are 16 random bytes as base64url; times are ISO 8601 with offset, by the author's clock
 * ("the author's word"); dates are YYYY-MM-DD, clock times HH:mm (values.ts). To add one: CONTRIBUTING.md.
 */
export function defineItem<const K extends string, F extends Fields, const E extends string = never>(
  kind: K,
  fields: F,
  rules: Rules<ItemIn<K, F>, E>,
): Definition<K, F, E> {
  return { kind, schema: z.strictObject({ id, at: instant, kind: z.literal(kind), ...fields }) as Schema<K, F>, ...rules };
}
