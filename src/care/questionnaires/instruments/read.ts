import { MellomError } from '../../../protocol/errors';
import { type Element, fhir, isOurs, numberIn, type QuestionnaireItem, questionnaire, textIn, translated } from './questionnaire';
import { limitsOf, readScoring } from './scoring';
import type { Instrument, InstrumentItem, Wording } from './types';

/**
 * An instrument out of its FHIR R4 Questionnaire (locales/instruments, or a team's own pack): what a screen draws, in one language.
 *
 * @param language the reader's; the base language's wording is given where no wording in it is known
 * @throws MellomError E_INPUT for a document that is no instrument
 */
export function readInstrument(document: unknown, language: Wording): Instrument {
  const read = questionnaire.safeParse(document);
  if (!read.success)
    throw new MellomError('E_INPUT', read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
  const q = read.data;
  const wordings = q.extension
    .filter((e) => isOurs(e.url, 'wording'))
    .map(({ extension: e }) => ({ lang: textIn(e, 'lang'), status: textIn(e, 'status'), source: textIn(e, 'source') }));
  const wording: Wording = wordings.some((w) => w.lang === language) ? language : q.language;
  const own = wordings.find((w) => w.lang === wording);
  const word = (text: string, element: Element) => (wording === q.language ? text : (translated(element, wording) ?? text));
  const rules = readScoring(q);
  const items = (list: readonly QuestionnaireItem[], stem: string | null): InstrumentItem[] =>
    list.flatMap((one): InstrumentItem[] => {
      if (one.type === 'group') return items(one.item ?? [], word(one.text, one._text));
      if (one.type === 'display') return [];
      return [
        {
          linkId: one.linkId,
          stem,
          text: word(one.text, one._text),
          scored: rules.method !== 'none' && rules.scored.some(({ linkId }) => linkId === one.linkId),
          options: (one.answerOption ?? []).map(({ valueCoding: v }, place) => ({
            value: numberIn(v.extension, fhir.ordinal) ?? place,
            text: word(v.display, v._display),
          })),
          number: one.type === 'integer' ? limitsOf(one.extension) : null,
        },
      ];
    });
  return {
    id: q.id,
    version: q.version,
    title: word(q.title, q._title),
    wording,
    official: own?.status === 'official' || own?.status === 'own',
    status: own?.status === 'official' || own?.status === 'own' ? own.status : 'provisional',
    items: items(q.item, null),
    risk: rules.risk,
    notices: [own?.source, q.copyright].filter((n): n is string => n !== undefined && n !== ''),
  };
}
