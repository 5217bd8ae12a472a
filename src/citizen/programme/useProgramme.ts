import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { byPlace } from '../../care/programme/order';
import type { ProgrammeCard, ProgrammePart } from '../../care/programme/types';
import type { Language } from '../../client/api';
import { loadPart, loadProgramme, loadTitles, programmeIds, type Titles } from '../../client/content';

/** Programmes in the reader's language; undefined while loading, null when there is none. */
const asLanguage = (language: string): Language => (language === 'nn' || language === 'en' ? language : 'nb');

export function useLanguage(): Language {
  return asLanguage(useTranslation().i18n.language);
}
export function useProgramme(id: string | undefined): ProgrammeCard | null | undefined {
  const language = useLanguage();
  return useQuery({
    queryKey: ['programme', id, language],
    queryFn: () => loadProgramme(id ?? '', language),
    enabled: id !== undefined,
  }).data;
}
/** Names only, for where there is no more to say. */
export function useTitles(): Titles | undefined {
  const language = useLanguage();
  return useQuery({ queryKey: ['titles', language], queryFn: () => loadTitles(language) }).data;
}
export function usePart(id: string | undefined, part: string | undefined): ProgrammePart | null | undefined {
  const language = useLanguage();
  return useQuery({
    queryKey: ['programme', id, part, language],
    queryFn: () => loadPart(id ?? '', part ?? '', language),
    enabled: id !== undefined && part !== undefined,
  }).data;
}
export function useCatalogue(): ProgrammeCard[] | undefined {
  const language = useLanguage();
  return useQuery({
    queryKey: ['programmes', language],
    queryFn: async () => {
      const all = await Promise.all(programmeIds.map((id) => loadProgramme(id, language)));
      return all.filter((card) => card !== null).sort(byPlace);
    },
  }).data;
}
