import { z } from 'zod/mini';
import { date, figure, line, slug, whole } from '../items/values';
import type { RegistryDefinition } from './definition';

type Field = RegistryDefinition['fields'][number];
type Part = Extract<Field, { parts: unknown }>['parts'][number];
/** A record of any registry: what its fields hold, by their names; null is unknown. RPH's own (`EpisodeRecord`) is one. */
export type RegistryRecord = Readonly<Record<string, unknown>>;

const measured = z.strictObject({ on: date, total: figure });

/** What a record of a registry is: exactly its fields, each as the definition has it. A test holds RPH's own item against it. */
export const recordSchemaOf = ({ fields }: RegistryDefinition): z.ZodMiniType<RegistryRecord> =>
  z.strictObject(Object.fromEntries(fields.map((field) => [field.id, orUnknown(field, schemaOf(field))])));

const orUnknown = ({ always }: { always?: boolean | undefined }, value: z.ZodMiniType): z.ZodMiniType =>
  always ? value : z.nullable(value);
const ofParts = (parts: readonly Part[]) =>
  z.strictObject(Object.fromEntries(parts.map((part) => [part.id, orUnknown(part, schemaOf(part))])));

function schemaOf(field: Field | Part): z.ZodMiniType {
  switch (field.type) {
    case 'code':
      return z.enum(field.codes);
    case 'codes':
      return z.array(z.enum(field.codes)).check(z.maxLength(field.codes.length));
    case 'number':
      return whole(field.least, field.most);
    case 'numbers':
      return z.array(z.nullable(whole(field.least, field.most))).check(z.maxLength(field.count));
    case 'day':
      return date;
    case 'boolean':
      return z.boolean();
    case 'kommune':
      return z.string().check(z.regex(/^\d{4}$/));
    case 'text':
      return line(field.most);
    case 'programmes':
      return z.array(slug).check(z.maxLength(40));
    case 'measures':
      return z
        .array(z.strictObject({ instrument: slug, first: measured, last: measured, count: whole(1, 10_000) }))
        .check(z.maxLength(40));
    case 'group':
      return ofParts(field.parts);
    case 'rows':
      return z.array(ofParts(field.parts)).check(z.maxLength(field.most));
  }
}
