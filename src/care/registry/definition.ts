import { z } from 'zod/mini';
import { fewest, nearest, smallest } from '../disclosure/limits';
import { slug, whole } from '../items/values';

/**
 * What a service keeps of a course of treatment and what may be told of it, as data (locales/registries): the fields of a record, the measures by
 * which an outcome is judged, who is counted by which day and by what, and the tables that leave. docs/registry.md, "A registry is data".
 */
const isSet = (all: readonly string[]) => new Set(all).size === all.length;
const words = z.strictObject({ nb: z.string(), nn: z.string(), en: z.string() });
/** Of a field or a part of one; `a.b` is the part `b` of the field `a`. */
const name = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/));
const path = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}(\.[a-z][A-Za-z0-9]{0,39})?$/));
const some = (most: number) => z.array(slug).check(z.minLength(1), z.maxLength(most), z.refine(isSet, 'each once'));
const each = <V extends z.ZodMiniType<{ id: string }>>(one: V, most: number) =>
  z.array(one).check(
    z.maxLength(most),
    z.refine((all) => isSet(all.map(({ id }) => id)), 'each id once'),
  );

/** `always`: never null, which is unknown. */
const code = { type: z.literal('code'), codes: some(80), always: z.optional(z.boolean()) };
const number = {
  type: z.literal('number'),
  least: z.int(),
  most: z.int(),
  unit: z.optional(z.enum(['year', 'minutes', 'percent'])),
  always: z.optional(z.boolean()),
};
const day = { type: z.literal('day'), always: z.optional(z.boolean()) };
const part = z.discriminatedUnion('type', [
  z.strictObject({ id: name, ...code }),
  z.strictObject({ id: name, ...number }),
  z.strictObject({ id: name, ...day }),
]);
const parts = each(part, 20).check(z.minLength(1));
const about = {
  id: name,
  name: words,
  what: words,
  /** Whose definition it is. */
  source: z.string().check(z.minLength(1)),
  /** A therapist puts it right by hand; what is counted is put right where it is written. */
  corrected: z.optional(z.boolean()),
  always: z.optional(z.boolean()),
};
const field = z.discriminatedUnion('type', [
  z.strictObject({ ...about, ...code }),
  z.strictObject({ ...about, ...number }),
  z.strictObject({ ...about, ...day }),
  z.strictObject({ ...about, type: z.literal('boolean') }),
  /** Four digits (SSB, klass 131). */
  z.strictObject({ ...about, type: z.literal('kommune') }),
  z.strictObject({ ...about, type: z.literal('text'), most: whole(1, 200) }),
  z.strictObject({ ...about, type: z.literal('codes'), codes: some(80) }),
  z.strictObject({ ...about, type: z.literal('numbers'), least: z.int(), most: z.int(), count: whole(1, 100) }),
  z.strictObject({ ...about, type: z.literal('programmes') }),
  /** First and last valid total of each instrument, and how many there are. */
  z.strictObject({ ...about, type: z.literal('measures') }),
  z.strictObject({ ...about, type: z.literal('group'), parts }),
  z.strictObject({ ...about, type: z.literal('rows'), most: whole(1, 1_000), parts }),
]);

