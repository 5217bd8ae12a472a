import type { RegistryDefinition } from './definition';

type Field = RegistryDefinition['fields'][number];
type Part = Extract<Field, { parts: unknown }>['parts'][number];

/** Parts of a field that has some. */
export function partsAt({ fields }: RegistryDefinition, id: string): readonly Part[] {
  const field = fields.find((one) => one.id === id);
  return field && 'parts' in field ? field.parts : [];
}

/** A field, or the part `b` of the field `a` by `a.b`; undefined where there is none. */
export function fieldAt(definition: RegistryDefinition, path: string): Field | Part | undefined {
  const [id = '', part] = path.split('.');
  return part === undefined
    ? definition.fields.find((one) => one.id === id)
    : partsAt(definition, id).find((one) => one.id === part);
}
