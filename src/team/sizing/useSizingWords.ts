import { useTranslation } from 'react-i18next';
import { type Assumption, type AssumptionName, assumptions } from '../../care/sizing/assumptions';
import { useFormat } from '../../ui/format';

const aYear = 365;
const withinAYear = (days: number | null): days is number => days !== null && days <= aYear;

/** Numbers of the sizing in words. */
export function useSizingWords() {
  const { t } = useTranslation('sizing');
  const f = useFormat();
  const number = (value: number) => f.number(value, Number.isInteger(value) ? 0 : 1);
  return {
    number,
    withinAYear,
    positions: (value: number) => `${number(Math.round(value * 10) / 10)} ${t('unit.positions')}`,
    share: (value: number | null) => (value === null ? t('nobody') : f.percent(Math.round(value * 100))),
    days: (value: number | null) => (withinAYear(value) ? t('days', { count: value }) : t('overAYear')),
    with: (name: AssumptionName, value: number) => `${number(value)} ${t(`unit.${assumptions[name].unit}`)}`,
    /** Where a value comes from, and what it was before somebody put in their own. */
    from: (name: AssumptionName, own: number | undefined) => {
      const { source, value }: Assumption = assumptions[name];
      if (own === undefined) return source ? t('source', { source: t(`sources.${source}`) }) : t('assumed');
      return source
        ? t('own.source', { value: number(value), source: t(`sources.${source}`) })
        : t('own.assumed', { value: number(value) });
    },
  };
}
