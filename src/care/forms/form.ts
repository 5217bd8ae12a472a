import { z } from 'zod/mini';
import { slug } from '../items/values';
import { type Fact, type FactName, factNames } from './facts';

const words = z.strictObject({ nb: z.string(), nn: z.string(), en: z.string() });
/**
 * A form that others ask to have filled in, as data in `locales/forms`: which question is answered by which fact. When a real form is
 * published, or asks otherwise, its file is changed and no code. `inferred`: nobody has published it, and this is what is likely to be asked.
 */
const form = z.strictObject({
  id: slug,
  title: words,
  source: z.string(),
  inferred: z.boolean(),
  questions: z
    .array(z.strictObject({ id: slug, ask: words, fact: z.nullable(z.enum(factNames)) }))
    .check(z.minLength(1), z.maxLength(200)),
});
export type Form = z.output<typeof form>;

/** A form that ships; a test reads each. @throws ZodError where it is none */
export const readForm = (value: unknown): Form => form.parse(value);

export interface FilledIn {
  id: string;
  ask: string;
  /** null: open, for a person to fill in. */
  fact: Fact | null;
}

/** The form with all that is known or entered in its place; what nobody has said stays open, and is never a nought. */
export const filledIn = (
  { questions }: Form,
  facts: Readonly<Partial<Record<FactName, Fact>>>,
  language: 'nb' | 'nn' | 'en',
): FilledIn[] => questions.map(({ id, ask, fact }) => ({ id, ask: ask[language], fact: (fact && facts[fact]) ?? null }));
