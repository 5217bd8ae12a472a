import { type CourseTemplate, courseTemplate } from '../care/courses/template';
import type { Language, ProgrammeCard, ProgrammePart } from '../care/programmes/types';
import type { Questionnaire } from '../care/questionnaires/instruments/questionnaire';
import type { Instrument, InstrumentId } from '../care/questionnaires/instruments/types';
import type { WorksheetStructure } from '../care/worksheets/types';

/**
 * What ships with the app and a clinician can edit: programmes, instruments, worksheets, courses. Each is a small module of its own,
 * loaded when it is needed and precached, so that it opens offline and the first load does not grow with their number.
 */
type Module<T> = () => Promise<{ default: T }>;
const cards = import.meta.glob<{ default: ProgrammeCard }>('../../locales/*/programmes/*/programme.md');
// All parts of a programme in one language are one file: a phone fetches few, and has the whole programme or nothing of it.
const parts = import.meta.glob<{ default: ProgrammePart[] }>('../../locales/*/programmes/*/programme.md', { query: '?parts' });
const instruments = import.meta.glob<{ default: unknown }>('../../locales/instruments/*.json');
const courses = import.meta.glob<{ default: unknown }>('../../locales/courses/*/*.json');
const worksheets = import.meta.glob<{ default: WorksheetStructure }>('../../locales/worksheets/*.json');

const idsOf = (files: Record<string, unknown>, found: RegExp) =>
  [...new Set(Object.keys(files).map((path) => found.exec(path)?.[1] ?? ''))].filter((id) => id !== '').sort();

export const programmeIds: readonly string[] = idsOf(cards, /programmes\/([a-z0-9-]+)\/programme\.md$/);
export const instrumentIds: readonly InstrumentId[] = idsOf(instruments, /instruments\/([a-z0-9-]+)\.json$/);
export const courseIds: readonly string[] = idsOf(courses, /courses\/nb\/([a-z0-9-]+)\.json$/);
export const worksheetIds: readonly string[] = idsOf(worksheets, /worksheets\/([a-z0-9-]+)\.json$/);

/** In the language asked for, else in bokmål: the answer's `lang` says which. null when there is no such programme. */
export const loadProgramme = (id: string, language: Language): Promise<ProgrammeCard | null> =>
  inLanguage(cards, language, (lang) => `../../locales/${lang}/programmes/${id}/programme.md`);

/** `part` is its id: p1, p2 … */
export async function loadPart(id: string, part: string, language: Language): Promise<ProgrammePart | null> {
  const all = await inLanguage(parts, language, (lang) => `../../locales/${lang}/programmes/${id}/programme.md`);
  return all?.find((one) => one.id === part) ?? null;
}

export async function loadInstrument(id: InstrumentId, language: Language): Promise<Instrument> {
  const file = instruments[`../../locales/instruments/${id}.json`];
  if (!file) throw new Error(`no instrument ${id}`);
  // The reader of FHIR, and the schema it checks with, come with the first questionnaire.
  const { readInstrument } = await import('../care/questionnaires/instruments/read');
  return readInstrument((await file()).default, language);
}

/** The FHIR Questionnaire itself, for export. */
export async function loadQuestionnaire(id: InstrumentId): Promise<Questionnaire> {
  const file = instruments[`../../locales/instruments/${id}.json`];
  if (!file) throw new Error(`no instrument ${id}`);
  const { questionnaire } = await import('../care/questionnaires/instruments/questionnaire');
  return questionnaire.parse((await file()).default);
}

/** What a course can be made of, in the language asked for. */
export async function loadCourse(id: string, language: Language): Promise<CourseTemplate | null> {
  const found = await inLanguage(courses, language, (lang) => `../../locales/courses/${lang}/${id}.json`);
  return found === null ? null : courseTemplate.parse(found);
}

export async function loadWorksheet(id: string): Promise<WorksheetStructure | null> {
  const file = worksheets[`../../locales/worksheets/${id}.json`];
  return file ? (await file()).default : null;
}

async function inLanguage<T>(
  files: Record<string, Module<T>>,
  language: Language,
  path: (lang: Language) => string,
): Promise<T | null> {
  const file = files[path(language)] ?? files[path('nb')];
  return file ? (await file()).default : null;
}
