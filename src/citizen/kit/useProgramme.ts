import { useQuery } from '@tanstack/react-query';
import { byPlace } from '../../care/programmes/order';
import type { ProgrammeCard, ProgrammePart } from '../../care/programmes/types';
import { loadPart, loadProgramme, programmeIds } from '../../content/load';
import { useLanguage } from './useTitles';

/** Programmes in the reader's language; undefined while loading, null when there is none. */
export function useProgramme(id: string | undefined): ProgrammeCard | null | undefined {
  const language = useLanguage();
  return useQuery({
    queryKey: ['programme', id, language],
    queryFn: () => loadProgramme(id ?? '', language),
    enabled: id !== undefined,
  }).data;
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
