import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { loadPart } from '../../content/load';
import { languageOf } from '../kit/catalogue';

/** One part of a programme as the desk reads it: null until it is there. `part` undefined: none is wanted. */
export function usePart(programme: string, part: string | undefined) {
  const { i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const { data } = useQuery({
    queryKey: ['part', programme, part, language],
    queryFn: () => loadPart(programme, part ?? '', language),
    enabled: part !== undefined,
  });
  return data ?? null;
}
