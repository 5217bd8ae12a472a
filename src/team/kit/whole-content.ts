import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { byPlace } from '../../care/programmes/order';
import type { ProgrammeCard } from '../../care/programmes/types';
import type { Instrument } from '../../care/questionnaires/instruments/types';
import { instrumentIds, loadInstrument, loadProgramme, programmeIds } from '../../content/load';
import { languageOf, usePacks } from './catalogue';

/** The instruments themselves, where they are read or filled in: those that ship, then the team's own. */
export function useInstruments(): readonly Instrument[] {
  const language = languageOf(useTranslation().i18n.language);
  const shipped = useQueries({
    queries: instrumentIds.map((id) => ({ queryKey: ['instrument', id, language], queryFn: () => loadInstrument(id, language) })),
    combine: (answers) => answers.flatMap((a) => a.data ?? []),
  });
  const own = usePacks(language);
  return useMemo(() => [...shipped, ...own], [shipped, own]);
}

/** The programmes themselves, where they are chosen or gone through: what is on the desk all day needs their names only. */
export function useProgrammes(): readonly ProgrammeCard[] {
  const language = languageOf(useTranslation().i18n.language);
  return useQueries({
    queries: programmeIds.map((id) => ({ queryKey: ['programme', id, language], queryFn: () => loadProgramme(id, language) })),
    combine: (answers) => answers.flatMap((a) => a.data ?? []).sort(byPlace),
  });
}
