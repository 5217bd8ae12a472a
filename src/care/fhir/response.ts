import type { ItemOf } from '../items/items';
import { type Questionnaire, type QuestionnaireItem, questionsOf, valuesOf } from '../questionnaires/instruments/questionnaire';

/**
 * Answers as FHIR R4 QuestionnaireResponse, and back. Codes and texts are the Questionnaire's own; "vil ikke svare" is an item without
 * answer and with the standard data-absent-reason. Nothing that names a person is in it.
 */
type Answers = Pick<ItemOf<'answers'>, 'id' | 'instrument' | 'version' | 'at' | 'wording' | 'mode' | 'values'>;

const absent = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
/** Stands for the installation's own address, in what ships with Mellom too, until answers leave for another system. */
export const fhirBase = 'https://mellom.example/fhir';
const modeUrl = `${fhirBase}/StructureDefinition/answer-mode`;

export interface ResponseItem {
  linkId: string;
  text?: string;
  extension?: { url: string; valueCode: string }[];
  answer?: { valueCoding?: { system?: string; code?: string; display: string }; valueInteger?: number }[];
  item?: ResponseItem[];
}
export interface QuestionnaireResponse {
  resourceType: 'QuestionnaireResponse';
  id: string;
  extension: { url: string; valueCode: string }[];
  questionnaire: string;
  status: 'completed' | 'entered-in-error';
  language: string;
  subject: { reference: string };
  authored: string;
  item: ResponseItem[];
}

/** FHIR ids are letters, digits, - and . up to 64: item ids may hold an underscore. */
export const fhirId = (id: string): string => id.replaceAll('_', '.');
const itemId = (id: string): string => id.replaceAll('.', '_');
export const canonicalOf = (q: Questionnaire): string => q.url ?? `${fhirBase}/Questionnaire/${q.id}`;
export const answersStatus = (struck: boolean) => (struck ? 'entered-in-error' : 'completed');

/** @param subject id of the Patient resource that it belongs to */
export function toResponse(
  q: Questionnaire,
  answers: Answers,
  subject: string,
  status: QuestionnaireResponse['status'] = 'completed',
): QuestionnaireResponse {
  const itemOf = (one: QuestionnaireItem): ResponseItem[] => {
    if (one.type === 'display') return [];
    const shown = { linkId: one.linkId, text: one.text };
    if (one.type === 'group') {
      const inner = (one.item ?? []).flatMap(itemOf);
      return inner.length > 0 ? [{ ...shown, item: inner }] : [];
    }
    if (!Object.hasOwn(answers.values, one.linkId)) return [];
    const value = answers.values[one.linkId];
    if (value === null || value === undefined) return [{ ...shown, extension: [{ url: absent, valueCode: 'asked-declined' }] }];
    if (one.type === 'integer') return [{ ...shown, answer: [{ valueInteger: value }] }];
    const option = one.answerOption?.[valuesOf(one).indexOf(value)]?.valueCoding;
    if (!option) return [];
    const { system, code, display } = option;
    return [{ ...shown, answer: [{ valueCoding: { ...(system ? { system } : {}), ...(code ? { code } : {}), display } }] }];
  };
  return {
    resourceType: 'QuestionnaireResponse',
    id: fhirId(answers.id),
    extension: [{ url: modeUrl, valueCode: answers.mode }],
    questionnaire: `${canonicalOf(q)}|${answers.version}`,
    status,
    language: q.language,
    subject: { reference: `Patient/${subject}` },
    authored: answers.at,
    item: q.item.flatMap(itemOf),
  };
}

/** The answers in a response to this questionnaire; null when it is to another one, or an answer is not one of its options. */
export function fromResponse(
  q: Questionnaire,
  response: QuestionnaireResponse,
): Pick<Answers, 'id' | 'values' | 'mode' | 'at'> | null {
  if (response.questionnaire.split('|')[0] !== canonicalOf(q)) return null;
  const values: Record<string, number | null> = {};
  const questions = new Map(questionsOf(q.item).map((one) => [one.linkId, one]));
  const take = (items: readonly ResponseItem[]): boolean =>
    items.every((one) => {
      if (one.item) return take(one.item);
      const question = questions.get(one.linkId);
      if (!question) return false;
      const answer = one.answer?.[0];
      const value = answer ? chosenOf(question, answer) : null;
      if (answer && value === null) return false;
      values[one.linkId] = value;
      return true;
    });
  const mode = response.extension.find(({ url }) => url === modeUrl)?.valueCode;
  if (!take(response.item)) return null;
  return {
    id: itemId(response.id),
    values,
    mode: mode === 'in-session' || mode === 'read-out' || mode === 'paper' ? mode : 'home',
    at: response.authored,
  };
}

function chosenOf(question: QuestionnaireItem, answer: NonNullable<ResponseItem['answer']>[number]): number | null {
  if (answer.valueInteger !== undefined) return answer.valueInteger;
  const at = (question.answerOption ?? []).findIndex(
    ({ valueCoding }) => valueCoding.code === answer.valueCoding?.code && valueCoding.system === answer.valueCoding?.system,
  );
  return valuesOf(question)[at] ?? null;
}