const only = z.record(name, some(80));
/** A number of a record: days or years from one to the other, or a sum of fields and of parts of rows; null where it is not known. */
const reckoned = z.union([
  z.strictObject({ days: z.tuple([name, name]) }),
  z.strictObject({ years: z.tuple([name, name]) }),
  z.strictObject({
    sum: z.array(z.strictObject({ field: path, where: z.optional(only) })).check(z.minLength(1), z.maxLength(20)),
  }),
]);
/** The one value that a record has in a dimension. What is not known is `unknown`, a value like any other. */
const dimension = z.discriminatedUnion('by', [
  /** A code as it stands, or the group that it is in. */
  z.strictObject({
    by: z.literal('code'),
    field: path,
    groups: z.optional(z.array(z.strictObject({ code: slug, of: some(80) })).check(z.minLength(1), z.maxLength(40))),
  }),
  /** The only code of a list; `several` of them, or none. */
  z.strictObject({ by: z.literal('only'), field: name, several: slug, none: slug }),
  /** The last step that a number has come to. */
  z.strictObject({
    by: z.literal('steps'),
    number: reckoned,
    steps: z.array(z.strictObject({ code: slug, from: z.int() })).check(z.minLength(1), z.maxLength(40)),
  }),
  /** One of the team's municipalities, or `elsewhere`. */
  z.strictObject({ by: z.literal('place'), field: name }),
  /** The first case that holds of the first row with these codes: a part is known, or is one of some codes. */
  z.strictObject({
    by: z.literal('row'),
    field: name,
    where: only,
    cases: z.array(z.strictObject({ code: slug, part: name, is: z.optional(some(80)) })).check(z.minLength(1), z.maxLength(20)),
  }),
  /** What became of it by the outcome measures (`results`). */
  z.strictObject({ by: z.literal('outcome') }),
  /** Whether an instrument was answered at least twice: `yes`, `no`. */
  z.strictObject({ by: z.literal('measured'), instrument: slug }),
]);
const population = z.strictObject({
  id: slug,
  /** The day that each is counted by; a record without it is not in the population. */
  on: name,
  /** Only those of whom a number is at least this. */
  least: z.optional(z.strictObject({ number: reckoned, is: z.int() })),
  /** Not records but so many things of each, of which the first so many have one value and the rest another. */
  each: z.optional(
    z.strictObject({ number: reckoned, dimension: slug, first: z.strictObject({ code: slug, number: reckoned }), rest: slug }),
  ),
  dimensions: z.record(slug, dimension),
});
const where = z.record(slug, some(80));
const tableCode = z.union([
  /** Every value of a dimension, or these of them. */
  z.strictObject({ each: slug, only: z.optional(some(80)) }),
  /** Those who have one of these values in each dimension named; `of`: in a population of its own. */
  z.strictObject({ code: slug, of: z.optional(slug), where }),
]);
const axis = z.strictObject({ id: slug, codes: z.array(tableCode).check(z.minLength(1), z.maxLength(80)) });
const table = z.strictObject({ id: slug, of: slug, axes: each(axis, 3).check(z.minLength(1)) });
const summary = z.union([
  z.strictObject({ id: slug, of: slug, where, quartiles: reckoned }),
  z.strictObject({ id: slug, of: slug, where, effect: slug }),
]);

export const registryDefinition = z.strictObject({
  /** Name and version of the codebook, as it stands in what leaves: another version is another codebook. */
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,29}-\d{1,3}\.\d{1,3}$/)),
  name: words,
  source: z.string(),
  /** How what leaves is hidden and rounded: the engine's own numbers, which a definition says and does not loosen. */
  rules: z.strictObject({ smallest: z.literal(smallest), nearest: z.literal(nearest), fewest: z.literal(fewest) }),
  fields: each(field, 80).check(z.minLength(1)),
  instruments: some(40),
  /** By which a course is judged, first against last; none: the registry says nothing of outcomes. */
  outcomes: z
    .array(
      z.strictObject({
        instrument: slug,
        cutOff: z.number(),
        /** The smallest change that is more than chance; null: none is known, and none is claimed. */
        reliableChange: z.nullable(z.number()),
        direction: z.enum(['higher-is-worse', 'higher-is-better']),
        source: z.string().check(z.minLength(1)),
      }),
    )
    .check(z.maxLength(8)),
  programmes: z.array(slug).check(z.maxLength(80), z.refine(isSet, 'each once')),
  populations: each(population, 20).check(z.minLength(1)),
  tables: each(table, 60).check(z.minLength(1)),
  summaries: each(summary, 80),
});
export type RegistryDefinition = z.output<typeof registryDefinition>;
export type Reckoned = z.output<typeof reckoned>;
export type DimensionRule = z.output<typeof dimension>;
export type PopulationRule = z.output<typeof population>;
