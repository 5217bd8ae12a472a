import { useTranslation } from 'react-i18next';

/** The codebook's names in the reader's language; the number of a municipality stands as it is. */
export function useCodes() {
  const { t, i18n } = useTranslation('handin');
  const word = (key: string, otherwise: string): string => (i18n.exists(`handin:${key}`) ? t(key as 'code.all') : otherwise);
  return {
    table: (id: string) => word(`table.${id}`, id),
    dimension: (id: string) => word(`dimension.${id}`, id),
    code: (code: string) => word(`code.${code}`, code),
    summary: (id: string) => word(`summary.${id}`, id),
  };
}
