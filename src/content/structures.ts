import type { ProgrammeCard } from '../care/programmes/types';

/**
 * The structure of programmes, for the engine: which parts, screens and guards there are. Those that a case names and no others, so that
 * what the worker fetches does not grow with the number of programmes.
 */
const cards = import.meta.glob<{ default: ProgrammeCard }>('../../locales/nb/programmes/*/programme.md');

export async function loadStructures(ids: readonly string[]): Promise<ProgrammeCard[]> {
  const files = ids.flatMap((id) => cards[`../../locales/nb/programmes/${id}/programme.md`] ?? []);
  return (await Promise.all(files.map((file) => file()))).map((module) => module.default);
}
