import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Period } from '../../care/pooling/handed-in';
import { type Format, useFormat } from '../../ui/format';

/** A period as people say it: a whole year by its number. */
export function usePeriodWords(): (period: Period) => string {
  const { t } = useTranslation('reader');
  return periodWords(t, useFormat());
}

/** The same in the words of a language. */
export const periodWords =
  (t: TFunction<'reader'>, f: Format) =>
  ({ from, until }: Period): string => {
    const year = from.slice(0, 4);
    const whole = from === `${year}-01-01` && until === `${year}-12-31`;
    return whole ? t('period.year', { year }) : t('period.days', { from: f.dayAndYear(from), until: f.dayAndYear(until) });
  };
