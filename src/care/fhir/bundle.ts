import type { ItemOf } from '../items/items';
import type { Questionnaire } from '../questionnaires/instruments/questionnaire';
import { score } from '../questionnaires/instruments/score';
import { readScoring } from '../questionnaires/instruments/scoring';
import { answersStatus, canonicalOf, fhirBase, fhirId, toResponse } from './response';

/** Whose answers they are, as another system knows them: what that system calls the person, and which system it is. */
export interface Identifier {
  value: string;
  /** An absolute address, or `urn:oid:…`. */
  system?: string;
}
export interface Exported {
  questionnaires: readonly Questionnaire[];
  answers: readonly ItemOf<'answers'>[];
  /** Ids of answers that have been struck out: they go along as entered in error, so that whoever has them already learns of it. */
  struck: ReadonlySet<string>;
  /** A random id of the patient; letters, digits, - and . */
  patient: string;
  identifier?: Identifier;
  /** ISO instant of the export. */
  at: string;
  /** Address under which this installation's own resources are named, such as `https://mellom.kommune.no/fhir`. */
  base: string;
}

/**
 * All answers of a case as one FHIR R4 Bundle (type collection): the questionnaires as they were, a response for each time, and an
 * Observation for each total. The patient is a random id and, where somebody has chosen one, an identifier of another system's.
 *
 * @returns JSON. What ships with Mellom is named under `base`: one installation names the same thing in the same way each time.
 */
export function toBundle(p: Exported): string {
  const { questionnaires, answers, struck, patient, identifier, at, base } = p;
  const byId = new Map(questionnaires.map((one) => [one.id, one]));
  const used = questionnaires.filter(({ id }) => answers.some(({ instrument }) => instrument === id));
  const responses = answers.flatMap((one) => {
    const q = byId.get(one.instrument);
    const status = answersStatus(struck.has(one.id));
    return q ? [toResponse(q, one, patient, status), ...totalOf(q, one, patient, status)] : [];
  });
  const resources = [
    { resourceType: 'Patient', id: patient, ...(identifier ? { identifier: [identifier] } : {}) },
    // Under its own address a questionnaire is the same one, whoever reads it.
    ...used.map((one) => ({ ...one, url: canonicalOf(one) })),
    ...responses,
  ];
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: at,
    entry: resources.map((resource) => ({ fullUrl: `${fhirBase}/${resource.resourceType}/${resource.id}`, resource })),
  };
  return JSON.stringify(bundle, null, 2).replaceAll(`"${fhirBase}/`, `"${base}/`);
}

export function totalOf(
  q: Questionnaire,
  answers: ItemOf<'answers'>,
  patient: string,
  status: 'completed' | 'entered-in-error',
): { resourceType: 'Observation'; id: string }[] {
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
        status: status === 'completed' ? 'final' : status,
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
