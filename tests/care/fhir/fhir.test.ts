import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Fhir, Versions } from 'fhir';
import { ParseConformance } from 'fhir/parseConformance';
import { describe, expect, it } from 'vitest';
import { type Exported, toBundle } from '../../../src/care/fhir/bundle';
import { toDocument } from '../../../src/care/fhir/document';
import { fromResponse, toResponse } from '../../../src/care/fhir/response';
import type { ItemOf } from '../../../src/care/items/items';
import {
  type Questionnaire,
  questionnaire,
  questionsOf,
  valuesOf,
} from '../../../src/care/questionnaires/instruments/questionnaire';

const folder = join(import.meta.dirname, '../../../locales/instruments');
const ids = readdirSync(folder).map((name) => name.replace('.json', ''));
const document = (id: string): unknown => JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'));
const read = (id: string): Questionnaire => questionnaire.parse(document(id));
const validator = new Fhir(new ParseConformance(true, Versions.R4));
/** What the independent validator (the fhir package, with the definitions of R4) objects to. */
const objections = (resource: unknown) =>
  validator
    .validate(resource as never, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal');

/** Any answers to a questionnaire: an option, a number, or "vil ikke svare". */
const anyAnswers = (q: Questionnaire) =>
  fc.record(
    Object.fromEntries(
      questionsOf(q.item).map((one) => [
        one.linkId,
        fc.option(one.type === 'integer' ? fc.integer({ min: 0, max: 52 }) : fc.constantFrom(...valuesOf(one))),
      ]),
    ),
  );
const item = (q: Questionnaire, values: Record<string, number | null>): ItemOf<'answers'> => ({
  kind: 'answers',
  id: 'abcdefghijklmnopqrs_-A',
  at: '2026-03-12T08:15:00+01:00',
  startedAt: '2026-03-12T08:12:00+01:00',
  timeZone: 'Europe/Oslo',
  instrument: q.id,
  version: q.version,
  language: 'nb',
  wording: 'nb',
  mode: 'read-out',
  values,
});

interface Read {
  entry: { fullUrl: string; resource: { resourceType: string; status?: string } }[];
}
const exported = (questionnaires: Questionnaire[], answers: ItemOf<'answers'>[], changes: Partial<Exported> = {}): Read =>
  JSON.parse(
    toBundle({
      questionnaires,
      answers,
      struck: new Set(),
      patient: 'p1',
      at: '2026-03-12T09:00:00Z',
      base: 'https://lillevik.no/fhir',
      ...changes,
    }),
  );

describe('every instrument that ships', () => {
  it.each(ids)('%s is a valid FHIR R4 Questionnaire', (id) => {
    expect(objections(document(id))).toEqual([]);
  });
  it.each(ids)('answers to %s come back from FHIR as they were', (id) => {
    const q = read(id);
    fc.assert(
      fc.property(anyAnswers(q), (values) => {
        const answers = item(q, values);
        expect(fromResponse(q, JSON.parse(JSON.stringify(toResponse(q, answers, 'p1'))))).toEqual({
          id: answers.id,
          at: answers.at,
          mode: 'read-out',
          values,
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('answers as FHIR', () => {
  it('are valid as responses and as a bundle with totals, and name nobody', () => {
    const all = ids.map(read);
    const answers = all.map((q) =>
      item(q, Object.fromEntries(questionsOf(q.item).map((one) => [one.linkId, valuesOf(one)[1] ?? 3]))),
    );
    for (const [i, q] of all.entries()) {
      const one = answers[i];
      if (one) expect(objections(toResponse(q, one, 'p1'))).toEqual([]);
    }
    const bundle = exported(all, answers);
    expect(objections(bundle)).toEqual([]);
    const kinds = bundle.entry.map(({ resource }) => resource.resourceType);
    expect(kinds.filter((kind) => kind === 'QuestionnaireResponse')).toHaveLength(all.length);
    expect(kinds.filter((kind) => kind === 'Observation')).toHaveLength(all.length - 1); // work status has no total
  });
  it('can be matched: by an identifier of another system’s, by one address of this installation, and by the same names each time', () => {
    const q = read('gad-7');
    const answers = item(q, { q1: 1, q2: 1, q3: 0, q4: 0, q5: 0, q6: 0, q7: 0 });
    const identifier = { system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: '1234' };
    const bundle = exported([q], [answers], { identifier });
    expect(objections(bundle)).toEqual([]);
    const [patient, form, response] = bundle.entry.map(({ resource }) => resource);
    expect(patient).toMatchObject({ resourceType: 'Patient', identifier: [identifier] });
    expect(form).toMatchObject({ url: 'https://lillevik.no/fhir/Questionnaire/gad-7' });
    expect(response).toMatchObject({ questionnaire: `https://lillevik.no/fhir/Questionnaire/gad-7|${q.version}` });
    expect(JSON.stringify(bundle)).not.toContain('mellom.example');
    const again = exported([q], [answers], { patient: 'p2' });
    expect(again.entry.slice(1).map(({ fullUrl }) => fullUrl)).toEqual(bundle.entry.slice(1).map(({ fullUrl }) => fullUrl));
  });
  it('that have been struck out go along as entered in error, with their total, and as nothing else', () => {
    const q = read('gad-7');
    const answers = item(q, { q1: 1, q2: 1, q3: 0, q4: 0, q5: 0, q6: 0, q7: 0 });
    const bundle = exported([q], [answers], { struck: new Set([answers.id]) });
    expect(objections(bundle)).toEqual([]);
    expect(bundle.entry.flatMap(({ resource: { resourceType, status } }) => (status ? [[resourceType, status]] : []))).toEqual([
      ['Questionnaire', 'active'],
      ['QuestionnaireResponse', 'entered-in-error'],
      ['Observation', 'entered-in-error'],
    ]);
  });
  it('say that a question was asked and not answered', () => {
    const q = read('gad-7');
    const response = toResponse(q, item(q, { q1: null, q2: 1 }), 'p1');
    expect(objections(response)).toEqual([]);
    expect(JSON.stringify(response)).toContain('asked-declined');
  });
  it('are refused as answers to another questionnaire, or with an option that it does not have', () => {
    const q = read('gad-7');
    const response = toResponse(q, item(q, { q1: 1 }), 'p1');
    expect(fromResponse(read('phq-9'), response)).toBeNull();
    const strange = JSON.parse(JSON.stringify(response).replace('LA6569-3', 'LA0-0'));
    expect(fromResponse(q, strange)).toBeNull();
  });
});

describe('a part of a case as a document', () => {
  const q = read('phq-9');
  const answered = item(q, { [questionsOf(q.item)[0]?.linkId ?? '']: 2 });
  const whole = JSON.parse(
    toDocument({
      filing: {
        messages: [
          {
            id: 'abcdefghijklmnopqrs_-A',
            at: '2026-03-02T08:00:00+01:00',
            author: 'kari',
            role: 'citizen',
            text: 'Hei «Maja» <b>',
          },
          { id: 'bbcdefghijklmnopqrs_-A', at: '2026-03-02T09:00:00+01:00', author: 'maja', role: 'staff', text: 'Hei' },
        ],
        answers: [answered],
        remarks: [
          {
            remark: 'cbcdefghijklmnopqrs_-A',
            on: 'bbcdefghijklmnopqrs_-A',
            about: 'disagreement',
            text: 'Nei.',
            at: '2026-03-03T09:00:00+01:00',
            sent: true,
          },
        ],
        gone: 0,
        upTo: 4,
      },
      questionnaires: [q],
      names: { maja: 'Maja Solberg' },
      title: 'Samtale',
      service: 'Rask psykisk helsehjelp',
      author: 'Maja Solberg',
      pdf: 'JVBERi0=',
      patient: 'p1',
      uuid: '6f1c2c1e-0000-4000-8000-000000000000',
      at: '2026-03-12T09:00:00Z',
      base: 'https://lillevik.no/fhir',
    }),
  );
  it('begins with what it is, and names all that is in it', () => {
    const [composition, ...others] = whole.entry.map(({ resource }: { resource: object }) => resource);
    expect(composition).toMatchObject({ resourceType: 'Composition', status: 'final', author: [{ display: 'Maja Solberg' }] });
    const named = composition.section.flatMap(({ entry }: { entry: { reference: string }[] }) =>
      entry.map(({ reference }) => reference),
    );
    const there = others.map(({ resourceType, id }: { resourceType: string; id: string }) => `${resourceType}/${id}`);
    expect(there).toEqual(expect.arrayContaining(named));
    expect(named).toHaveLength(4);
    expect(others.find(({ resourceType }: { resourceType: string }) => resourceType === 'Communication')).toMatchObject({
      payload: [{ contentString: 'Hei «Maja» <b>' }],
    });
  });
  it('a note of disagreement goes with what it is about', () => {
    const sent = whole.entry.map(({ resource }: { resource: object }) => resource);
    expect(sent.filter((one: { note?: unknown }) => one.note)).toMatchObject([
      { resourceType: 'Communication', payload: [{ contentString: 'Hei' }], note: [{ text: 'Nei.' }] },
    ]);
  });
  it('each part of it is valid R4', () => {
    expect(whole).toMatchObject({ resourceType: 'Bundle', type: 'document' });
    for (const { resource } of whole.entry)
      expect([resource.resourceType, objections(resource)]).toEqual([resource.resourceType, []]);
    expect(objections(whole)).toEqual([]);
  });
});
