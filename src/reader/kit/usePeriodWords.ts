import { useTranslation } from 'react-i18next';
import type { Period } from '../../care/pooling/handed-in';
import { useFormat } from '../../ui/format';

/** A period as people say it: a whole year by its number. */
export function usePeriodWords(): (period: Period) => string {
  const { t } = useTranslation('reader');
  const f = useFormat();
  return ({ from, until }) => {
    const year = from.slice(0, 4);
    const whole = from === `${year}-01-01` && until === `${year}-12-31`;
    return whole ? t('period.year', { year }) : t('period.days', { from: f.dayAndYear(from), until: f.dayAndYear(until) });
  };
}
