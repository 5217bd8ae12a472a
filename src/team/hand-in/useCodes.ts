import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { usePlaceNames } from '../kit/usePlaceNames';

/** The codebook's names in a language; a municipality by its name. */
export const codesIn = (t: TFunction<'handin'>, placeOf: (kommune: string) => string) => ({
  table: (id: string): string => t(`table.${id}` as 'table.flow', { defaultValue: id }),
  dimension: (id: string): string => t(`dimension.${id}` as 'dimension.step', { defaultValue: id }),
  code: (code: string): string => t(`code.${code}` as 'code.all', { defaultValue: placeOf(code) }),
  summary: (id: string): string => t(`summary.${id}` as 'summary.spread-started', { defaultValue: id }),
});

/** The codebook's names in the reader's language. */
export function useCodes() {
  const { t } = useTranslation('handin');
  return codesIn(t, usePlaceNames());
}
