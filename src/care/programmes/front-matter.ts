import { isRecord } from '../is-record';
import type { Faults } from './faults';
import type { ContentFile } from './markdown';
import type { Language } from './types';

/** Front matter of programme files: which keys there are, which must be there, and what they say (FORMAT, section 1). */
const reviews = ['needs-clinical-review', 'reviewed'];
export const partKeys = [
  'id',
  'title',
  'lang',
  'minutes',
  'pauseDays',
  'goal',
  'homework',
  'checkIn',
  'readyWhen',
  'reviewStatus',
  'reviewedBy',
  'translates',
];
export const partNeeds = ['id', 'title', 'lang', 'minutes', 'goal', 'homework', 'checkIn', 'reviewStatus'];
export const twinNeeds = ['id', 'title', 'lang', 'goal', 'translates', 'reviewStatus'];
export const cardKeys = [
  'id',
  'title',
  'version',
  'lang',
  'reviewStatus',
  'reviewedBy',
  'goal',
  'problem',
  'minAge',
  'duration',
  'person',
  'summary',
  'forWhom',
  'talkFirst',
  'holds',
  'parts',
  'retiredIds',
  'reviewNotes',
  'sources',
  'translates',
];
export const cardNeeds = [
  'id',
  'title',
  'version',
  'lang',
  'reviewStatus',
  'problem',
  'minAge',
  'duration',
  'person',
  'summary',
  'forWhom',
  'talkFirst',
  'parts',
  'sources',
];
export const cardTwinNeeds = ['id', 'title', 'lang', 'summary', 'forWhom', 'talkFirst', 'translates', 'reviewStatus'];

export function checkMeta(file: ContentFile, known: readonly string[], needs: readonly string[], faults: Faults): void {
  const lineOfKey = (key: string) => Math.max(1, file.lines.findIndex((line) => line.startsWith(`${key}:`)) + 1);
  for (const key of Object.keys(file.meta))
    if (!known.includes(key)) faults.error(lineOfKey(key), `unknown key "${key}" in the front matter`);
  for (const key of needs) if (file.meta[key] === undefined) faults.error(1, `the front matter lacks "${key}"`);
  if (!reviews.includes(textOf(file.meta.reviewStatus)))
    faults.error(lineOfKey('reviewStatus'), `reviewStatus is one of ${reviews.join(', ')}`);
  const by = file.meta.reviewedBy;
  if (
    file.meta.reviewStatus === 'reviewed' &&
    !(Array.isArray(by) && by.length > 0 && by.every((r) => isRecord(r) && r.name && r.role && r.date))
  )
    faults.error(lineOfKey('reviewStatus'), 'reviewed needs reviewedBy with name, role and date');
}

/** A translation that follows an older nb is told of, not refused. */
export function checkVersion(file: ContentFile, version: string, faults: Faults): void {
  const translates = textOf(file.meta.translates);
  if (translates !== version) faults.warn(1, `translates ${translates}; nb is at ${version}`);
}

export const textOf = (v: unknown): string => (typeof v === 'string' ? v : typeof v === 'number' ? String(v) : '');
export const numberOf = (v: unknown): number => (typeof v === 'number' ? v : 0);
export const textsOf = (v: unknown): string[] => (Array.isArray(v) ? v.filter((t): t is string => typeof t === 'string') : []);
export const listOf = (v: unknown): Record<string, unknown>[] => (Array.isArray(v) ? v.filter(isRecord) : []);
export const languageOf = (v: unknown): Language => (v === 'nn' || v === 'en' ? v : 'nb');
