import type { DocumentText } from '../../care/documents/document-text';
import { type Filable, type Filing, filingOf } from '../../care/documents/filing';
import { packsOf } from '../../care/questionnaires/instruments/book';
import type { Questionnaire } from '../../care/questionnaires/instruments/questionnaire';
import { rulesOf } from '../../care/questionnaires/instruments/rules';
import type { WithCases } from '../cases/case-cache';
import type { Log } from '../store/logs';
import { newId } from '../sync/write';
import type { CaseRef } from '../values';
import type { DrawnDocument } from './draw';

/** What a FHIR document says besides what was written. */
export interface FilingAbout {
  names: Readonly<Record<string, string>>;
  title: string;
  service: string;
  author: string;
  pdf: Uint8Array;
}

export const documentsOn = (held: { session: () => WithCases }, logOf: (ref: string) => Log) => ({
  reads: {
    /** A document as a tagged PDF. */
    pdf: (text: DocumentText): Promise<DrawnDocument> => pdf(text),
    /** A part of a case as it stands, for a record. */
    filing: async (caseRef: CaseRef, what: Filable): Promise<Filing> =>
      filingOf(await held.session().cases.state(logOf(caseRef)), what),
    /** The same as a FHIR R4 document. */
    fhirDocument: (caseRef: CaseRef, filing: Filing, about: FilingAbout) =>
      fhirDocument(held.session(), logOf(caseRef), filing, about),
  },
});

/** What draws, and the letters it draws with, come with the first document. */
async function pdf(text: DocumentText): Promise<DrawnDocument> {
  const [{ drawDocument }, { loadFonts }] = await Promise.all([import('./draw'), import('../../content/fonts')]);
  return drawDocument(text, await loadFonts());
}

async function fhirDocument(session: WithCases, log: Log, filing: Filing, about: FilingAbout): Promise<string> {
  const own = packsOf(await session.cases.state(log));
  const [{ loadQuestionnaire }, { toDocument }] = await Promise.all([
    import('../../content/load'),
    import('../../care/fhir/document'),
  ]);
  const used = [...new Set(filing.answers.map(({ instrument }) => instrument))];
  const questionnaires = await Promise.all(
    used.flatMap((id): (Questionnaire | Promise<Questionnaire>)[] => {
      const pack = own.get(id)?.questionnaire;
      return pack ? [pack] : rulesOf(id) ? [loadQuestionnaire(id)] : [];
    }),
  );
  return toDocument({
    ...about,
    filing,
    questionnaires,
    pdf: base64(about.pdf),
    // A new name each time, as in every export: two cannot be laid side by side by it.
    patient: newId().replaceAll('_', '.'),
    uuid: crypto.randomUUID(),
    at: new Date(session.env.now()).toISOString(),
    base: `${session.env.origin}/fhir`,
  });
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
