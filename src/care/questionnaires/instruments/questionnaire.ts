import { z } from 'zod/mini';

/**
 * The part of a FHIR R4 Questionnaire that an instrument is made of (https://hl7.org/fhir/R4/questionnaire.html). Unknown members are
 * let through: they are other readers'. Texts in other languages stand in the standard translation extension; where a wording comes
 * from, and how the instrument is scored, stand in extensions of ours (docs/measures.md).
 */
export const fhir = {
  translation: 'http://hl7.org/fhir/StructureDefinition/translation',
  ordinal: 'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  minValue: 'http://hl7.org/fhir/StructureDefinition/minValue',
  maxValue: 'http://hl7.org/fhir/StructureDefinition/maxValue',
} as const;
/** Ours end so, under whatever address the file's author has. */
const ours = {
  wording: '/StructureDefinition/wording',
  scoring: '/StructureDefinition/scoring',
  scored: '/StructureDefinition/scored',
};
export const isOurs = (url: string, which: keyof typeof ours): boolean => url.endsWith(ours[which]);

const extension = z.looseObject({
  url: z.string(),
  valueCode: z.optional(z.string()),
  valueString: z.optional(z.string()),
  valueDecimal: z.optional(z.number()),
  valueInteger: z.optional(z.number()),
  get extension() {
    return z.optional(z.array(extension));
  },
});
const element = z.optional(z.looseObject({ extension: z.optional(z.array(extension)) }));
const option = z.looseObject({
  valueCoding: z.looseObject({
    system: z.optional(z.string()),
    code: z.optional(z.string()),
    display: z.string().check(z.minLength(1)),
    _display: element,
    extension: z.optional(z.array(extension)),
  }),
});
const item = z.looseObject({
  linkId: z.string().check(
    z.regex(/^[A-Za-z0-9.-]{1,40}$/),
    z.refine((name) => !(name in {})),
  ),
  text: z.string().check(z.minLength(1), z.maxLength(1_000)),
  _text: element,
  type: z.enum(['group', 'choice', 'integer', 'display']),
  extension: z.optional(z.array(extension)),
  answerOption: z.optional(z.array(option).check(z.minLength(2), z.maxLength(20))),
  get item() {
    return z.optional(z.array(item));
  },
});
export const questionnaire = z.looseObject({
  resourceType: z.literal('Questionnaire'),
  id: z.string().check(
    z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
    z.refine((name) => !(name in {})),
  ),
  url: z.optional(z.string()),
  version: z.string().check(z.minLength(1), z.maxLength(20)),
  title: z.string().check(z.minLength(1), z.maxLength(120)),
  _title: element,
  language: z.enum(['nb', 'nn', 'en']),
  /** Who owns it and under what licence it may be used: shown with it, never empty. */
  copyright: z.string().check(z.minLength(1), z.maxLength(2_000)),
  extension: z.array(extension),
  item: z.array(item).check(z.minLength(1), z.maxLength(60)),
});
export type Questionnaire = z.infer<typeof questionnaire>;
export type QuestionnaireItem = z.infer<typeof item>;
export type Extension = z.infer<typeof extension>;
export type Element = z.infer<typeof element>;

/** Every question, in order, out of its groups. */
export const questionsOf = (items: readonly QuestionnaireItem[]): QuestionnaireItem[] =>
  items.flatMap((one) => (one.type === 'group' ? questionsOf(one.item ?? []) : one.type === 'display' ? [] : [one]));

/** Values that the options of a question stand for: their ordinal value, else their place. */
export const valuesOf = (question: QuestionnaireItem): number[] =>
  (question.answerOption ?? []).map(({ valueCoding }, place) => numberIn(valueCoding.extension, fhir.ordinal) ?? place);

/** The part of an extension with this address: its code or text. */
export function textIn(extensions: readonly Extension[] | undefined, url: string): string {
  const found = extensions?.find((inner) => inner.url === url);
  return found?.valueCode ?? found?.valueString ?? '';
}
export function numberIn(extensions: readonly Extension[] | undefined, url: string): number | null {
  const found = extensions?.find((inner) => inner.url === url);
  return found?.valueDecimal ?? found?.valueInteger ?? null;
}
export const allIn = (extensions: readonly Extension[] | undefined, url: string): Extension[] =>
  (extensions ?? []).filter((inner) => inner.url === url);

/** A text in one language out of the standard translation extension. */
export function translated(of: Element, language: string): string | null {
  const found = of?.extension?.find((e) => e.url === fhir.translation && textIn(e.extension, 'lang') === language);
  return found ? textIn(found.extension, 'content') : null;
}
