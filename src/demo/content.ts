import type { ProgrammeCard, ProgrammePart } from '../care/programmes/types';
import { loadInstrument, loadPart, loadProgramme } from '../content/load';

/** What the story needs of the real content. */
export interface Content {
  /** linkIds of the scored items, in order. */
  linkIds: Record<string, readonly string[]>;
  versions: Record<string, { version: string; wording: 'nb' | 'nn' | 'en' }>;
  card: ProgrammeCard;
  parts: readonly ProgrammePart[];
}

/** The real sleep programme and instruments, in the reader's language where there is one. */
export async function loadContent(language: 'nb' | 'nn' | 'en'): Promise<Content> {
  const card = await loadProgramme('sleep', language);
  if (!card) throw new Error('the sleep programme is missing');
  const parts = await Promise.all(card.parts.map(({ id }) => loadPart('sleep', id, language)));
  const instruments = await Promise.all(['phq-9', 'gad-7'].map((id) => loadInstrument(id, language)));
  return {
    card,
    parts: parts.filter((part): part is ProgrammePart => part !== null),
    linkIds: Object.fromEntries(instruments.map(({ id, items }) => [id, items.map(({ linkId }) => linkId)])),
    versions: Object.fromEntries(instruments.map(({ id, version, wording }) => [id, { version, wording }])),
  };
}
