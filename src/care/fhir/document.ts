import type { Filing } from '../documents/filing';
import type { Questionnaire } from '../questionnaires/instruments/questionnaire';
import { remarksOn } from '../remarks/remarks';
import { type Identifier, totalOf } from './bundle';
import { canonicalOf, fhirBase, fhirId, toResponse } from './response';

export interface FiledDocument {
  filing: Filing;
  questionnaires: readonly Questionnaire[];
  /** Names of those who wrote, by account. */
  names: Readonly<Record<string, string>>;
  title: string;
  /** Who answers for the document: the service, and the person who took it out. */
  service: string;
  author: string;
  /** The same as a PDF, base64. */
  pdf: string;
  /** A random id of the patient; letters, digits, - and . */
  patient: string;
  identifier?: Identifier;
  /** UUID of this document. */
  uuid: string;
  /** ISO instant at which it was made. */
  at: string;
  /** Address under which this installation's own resources are named. */
  base: string;
}

const loinc = 'http://loinc.org';

/**
 * A part of a case as a FHIR R4 Bundle of type document: a Composition first, then the messages (Communication), the forms with what was answered,
 * and the same as a PDF (Binary). The patient is a random id and, where somebody has chosen one, an identifier of another system's.
 *
 * @returns JSON
 */
export function toDocument(p: FiledDocument): string {
  const { filing, questionnaires, names, patient, identifier, at } = p;
  const subject = { reference: `Patient/${patient}` };
  const noted = (on: string) => {
    const beside = remarksOn(filing.remarks, on);
    return beside.length > 0 ? { note: beside.map(({ text, at: time }) => ({ authorReference: subject, time, text })) } : {};
  };
  const messages = filing.messages.map(({ id, at: sent, author, role, text }) => ({
    resourceType: 'Communication',
    id: fhirId(id),
    status: 'completed',
    subject,
    sent,
    sender: role === 'citizen' ? subject : { display: names[author] ?? p.service },
    payload: [{ contentString: text }],
    ...noted(id),
  }));
  const byId = new Map(questionnaires.map((one) => [one.id, one]));
  const answered = filing.answers.flatMap((one) => {
    const q = byId.get(one.instrument);
    return q ? [toResponse(q, one, patient), ...totalOf(q, one, patient, 'completed')] : [];
  });
  const used = questionnaires.filter(({ id }) => filing.answers.some(({ instrument }) => instrument === id));
  const binary = { resourceType: 'Binary', id: `${p.uuid}-pdf`, contentType: 'application/pdf', data: p.pdf };
  const section = (title: string, all: readonly { resourceType: string; id: string }[]) =>
    all.length === 0 ? [] : [{ title, entry: all.map(({ resourceType, id }) => ({ reference: `${resourceType}/${id}` })) }];
  const composition = {
    resourceType: 'Composition',
    id: p.uuid,
    status: 'final',
    type: { coding: [{ system: loinc, code: '34109-9', display: 'Note' }] },
    subject,
    date: at,
    author: [{ display: p.author }],
    title: p.title,
    custodian: { display: p.service },
    section: [...section('Messages', messages), ...section('Questionnaires', answered), ...section('PDF', [binary])],
  };
  const resources = [
    composition,
    { resourceType: 'Patient', id: patient, ...(identifier ? { identifier: [identifier] } : {}) },
    ...messages,
    ...used.map((one) => ({ ...one, url: canonicalOf(one) })),
    ...answered,
    binary,
  ];
  const bundle = {
    resourceType: 'Bundle',
    type: 'document',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${p.uuid}` },
    timestamp: at,
    entry: resources.map((resource) => ({ fullUrl: `${fhirBase}/${resource.resourceType}/${resource.id}`, resource })),
  };
  return JSON.stringify(bundle, null, 2).replaceAll(`"${fhirBase}/`, `"${p.base}/`);
}
