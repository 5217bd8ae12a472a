import { useTranslation } from 'react-i18next';
import { usePlaceNames } from '../kit/usePlaceNames';

/** The codebook's names in the reader's language; a municipality by its name. */
export function useCodes() {
  const { t, i18n } = useTranslation('handin');
  const placeOf = usePlaceNames();
  const word = (key: string, otherwise: string): string => (i18n.exists(`handin:${key}`) ? t(key as 'code.all') : otherwise);
  return {
    table: (id: string) => word(`table.${id}`, id),
    dimension: (id: string) => word(`dimension.${id}`, id),
    code: (code: string) => word(`code.${code}`, placeOf(code)),
    summary: (id: string) => word(`summary.${id}`, id),
  };
}
