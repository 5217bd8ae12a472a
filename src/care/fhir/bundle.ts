import type { Questionnaire } from '../instruments/questionnaire';
import { score } from '../instruments/score';
import { readScoring } from '../instruments/scoring';
import type { ItemOf } from '../items';
import { canonicalOf, fhirId, toResponse } from './response';

/**
 * All answers of a case as one FHIR R4 Bundle (type collection): the questionnaires as they were, a response for each time, and an
 * Observation for each total. The patient is a random id: who it is, whoever exports it knows.
 *
 * @param patient a random id; letters, digits, - and .
 */
export function toBundle(
  questionnaires: readonly Questionnaire[],
  answers: readonly ItemOf<'answers'>[],
  patient: string,
  at: string,
): object {
  const byId = new Map(questionnaires.map((one) => [one.id, one]));
  const used = questionnaires.filter(({ id }) => answers.some(({ instrument }) => instrument === id));
  const responses = answers.flatMap((one) => {
    const q = byId.get(one.instrument);
    return q ? [{ q, one, response: toResponse(q, one, patient) }] : [];
  });
  const resources = [
    { resourceType: 'Patient', id: patient },
    ...used,
    ...responses.flatMap(({ q, one, response }) => [response, ...totalOf(q, one, patient)]),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: at,
    entry: resources.map((resource) => ({ fullUrl: addressOf(resource), resource })),
  };
}

const addressOf = (resource: { resourceType: string; id: string }): string =>
  resource.resourceType === 'Questionnaire'
    ? canonicalOf(resource as unknown as Questionnaire)
    : `https://mellom.example/fhir/${resource.resourceType}/${resource.id}`;

function totalOf(q: Questionnaire, answers: ItemOf<'answers'>, patient: string): { resourceType: 'Observation'; id: string }[] {
  const rules = readScoring(q);
  const { total, prorated } = score(rules, answers.values);
  if (total === null) return [];
  const code = rules.totalCode
    ? { coding: [{ system: 'http://loinc.org', code: rules.totalCode }], text: q.title }
    : { text: q.title };
  return [
    {
      resourceType: 'Observation',
      id: `${fhirId(answers.id)}-total`,
      ...{
        status: 'final',
        category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] }],
        code,
        subject: { reference: `Patient/${patient}` },
        effectiveDateTime: answers.at,
        valueQuantity: { value: total, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' },
        derivedFrom: [{ reference: `QuestionnaireResponse/${fhirId(answers.id)}` }],
        ...(prorated ? { note: [{ text: 'Missing answers replaced by the mean of the others.' }] } : {}),
      },
    },
  ];
}
