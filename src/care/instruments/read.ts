import { z } from 'zod/mini';
import { MellomError } from '../../protocol/errors';
import { rulesOf } from './rules';
import type { Instrument, InstrumentItem, Wording } from './types';

/**
 * An instrument out of its FHIR R4 Questionnaire (locales/instruments): what a screen draws, in one language. Texts in other
 * languages stand in the standard translation extension; where each wording comes from stands in an extension of ours.
 */
const translation = 'http://hl7.org/fhir/StructureDefinition/translation';
const ordinal = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';
const wordingOf = /\/StructureDefinition\/wording$/;

const extension = z.object({
  url: z.string(),
  valueCode: z.optional(z.string()),
  valueString: z.optional(z.string()),
  valueDecimal: z.optional(z.number()),
  get extension() {
    return z.optional(z.array(extension));
  },
});
const element = z.optional(z.object({ extension: z.optional(z.array(extension)) }));
const option = z.object({
  valueCoding: z.object({ display: z.string(), _display: element, extension: z.optional(z.array(extension)) }),
});
const item = z.object({
  linkId: z.string(),
  text: z.string(),
  _text: element,
  type: z.string(),
  answerOption: z.optional(z.array(option)),
  get item() {
    return z.optional(z.array(item));
  },
});
const questionnaire = z.object({
  resourceType: z.literal('Questionnaire'),
  id: z.string(),
  version: z.string(),
  title: z.string(),
  _title: element,
  language: z.enum(['nb', 'nn', 'en']),
  copyright: z.string(),
  extension: z.array(extension),
  item: z.array(item),
});
type Item = z.infer<typeof item>;
type Element = z.infer<typeof element>;

/**
 * @param language the reader's; the base language's wording is given where no wording in it is known
 * @throws MellomError E_INPUT for a document that is no instrument
 */
export function readInstrument(document: unknown, language: Wording): Instrument {
  const read = questionnaire.safeParse(document);
  if (!read.success)
    throw new MellomError('E_INPUT', read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
  const q = read.data;
  const wordings = q.extension
    .filter((e) => wordingOf.test(e.url))
    .map((e) => ({ lang: part(e, 'lang'), status: part(e, 'status'), source: part(e, 'source') }));
  const wording: Wording = wordings.some((w) => w.lang === language) ? language : q.language;
  const own = wordings.find((w) => w.lang === wording);
  const word = (text: string, element: Element) => (wording === q.language ? text : (translated(element, wording) ?? text));
  const rules = rulesOf(q.id);
  const items = (list: readonly Item[], stem: string | null): InstrumentItem[] =>
    list.flatMap((one) =>
      one.type === 'group'
        ? items(one.item ?? [], word(one.text, one._text))
        : [
            {
              linkId: one.linkId,
              stem,
              text: word(one.text, one._text),
              scored: rules?.scored.includes(one.linkId) ?? false,
              options: (one.answerOption ?? []).map(({ valueCoding: v }, place) => ({
                value: v.extension?.find((e) => e.url === ordinal)?.valueDecimal ?? place,
                text: word(v.display, v._display),
              })),
            },
          ],
    );
  return {
    id: q.id,
    version: q.version,
    title: word(q.title, q._title),
    wording,
    official: own?.status === 'official',
    items: items(q.item, null),
    risk: rules?.risk ?? null,
    notices: [own?.source, q.copyright].filter((n): n is string => n !== undefined && n !== ''),
  };
}

type Extension = z.infer<typeof extension>;
function part(e: Extension, url: string): string {
  const found = e.extension?.find((inner) => inner.url === url);
  return found?.valueCode ?? found?.valueString ?? '';
}
function translated(element: Element, language: Wording): string | null {
  const found = element?.extension?.find((e) => e.url === translation && part(e, 'lang') === language);
  return found ? part(found, 'content') : null;
}
