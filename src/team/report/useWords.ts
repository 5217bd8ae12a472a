import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../care/figures/dimensions';
import type { Left } from '../../care/figures/figures';
import type { Period } from '../../care/figures/periods';
import { useNow } from '../../engine/engine';
import { localDate, useFormat } from '../../ui/format';
import { useNames } from '../kit/useNames';

/** Words for periods, codes, places and people, and numbers as a report says them. */
export function useWords() {
  const { t } = useTranslation(['report', 'common']);
  const f = useFormat();
  const nameOf = useNames('');
  const thisYear = localDate(useNow()).slice(0, 4);
  return {
    period: ({ id, from, to }: Period): string => {
      const year = from.slice(0, 4);
      if (id === 'last12') return t('period.last12');
      if (id === 'two') return t('period.two', { first: year, second: to.slice(0, 4) });
      if (id === year) return t(year === thisYear ? 'period.soFar' : 'period.year', { year });
      return `${f.dayAndYear(from)} – ${f.dayAndYear(to)}`;
    },
    /** Codes have words; municipalities and districts stand as they are written down. */
    value: (dimension: Dimension | 'sessionModes', value: string): string =>
      dimension === 'therapist' ? nameOf(value) : t(`value.${value}` as 'value.unknown', { defaultValue: value }),
    left: (left: Left): string =>
      left.length === 0 ? t('not.nobody') : f.list(left.map(({ reason, count }) => t(`reason.${reason}`, { count }))),
    percent: (share: number): string => f.percent(Math.round(share * 100)),
    /** Whole where it is whole, else with one decimal. */
    number: (value: number): string => f.number(value, Number.isInteger(value) ? 0 : 1),
    /** "jan.", and with its year "jan. 2025" */
    month: (month: string, year = false): string => {
      const name = t('common:monthsShort').split(' ')[Number(month.slice(5)) - 1] ?? month;
      return year ? `${name} ${month.slice(0, 4)}` : name;
    },
  };
}
