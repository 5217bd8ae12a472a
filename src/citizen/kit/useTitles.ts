import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../client/api';
import { loadTitles, type Titles } from '../../content/titles';

export function useLanguage(): Language {
  const { language } = useTranslation().i18n;
  return language === 'nn' || language === 'en' ? language : 'nb';
}

/** Names of what is given, where there is no more to say of it. */
export function useTitles(): Titles | undefined {
  const language = useLanguage();
  return useQuery({ queryKey: ['titles', language], queryFn: () => loadTitles(language) }).data;
}
